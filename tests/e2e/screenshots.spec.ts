import { expect } from '@playwright/test';
import { test } from '#tests/e2e/fixtures.ts';

/** Build output for people: `docs/screenshot.png` is a copy of few-1280-light-en-US.png. */
const SHOTS = 'test-results/screenshots';

test('UI8: screenshots, to be looked at: few and many freezers, both languages, themes and widths', async ({
  browser,
  gelo,
}) => {
  test.slow();
  const shoot = async (name: string, locale: string, colorScheme: 'light' | 'dark') => {
    for (const width of [1280, 390]) {
      const viewport = { width, height: width === 390 ? 844 : 720 };
      const options = { locale, colorScheme, viewport, baseURL: gelo.url() };
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await page.goto('/');
      await expect(page.locator('[data-freezer="vaccines"]')).toBeAttached();
      await page.screenshot({ path: `${SHOTS}/${name}-${width}-${colorScheme}-${locale}.png` });
      await context.close();
    }
  };
  const now = Date.now();
  const history = ['cold-room', 'kitchen', 'vaccines'].flatMap((key, index) =>
    Array.from({ length: 600 }, (_, second) => ({
      key,
      value: (Math.sin(second / (25 + 9 * index)) * (1.5 + index) - index * 4).toFixed(2),
      timestamp: String(now - 600_000 + second * 1000),
    })),
  );
  await gelo.send(...history);
  for (const locale of ['en-US', 'pt-BR']) {
    for (const colorScheme of ['light', 'dark'] as const) await shoot('few', locale, colorScheme);
  }
  const many = Array.from({ length: 1000 }, (_, n) => ({
    key: `freezer-${n}`,
    value: (Math.sin(n) * 5).toFixed(2),
  }));
  await gelo.send(...many);
  await shoot('many', 'pt-BR', 'light');
});
