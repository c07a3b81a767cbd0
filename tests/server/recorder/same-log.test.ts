import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freezerOfKey } from '#lib/freezer/key.ts';
import { decodeBatch, type LogMessage } from '#server/recorder/log-batch.ts';
import { findLikeness, likenessOf, type StoredMessage } from '#server/recorder/same-log.ts';
import { message, NOON } from '#tests/support/builders.ts';
import { piece, RECEIVED_AT, reader } from '#tests/support/pieces.ts';

const at = (nth: number) => NOON + nth * 1000;
/** A log of readings, of which each is known by its time. */
const readings = (count: number, from = 0, since = 0): LogMessage[] =>
  Array.from({ length: count }, (_, n) => message({ offset: from + n, at: at(since + n) }));
const stored = (nth: number): StoredMessage => ({
  ...{ freezer: 'f1', celsius: -3.42, at: at(nth), skewed: false },
});
const storedUpTo = (count: number) =>
  new Map(Array.from({ length: count }, (_, offset) => [offset, stored(offset)]));

function likeness(
  messages: LogMessage[],
  known: ReadonlyMap<number, StoredMessage>,
  { expiredTo = 0, receivedAt = RECEIVED_AT } = {},
) {
  const batch = decodeBatch(piece(messages, { receivedAt }), freezerOfKey, () => true);
  return likenessOf(batch, { messages: known, expiredTo });
}

test('RC6: it is the same up to the first message that was not recorded so', () => {
  expect(likeness(readings(5), storedUpTo(5))).toEqual({ sameTo: 5, differs: false });
  const grown = [...readings(2), ...readings(3, 2, 50)];
  expect(likeness(grown, storedUpTo(5))).toEqual({ sameTo: 2, differs: true });
  expect(likeness(readings(5, 0, 50), storedUpTo(5))).toEqual({ sameTo: undefined, differs: true });
  // Alike again by chance.
  expect(likeness([...grown.slice(0, 4), ...readings(1, 4, 4)], storedUpTo(5))).toMatchObject({
    sameTo: 2,
  });
});

const check = { ...message({ at: at(0) }), headers: { 'gelo-check': 'a' } };

test('RC6, IC5: a message of a check is the same as another', () => {
  expect(likeness([check], new Map([[0, { check: true }]]))).toEqual({ sameTo: 1, differs: false });
});

test.each<[string, LogMessage, StoredMessage]>([
  ['a check where a reading was', check, stored(0)],
  ['a reading where a check was', message({ at: at(0) }), { check: true }],
  ['a check where a reject was', check, { reason: 'empty', at: at(0) }],
  ['another freezer', message({ freezer: 'f2', at: at(0) }), stored(0)],
  ['another temperature', message({ celsius: 4, at: at(0) }), stored(0)],
  ['another time', message({ at: at(9) }), stored(0)],
  ['a reject', { ...message({ at: at(0) }), value: null }, stored(0)],
  ['no reject', message({ at: at(0) }), { reason: 'empty', at: at(0) }],
  [
    'another reason',
    { ...message({ at: at(0) }), value: null },
    { reason: 'not-a-number', at: at(0) },
  ],
])('RC6: %s is another message', (_title, given, known) => {
  expect(likeness([given], new Map([[0, known]]))).toEqual({ sameTo: undefined, differs: true });
});

test.each<[string, LogMessage, StoredMessage]>([
  ['a time by our clock', { ...message(), timestamp: '-1' }, stored(0)],
  ['a time by our clock then', message({ at: at(9) }), { ...stored(0), skewed: true }],
  ['a time of the future', message({ at: RECEIVED_AT + 3_600_000 }), stored(0)],
  [
    'a reject by our clock',
    { ...message(), value: null, timestamp: '-1' },
    { reason: 'empty', at: 0 },
  ],
  ['a freezer that was one too many', message(), { reason: 'too-many-freezers', at: at(0) }],
])('RC6: %s tells nothing', (_title, given, known) => {
  expect(likeness([given], new Map([[0, known]]))).toEqual({ sameTo: undefined, differs: false });
});

test('RC6: what is not in the database was dropped for its age, or is another message', () => {
  expect(likeness(readings(1), new Map())).toEqual({ sameTo: undefined, differs: true });
  expect(likeness(readings(1), new Map(), { expiredTo: 1 })).toMatchObject({ differs: false });
});

test('RC6: a reject that is the same says so too', () => {
  const reject = { ...message({ at: at(0) }), value: null };
  expect(likeness([reject], new Map([[0, { reason: 'empty', at: at(0) }]]))).toEqual({
    ...{ sameTo: 1, differs: false },
  });
});

test('RC6, RC1: wherever a log was cut and grown again, the place is found', () =>
  fc.assert(
    fc.asyncProperty(fc.nat(3000), fc.nat(1500), fc.nat(300), async (cut, lost, grown) => {
      const broker = [...readings(cut), ...readings(grown, cut, 10_000)];
      const end = Math.min(broker.length, cut + lost);
      const known = { messages: storedUpTo(cut + lost), expiredTo: 0 };
      const found = await findLikeness({
        ...{ low: 0, end, read: reader(broker), readStored: async () => known },
      });
      const sameTo = cut === 0 ? undefined : cut;
      expect(found.sameTo).toBe(sameTo);
      expect(found.differs).toBe(Math.min(lost, grown) > 0);
    }),
    { numRuns: 100 },
  ));
