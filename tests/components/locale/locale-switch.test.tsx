import { afterEach, beforeEach, expect, test } from 'vitest';
import { LocaleSwitch } from '#components/locale/locale-switch.tsx';
import { LOCALE_COOKIE } from '#lib/words/locale.ts';
import { cookieOf, forgetCookie } from '#tests/support/cookies.ts';
import { openScene } from '#tests/support/live-scene.tsx';
import { asked } from '#tests/support/next/navigation.ts';

beforeEach(() => {
  asked.refresh = 0;
});
afterEach(() => forgetCookie(LOCALE_COOKIE));

test('UI4: both languages are named in full, and which one it is', async () => {
  const { getByRole } = await openScene().show(<LocaleSwitch />);
  const portuguese = getByRole('button', { name: 'PT – Português' });
  const english = getByRole('button', { name: 'EN – English' });
  await expect.element(portuguese).toHaveAttribute('lang', 'pt-BR');
  await expect.element(portuguese).toHaveAttribute('aria-pressed', 'false');
  await expect.element(english).toHaveAttribute('aria-pressed', 'true');
});

test('UI4: a choice is kept, and the page is asked for in it', async () => {
  const { getByRole } = await openScene().show(<LocaleSwitch />);
  await getByRole('button', { name: 'PT – Português' }).click();
  expect([cookieOf(LOCALE_COOKIE), asked.refresh]).toEqual(['pt-BR', 1]);
});
