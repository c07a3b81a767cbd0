import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALARM_KINDS, STANDINGS, type Standing } from '#lib/alarm/alarm.ts';
import { ledAmong } from '#lib/alarm/lead.ts';
import { byUrgency, isLoud, listedAs, waiting } from '#lib/alarm/waiting.ts';
import { alarmView, NOON } from '#tests/support/builders.ts';

const some = fc.array(
  fc
    .record({
      id: fc.nat(3),
      raisedAt: fc.nat(5).map((n) => NOON + n),
      freezer: fc.constantFrom('f1', 'f2'),
      kind: fc.constantFrom(...ALARM_KINDS),
      standing: fc.constantFrom(...STANDINGS),
      shelvedUntil: fc.constantFrom(null, NOON, NOON + 1),
    })
    .map((given) => alarmView(given)),
);
const waits = (given: Parameters<typeof alarmView>[0]) =>
  waiting([alarmView(given)], NOON).length === 1;

test('AT1: an alarm waits for somebody until it is acknowledged, also when it is over', () => {
  expect(STANDINGS.filter((standing) => waits({ standing }))).toEqual(['active', 'returned']);
});

test('AT1, AL10: a shelved alarm waits for nobody, until its shelf ends', () => {
  expect(waits({ shelvedUntil: NOON + 1 })).toBe(false);
  expect(waits({ shelvedUntil: NOON })).toBe(true);
});

test('AT1, AL16: those that wait and are not led are listed once each, and nothing is done to what was given', () => {
  fc.assert(
    fc.property(some, (alarms) => {
      const before = [...alarms];
      const found = waiting(alarms, NOON);
      expect(alarms).toEqual(before);
      const isLed = ledAmong(alarms, NOON);
      const expected = alarms.filter((each) => waits(each) && !isLed(each));
      expect(found).toHaveLength(expected.length);
      expect(new Set(found)).toEqual(new Set(expected));
    }),
  );
});

test('AL16, AT1: a freezer beyond its limit waits once, and its warning only when that alarm has closed', () => {
  const warning = alarmView({ id: 2, kind: 'warning' });
  const count = (standing: Standing) => waiting([alarmView({ standing }), warning], NOON).length;
  expect(STANDINGS.map((standing) => `${standing} ${count(standing)}`)).toEqual([
    ...['none 1', 'active 1', 'acknowledged 0', 'returned 1'],
  ]);
});

test('AL16: who waits at a freezer at all waits there also with its warnings left out', () => {
  fc.assert(
    fc.property(some, (alarms) => {
      const open = alarms.filter(({ standing }) => standing !== 'acknowledged');
      const all = new Set(open.filter((each) => waits(each)).map(({ freezer }) => freezer));
      expect(new Set(waiting(open, NOON).map(({ freezer }) => freezer))).toEqual(all);
    }),
  );
});

test('AT4: those that make no sound come last, of those that are alike the newest comes first', () => {
  fc.assert(
    fc.property(some, (alarms) => {
      const found = waiting(alarms, NOON);
      const loud = found.map(isLoud);
      expect(loud).toEqual([...loud].sort((a, b) => Number(b) - Number(a)));
      for (const [n, one] of found.entries()) {
        const next = found[n + 1];
        if (next === undefined || isLoud(one) !== isLoud(next)) continue;
        if (one.standing === next.standing) {
          expect(one.raisedAt).toBeGreaterThanOrEqual(next.raisedAt);
        }
      }
    }),
  );
});

test('AM1: one that is active stands before one that is seen to, over, or shelved', () => {
  const alarms = [
    alarmView({ id: 4, shelvedUntil: NOON + 1 }),
    alarmView({ id: 3, standing: 'returned' }),
    alarmView({ id: 2, standing: 'acknowledged' }),
    alarmView({ id: 1, kind: 'warning' }),
    alarmView({ id: 0, raisedAt: NOON - 5 }),
    alarmView({ id: 5, standing: 'none' }),
  ];
  const sorted = [...alarms].sort(byUrgency(NOON));
  expect(sorted.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(sorted.map((each) => listedAs(each, NOON))).toEqual([
    ...['active', 'active', 'acknowledged', 'returned', 'shelved', undefined],
  ]);
});

test('AM1: the order is the same however alarms come', () => {
  fc.assert(
    fc.property(some, (alarms) => {
      const look = (list: typeof alarms) =>
        list.sort(byUrgency(NOON)).map(({ id, raisedAt, standing }) => [id, raisedAt, standing]);
      const distinct = [...new Map(alarms.map((each) => [each.id, each])).values()];
      expect(look([...distinct].reverse())).toEqual(look(distinct));
    }),
  );
});
