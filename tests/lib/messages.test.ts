import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { ALARM_KINDS } from '#lib/alarm/alarm.ts';
import { TILE_STATES } from '#lib/freezer/status.ts';
import { PART_NAMES } from '#lib/health/parts.ts';
import { adminEn } from '#lib/messages/admin-en.ts';
import { adminPtBr } from '#lib/messages/admin-pt-br.ts';
import { en } from '#lib/messages/en.ts';
import { ptBr } from '#lib/messages/pt-br.ts';
import { REJECT_REASONS } from '#lib/reading/reading.ts';
import { ageOf, spanOf } from '#lib/words/format.ts';
import { LOCALES, type Locale } from '#lib/words/locale.ts';
import { THEMES } from '#lib/words/theme.ts';

type Tree = { [name: string]: string | Tree };
type Values = Record<string, number | ((chunks: string) => string)>;

const TEXTS: Record<Locale, Map<string, string>> = {
  en: new Map(leaves({ ...en, ...adminEn })),
  'pt-BR': new Map(leaves({ ...ptBr, ...adminPtBr })),
};

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, part]): [string, string][] =>
    typeof part === 'string' ? [[path + name, part]] : leaves(part, `${path}${name}.`),
  );
}

function format(locale: Locale, text: string, values: Values): string {
  const translate = createTranslator({
    locale,
    messages: { text },
    onError: (error) => {
      throw error;
    },
  });
  return translate.markup('text', values);
}

/** What stands behind an opening brace or makes a tag; some of it is the text of a plural, not an argument. */
function candidates(text: string): Values {
  const named = [...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => [name, 2]);
  const tags = [...text.matchAll(/<(\w+)>/g)].map(([, name = '']) => [name, () => name]);
  return Object.fromEntries([...named, ...tags]);
}

/** The arguments without which a text cannot be shown. */
function argumentsOf(locale: Locale, text: string): string[] {
  const all = candidates(text);
  return Object.keys(all)
    .filter((name) => {
      const { [name]: _left, ...others } = all;
      try {
        format(locale, text, others);
        return false;
      } catch {
        return true;
      }
    })
    .sort();
}

describe.each(LOCALES)('UI4: in %s', (locale) => {
  test.each([...TEXTS[locale]])('UI4: %s parses', (_path, text) => {
    expect(format(locale, text, candidates(text))).not.toMatch(/[{}#<>]|^\s*$/);
  });
});

test('UI4: both languages have the same texts', () => {
  expect([...TEXTS['pt-BR'].keys()].sort()).toEqual([...TEXTS.en.keys()].sort());
});

test.each([...TEXTS.en])('UI4: %s takes the same arguments in both languages', (path, text) => {
  const portuguese = TEXTS['pt-BR'].get(path) ?? '';
  expect(argumentsOf('pt-BR', portuguese)).toEqual(argumentsOf('en', text));
});

const everyText = LOCALES.flatMap((locale) => [...TEXTS[locale].values()]);
const UNIT_APART = /[\d}] (°C|ms|s|min|h)(?!\p{L})/u;

test('UI4: no text tears a unit from its value', () => {
  expect(everyText.filter((text) => UNIT_APART.test(text))).toEqual([]);
  expect(everyText.filter((text) => UNIT_APART.test(text.replaceAll('\u00a0', ' ')))).not.toEqual(
    [],
  );
});

test('UI4: the arguments of a text are found', () => {
  expect(argumentsOf('en', en.rejects.count)).toEqual(['count', 'offset', 'partition', 'reason']);
  expect(argumentsOf('pt-BR', ptBr.age.days)).toEqual(['count']);
  expect(argumentsOf('en', en.app.name)).toEqual([]);
  expect(argumentsOf('pt-BR', ptBr.freezer.for)).toEqual(['span']);
});

test.each([
  ['en', en.fleet.count, ['No freezers yet', '1 freezer', '2 freezers', '1,000 freezers']],
  [
    'pt-BR',
    ptBr.fleet.count,
    ['Nenhum freezer ainda', '1 freezer', '2 freezers', '1.000 freezers'],
  ],
  ['en', en.age.days, ['0 days ago', '1 day ago', '2 days ago', '1,000 days ago']],
  ['pt-BR', ptBr.age.days, ['há 0 dia', 'há 1 dia', 'há 2 dias', 'há 1.000 dias']],
] as const)('UI4: numbers in %s: %s', (locale, text, expected) => {
  expect([0, 1, 2, 1000].map((count) => format(locale, text, { count }))).toEqual(expected);
});

test('LV6: every reason of a reject has its words', () => {
  expect(Object.keys(en.rejects.reason).sort()).toEqual([...REJECT_REASONS].sort());
});

test.each(PART_NAMES)('LC6: the page can say that %s is away', (part) => {
  expect(TEXTS.en.has(`parts.${part}`)).toBe(true);
});

test.each([0, 3e3, 60e3, 3600e3, 86_400e3])('UI1: an age of %d ms has its words', (ms) => {
  expect(TEXTS.en.has(`age.${ageOf(ms).unit}`)).toBe(true);
});

test.each([0, 60e3, 3600e3, 86_400e3])('FL2: a time of %d ms has its words', (ms) => {
  expect(TEXTS.en.has(`span.${spanOf(ms).unit}`)).toBe(true);
});

test('UI6: every state of a freezer and every kind of alarm has its word', () => {
  expect(Object.keys(en.freezer.state).sort()).toEqual([...TILE_STATES].sort());
  expect(Object.keys(en.freezer.alarm).sort()).toEqual([...ALARM_KINDS].sort());
});

test.each(THEMES)('UI5: the theme %s has its word', (theme) => {
  expect(TEXTS.en.has(`theme.${theme}`)).toBe(true);
});
