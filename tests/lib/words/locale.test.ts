import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseLocale, LOCALES } from '#lib/words/locale.ts';

test.each([
  ['pt-BR', 'pt-BR'],
  ['pt-BR,pt;q=0.9,en;q=0.8', 'pt-BR'],
  ['pt', 'pt-BR'],
  ['PT-br', 'pt-BR'],
  ['en-GB', 'en'],
  ['en-US,en;q=0.9,pt;q=0.8', 'en'],
  ['de-DE,pt;q=0.5,en;q=0.3', 'pt-BR'],
  ['en;q=0.3, pt ; q=0.5', 'pt-BR'],
  ['pt;q=0,en;q=0.1', 'en'],
  ['pt;q=0', 'en'],
  ['pt;q=oops,en;q=0.1', 'en'],
  ['de,fr', 'en'],
  ['*', 'en'],
  ['ptx', 'en'],
  ['', 'en'],
  [null, 'en'],
] as const)('UI4: a browser that wishes %j reads %s', (wish, locale) => {
  expect(chooseLocale(undefined, wish)).toBe(locale);
});

test.each([
  ['en', 'pt-BR', 'en'],
  ['pt-BR', 'en', 'pt-BR'],
  ['de', 'pt-BR', 'pt-BR'],
  ['PT-BR', 'en', 'en'],
  ['', 'pt', 'pt-BR'],
] as const)('UI4: the choice %j comes before the wish %j: %s', (chosen, wish, locale) => {
  expect(chooseLocale(chosen, wish)).toBe(locale);
});

test('UI4: whatever a browser sends, the page has a language', () => {
  const entry = fc.stringMatching(/^[a-z*]{0,3}(-[A-Z]{2})?(; ?q ?= ?[-0-9.e]{0,4})?$/);
  const header = fc.oneof(fc.string({ unit: 'binary' }), fc.array(entry).map(String));
  fc.assert(
    fc.property(fc.option(fc.string(), { nil: undefined }), fc.option(header), (chosen, wish) => {
      expect(LOCALES).toContain(chooseLocale(chosen, wish));
    }),
  );
});
