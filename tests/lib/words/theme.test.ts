import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseTheme, THEMES } from '#lib/words/theme.ts';

test.each(THEMES)('UI5: %s is remembered when it was chosen', (theme) => {
  expect(chooseTheme(theme)).toBe(theme);
});

test('UI5: without a choice, or with one that makes no sense, it is as the system wishes', () => {
  expect(chooseTheme(undefined)).toBe('system');
  const other = fc.string().filter((text) => !THEMES.some((theme) => theme === text));
  fc.assert(
    fc.property(fc.oneof(other, fc.constantFrom('', 'DARK', 'dark ', '__proto__')), (text) => {
      expect(chooseTheme(text)).toBe('system');
    }),
  );
});
