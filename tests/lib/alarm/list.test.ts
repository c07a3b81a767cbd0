import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALARM_KINDS, STANDINGS } from '#lib/alarm/alarm.ts';
import {
  type AlarmEntry,
  countListed,
  keepPlaces,
  kindsAmong,
  listAlarms,
  moveCursor,
  withoutLed,
} from '#lib/alarm/list.ts';
import { LISTED, listedAs } from '#lib/alarm/waiting.ts';
import { type AlarmWish, NO_WISH } from '#lib/alarm/wish.ts';
import { alarmView, NOON } from '#tests/support/builders.ts';

type Given = Parameters<typeof alarmView>[0] & { name?: string; place?: string | null };
function entry({ name, place = null, ...given }: Given): AlarmEntry {
  const alarm = alarmView(given);
  return { alarm, name: name ?? alarm.freezer, place };
}
const ids = (entries: readonly AlarmEntry[]) => entries.map(({ alarm }) => alarm.id);
const shown = (entries: readonly AlarmEntry[], wish: Partial<AlarmWish> = {}) =>
  ids(listAlarms(entries, { ...NO_WISH, ...wish }, NOON));

const entries = [
  entry({ id: 1, freezer: 'a', name: 'Câmara fria', place: 'Cozinha' }),
  entry({ id: 2, freezer: 'b', kind: 'warning', raisedAt: NOON + 1 }),
  entry({ id: 3, freezer: 'a', kind: 'silent', standing: 'acknowledged' }),
  entry({ id: 4, freezer: 'c', standing: 'returned', place: 'Salão' }),
  entry({ id: 5, freezer: 'd', shelvedUntil: NOON + 1 }),
  entry({ id: 6, freezer: 'e', raisedAt: NOON + 2 }),
];

test('AM1: worst and newest first', () => {
  expect(shown(entries)).toEqual([6, 1, 2, 3, 4, 5]);
});

test.each([
  [{ kind: 'silent' }, [3]],
  [{ listed: 'active' }, [6, 1, 2]],
  [{ listed: 'shelved' }, [5]],
  [{ freezer: 'a' }, [1, 3]],
  [{ freezer: 'a', listed: 'acknowledged' }, [3]],
  [{ freezer: 'nobody' }, []],
  [{ search: 'camara' }, [1]],
  [{ search: 'SALAO' }, [4]],
  [{ search: 'cozinha b' }, []],
] as const)('AM3: of all alarms %j shows %j', (wish, found) => {
  expect(shown(entries, wish)).toEqual(found);
});

test('AM1, AL16: a warning that is led is not listed, counted, or among the kinds', () => {
  const led = entry({ id: 9, freezer: 'e', kind: 'warning' });
  const free = entry({ id: 10, freezer: 'd', kind: 'warning' });
  const own = withoutLed([...entries, led, free], NOON);
  expect(ids(own)).toEqual([...ids(entries), 10]);
  expect(withoutLed([led], NOON)).toEqual([led]);
});

test('AM3: each standing is counted among those that fit all else', () => {
  const count = (wish: Partial<AlarmWish>) => countListed(entries, { ...NO_WISH, ...wish }, NOON);
  expect(count({})).toEqual({ active: 3, acknowledged: 1, returned: 1, shelved: 1 });
  expect(count({ listed: 'shelved' })).toEqual(count({}));
  expect(count({ freezer: 'a' })).toEqual({ active: 1, acknowledged: 1, returned: 0, shelved: 0 });
});

test('AM3: the kinds to choose from are those that there are, and the chosen one', () => {
  expect(kindsAmong(entries, null)).toEqual(['high', 'warning', 'silent']);
  expect(kindsAmong([], 'fault')).toEqual(['fault']);
});

const someEntries = fc.uniqueArray(
  fc
    .record({
      id: fc.nat(30),
      raisedAt: fc.nat(5).map((n) => NOON + n),
      kind: fc.constantFrom(...ALARM_KINDS),
      standing: fc.constantFrom(...STANDINGS.filter((each) => each !== 'none')),
      shelvedUntil: fc.constantFrom(null, NOON, NOON + 1),
      freezer: fc.constantFrom('a', 'b'),
    })
    .map((given) => entry(given)),
  { selector: ({ alarm }) => alarm.id },
);

test('AM1, AM3: every alarm is listed once, under the standing that it is counted for', () => {
  fc.assert(
    fc.property(someEntries, (all) => {
      expect(new Set(shown(all))).toEqual(new Set(ids(all)));
      const counts = countListed(all, NO_WISH, NOON);
      for (const listed of LISTED) {
        const found = listAlarms(all, { ...NO_WISH, listed }, NOON);
        expect(found).toHaveLength(counts[listed]);
        for (const { alarm } of found) expect(listedAs(alarm, NOON)).toBe(listed);
      }
    }),
  );
});

test('AM1: held rows keep their places, and nothing that comes is missing', () => {
  const some = fc.uniqueArray(fc.nat(20));
  fc.assert(
    fc.property(some, some, (before, wanted) => {
      const kept = keepPlaces(before, wanted);
      expect(kept.slice(0, before.length)).toEqual(before);
      expect(new Set(kept)).toEqual(new Set([...before, ...wanted]));
      expect(new Set(kept).size).toBe(kept.length);
    }),
  );
});

test('AM4: the cursor goes row by row, stays at both ends, and starts anew where its row has gone', () => {
  expect(moveCursor([], undefined, 1)).toBeUndefined();
  expect(moveCursor([7, 8, 9], undefined, 1)).toBe(7);
  expect(moveCursor([7, 8, 9], undefined, -1)).toBe(7);
  expect(moveCursor([7, 8, 9], 7, 1)).toBe(8);
  expect(moveCursor([7, 8, 9], 9, 1)).toBe(9);
  expect(moveCursor([7, 8, 9], 7, -1)).toBe(7);
  expect(moveCursor([7, 8, 9], 5, 1)).toBe(7);
});
