import { expect, test } from 'vitest';
import { integrityRequest } from '#lib/api/integrity.ts';
import { type CheckDraft, NEW_DRAFT, readDraft, requestOf } from '#lib/integrity/draft.ts';

const draft = (given: Partial<CheckDraft>): CheckDraft => ({ ...NEW_DRAFT, ...given });

test('IC9: what stands there at first can be started', () => {
  expect(requestOf(NEW_DRAFT)).toEqual({
    ...{ count: 10_000, keys: { strategy: 'spread' }, partitioner: 'murmur2' },
  });
});

test.each([
  ['1', 1],
  [' 500 ', 500],
  ['1000000', 1_000_000],
  ['1.000.000', 1_000_000],
  ['10,000', 10_000],
  ['10 000', 10_000],
])('IC9: %j is so many messages', (count, expected) => {
  expect(readDraft(draft({ count })).count).toBe(expected);
});

test.each(['', '0', '-1', '1.5', '1,5', '1e3', '1000001', '10.00', 'many', '1'.repeat(40)])(
  'IC9: %j is no number of messages',
  (count) => {
    expect(requestOf(draft({ count }))).toBeUndefined();
  },
);

test.each<[Partial<CheckDraft>, unknown]>([
  [
    { strategy: 'one', key: ' sensor0 ' },
    { strategy: 'one', key: 'sensor0' },
  ],
  [
    { strategy: 'list', list: 'a\n\n b \r\nc d\n' },
    { strategy: 'list', list: ['a', 'b', 'c d'] },
  ],
  [{ strategy: 'spread', key: '\0', list: '' }, { strategy: 'spread' }],
])('IC9: %j are keys', (given, keys) => {
  expect(readDraft(draft(given)).keys).toEqual(keys);
});

test.each<Partial<CheckDraft>>([
  { strategy: 'one', key: ' ' },
  { strategy: 'one', key: 'a\tb' },
  { strategy: 'one', key: 'x'.repeat(201) },
  { strategy: 'list', list: '\n' },
  { strategy: 'list', list: 'a\nb\na' },
  { strategy: 'list', list: Array.from({ length: 1001 }, (_, nth) => nth).join('\n') },
])('IC9: %j are none', (given) => {
  expect(requestOf(draft(given))).toBeUndefined();
});

test('IC9: what the form takes, the server takes', () => {
  for (const given of [
    {},
    { strategy: 'one', key: '🧊'.repeat(200) },
    { strategy: 'list', list: Array.from({ length: 1000 }, (_, nth) => nth).join('\n') },
  ] as const) {
    const request = requestOf(draft(given));
    expect(integrityRequest.parse(request)).toEqual(request);
  }
});
