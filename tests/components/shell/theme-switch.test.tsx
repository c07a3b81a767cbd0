import { afterEach, expect, test } from 'vitest';
import { ThemeSwitch } from '#components/shell/theme-switch.tsx';
import { chooseTheme, THEME_COOKIE } from '#lib/words/theme.ts';
import { cookieOf, forgetCookie } from '#tests/support/cookies.ts';
import { openScene } from '#tests/support/live-scene.tsx';

afterEach(() => forgetCookie(THEME_COOKIE));

const root = document.documentElement;
const page = () => getComputedStyle(document.body).backgroundColor;

test('UI5: one button goes round: as the system, light, dark; the page follows at once', async () => {
  const { getByRole } = await openScene().show(<ThemeSwitch chosen="system" />);
  await expect.element(getByRole('button', { name: 'Theme: As the system' })).toBeVisible();
  const seen = new Map<string, string>();
  for (const [name, theme] of [
    ['Light', 'light'],
    ['Dark', 'dark'],
    ['As the system', 'system'],
  ] as const) {
    await getByRole('button').click();
    await expect.element(getByRole('button', { name: `Theme: ${name}` })).toBeVisible();
    expect(root.dataset['theme']).toBe(theme);
    expect(chooseTheme(cookieOf(THEME_COOKIE))).toBe(theme);
    seen.set(theme, page());
  }
  expect(seen.get('light')).not.toBe(seen.get('dark'));
});

test('UI5: it begins with what was chosen before, and goes on from there', async () => {
  const { getByRole } = await openScene().show(<ThemeSwitch chosen="light" />, 'pt-BR');
  await expect.element(getByRole('button', { name: 'Tema: Claro' })).toBeVisible();
  await getByRole('button').click();
  await expect.element(getByRole('button', { name: 'Tema: Escuro' })).toBeVisible();
});

test('UI5: both themes are of their own colours, whatever the system wishes', () => {
  root.dataset['theme'] = 'light';
  const light = page();
  root.dataset['theme'] = 'dark';
  expect([light, page()]).toEqual(['rgb(243, 246, 249)', 'rgb(11, 17, 23)']);
});
