import { type Browser, expect, test } from '@playwright/test';
import { openGelo, type RunningGelo } from '#tests/e2e/fixtures.ts';

/** Build output for people; `docs/screenshot.png` is a copy of readme.png. */
const SHOTS = 'test-results/screenshots';

const PAGES = {
  few: '/',
  alarms: '/alarms',
  freezer: '/freezers/vaccines?range=15m',
  report: '/freezers/vaccines/report',
  wall: '/wall',
  people: '/admin/people',
};

type Shot = {
  name: string;
  path?: string;
  locale: string;
  colorScheme: 'light' | 'dark';
  width: number;
  height: number;
};

async function shoot(browser: Browser, gelo: RunningGelo, shot: Shot): Promise<void> {
  const { name, path = '/', locale, colorScheme, width, height } = shot;
  const context = await browser.newContext({
    ...{ locale, colorScheme, viewport: { width, height } },
    reducedMotion: 'reduce',
  });
  const [cookie = '', value = ''] = gelo.cookie.split('=');
  await context.addCookies([{ name: cookie, value, url: gelo.url() }]);
  const page = await context.newPage();
  await page.goto(new URL(path, gelo.url()).href);
  await expect(page.locator('main')).toBeVisible();
  await expect(page.locator('[data-connection="live"]')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${SHOTS}/${name}.png` });
  await context.close();
}

/** Ten minutes of a compressor that switches on and off. */
function history(key: string, mean: number, swing: number, periodS: number) {
  const now = Date.now();
  return Array.from({ length: 600 }, (_, second) => ({
    key,
    value: (mean + Math.sin(second / periodS) * swing + Math.random() * 0.3).toFixed(2),
    timestamp: String(now - 600_000 + second * 1000),
  }));
}

test('UI7: screenshots, to be looked at: each page, few and many freezers, both languages, themes and widths', async ({
  browser,
}) => {
  test.slow();
  const gelo = await openGelo();
  const sizes = [
    { width: 1280, height: 720 },
    { width: 390, height: 844 },
  ];
  await gelo.send(
    ...history('cold-room', -19, 1.2, 38),
    ...history('kitchen', -3, 1.6, 24),
    ...history('vaccines', -21, 0.8, 55),
  );
  for (const locale of ['en-US', 'pt-BR']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const size of sizes) {
        for (const [page, path] of Object.entries(PAGES)) {
          const name = `${page}-${size.width}-${colorScheme}-${locale}`;
          await shoot(browser, gelo, { name, path, locale, colorScheme, ...size });
        }
      }
    }
  }
  const readme = { name: 'readme', locale: 'en-US', width: 820, height: 480 };
  await shoot(browser, gelo, { ...readme, colorScheme: 'light' });
  const many = Array.from({ length: 1000 }, (_, n) => ({
    key: `freezer-${n}`,
    value: (Math.sin(n) * 5).toFixed(2),
  }));
  await gelo.send(...many);
  for (const size of sizes) {
    const shot = { locale: 'pt-BR', colorScheme: 'light', ...size } as const;
    await shoot(browser, gelo, { name: `many-${size.width}`, ...shot });
  }
  await gelo.close();
});
