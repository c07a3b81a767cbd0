import fc from 'fast-check';
import { expect, test } from 'vitest';
import { journalQuery } from '#lib/api/journal.ts';
import {
  isBackwards,
  isWhole,
  type JournalWish,
  NO_JOURNAL_WISH,
  queryOfWish,
  readJournalWish,
} from '#lib/journal/wish.ts';

const read = (query: string) => readJournalWish(new URLSearchParams(query));

test('JO2: an address without any wish wishes for all', () => {
  expect(read('')).toEqual(NO_JOURNAL_WISH);
  expect(queryOfWish(NO_JOURNAL_WISH).size).toBe(0);
  expect(isWhole(NO_JOURNAL_WISH)).toBe(true);
});

test('JO2: every part of a wish is in the address', () => {
  const wish: JournalWish = {
    ...{ freezer: 'câmara 1/❄️', alarm: 7, who: 'José & Ana', by: null, what: 'settings saved' },
    ...{ from: 1_700_000_000_000, to: 1_700_000_100_000, search: 'porta "aberta"' },
  };
  expect(readJournalWish(queryOfWish(wish))).toEqual(wish);
  expect(read('by=gelo').by).toBe('gelo');
});

test.each([
  ['freezer=%00', 'freezer'],
  ['alarm=0', 'alarm'],
  ['alarm=x', 'alarm'],
  ['alarm=99999999999999999999', 'alarm'],
  ['who=%0A', 'who'],
  ['by=robots', 'by'],
  ['what=', 'what'],
  ['from=yesterday', 'from'],
  ['to=-5', 'to'],
  ['to=999999999999999', 'to'],
] as const)('JO2: what makes no sense (%s) is as if it were absent', (query, field) => {
  expect(read(query)[field]).toBeNull();
});

test('JO2: one person’s deeds are people’s deeds: one of both counts', () => {
  expect(read('who=Ana&by=gelo')).toMatchObject({ who: 'Ana', by: null });
});

test('JO1: a range that ends before it begins is known as such', () => {
  expect(isBackwards(read('from=5&to=5'))).toBe(true);
  expect(isBackwards(read('from=5&to=6'))).toBe(false);
  expect(isBackwards(read('to=6'))).toBe(false);
});

test('JO2: whatever an address holds, the API takes what is made of it, and it is read back the same', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer().map(String),
    fc.constantFrom('gelo', 'people', 'Ana', 'alarms', ' x '),
  );
  const names = ['freezer', 'alarm', 'who', 'by', 'what', 'from', 'to', 'q'];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), text), (given) => {
      const wish = readJournalWish(new URLSearchParams(given));
      const query = queryOfWish(wish);
      const parsed = journalQuery.safeParse(Object.fromEntries(query));
      expect(parsed.error?.issues ?? []).toEqual([]);
      expect(queryOfWish(readJournalWish(query)).toString()).toBe(query.toString());
    }),
    { numRuns: 1000 },
  );
});
