import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FreezerSettings } from '#lib/api/freezers.ts';
import {
  draftOf,
  FIELD_RULES,
  SETTING_FIELDS,
  type SettingField,
  settingsOf,
} from '#lib/settings/draft.ts';
import { type Overrides, settingsFields } from '#lib/settings/settings.ts';
import { LOCALES } from '#lib/words/locale.ts';

const PLAIN: FreezerSettings = { name: null, place: null, profile: 'beverage', overrides: {} };
const draft = draftOf(PLAIN, 'en');
const own = (field: SettingField, text: string) => ({
  ...draft,
  fields: { ...draft.fields, [field]: { source: 'own', text } as const },
});
const typed = (field: SettingField, text: string) => {
  const read = settingsOf(own(field, text));
  return read.ok ? read.settings.overrides[field] : read.faults[field];
};

test.each([
  ['-18.5', -18.5],
  ['-18,5', -18.5],
  ['−18,5', -18.5],
  [' 4 ', 4],
  ['', 'missing'],
  ['warm', 'not-a-number'],
  ['1.000,5', 'not-a-number'],
  ['-300', 'out-of-range'],
  ['1001', 'out-of-range'],
])('FZ7: %j typed as a limit is %j', (text, wanted) => {
  expect(typed('low', text)).toBe(wanted);
});

test.each([
  ['90', 90],
  ['1,5', 'not-whole'],
  ['4', 'out-of-range'],
])('FZ7: %j typed as seconds is %j', (text, wanted) => {
  expect(typed('silentAfterSeconds', text)).toBe(wanted);
});

test.each([
  ['-127; 85', [-127, 85]],
  ['-127,5;85', [-127.5, 85]],
  ['-127 85', [-127, 85]],
  ['', []],
  ['-127; x', 'not-a-number'],
])('FZ7: %j typed as a list is %j', (text, wanted) => {
  expect(typed('probeErrors', text)).toEqual(wanted);
});

test('FZ7: none is none, and what the profile says is not sent', () => {
  const none = {
    ...draft,
    fields: { ...draft.fields, high: { source: 'none', text: '7' } as const },
  };
  expect(settingsOf(none)).toEqual({ ok: true, settings: { ...PLAIN, overrides: { high: null } } });
  expect(settingsOf(draft)).toEqual({ ok: true, settings: PLAIN });
});

test('FZ7: white space is no name', () => {
  expect(settingsOf({ ...draft, name: '  ', place: ' A ' })).toEqual({
    ...{ ok: true, settings: { ...PLAIN, place: 'A' } },
  });
});

const decimal = (least: number, most: number) =>
  fc.integer({ min: Math.ceil(least * 100), max: Math.floor(most * 100) }).map((n) => n / 100);
const someValue = (field: SettingField) => {
  const { least, most, whole, orNone, many } = FIELD_RULES[field];
  const one = whole ? fc.integer({ min: least, max: most }) : decimal(least, most);
  if (many) return fc.array(one, { maxLength: 5 });
  return orNone ? fc.option(one) : one;
};
const someOverrides = fc.record(
  Object.fromEntries(SETTING_FIELDS.map((field) => [field, someValue(field)])),
  { requiredKeys: [] },
);

test('FZ7: what is shown in the form is what is sent when nothing was typed, in both languages', () => {
  fc.assert(
    fc.property(someOverrides, fc.constantFrom(...LOCALES), (overrides, locale) => {
      const settings = { ...PLAIN, overrides: overrides as Overrides };
      expect(settingsOf(draftOf(settings, locale))).toEqual({ ok: true, settings });
    }),
  );
});

test.each(SETTING_FIELDS)('FZ7, PF2: the form takes for %s what the server takes', (field) => {
  const { least, most, orNone, many, whole } = FIELD_RULES[field];
  const takes = (value: number | null) =>
    settingsFields.shape[field].safeParse(many && value !== null ? [value] : value).success;
  const begin = field === 'jumpCelsius' ? 0.01 : least;
  expect([begin, most, begin - 1, most + 1].map(takes)).toEqual([true, true, false, false]);
  expect(takes(null)).toBe(orNone);
  expect(takes(Math.max(begin, 5) + 0.5)).toBe(!whole);
});
