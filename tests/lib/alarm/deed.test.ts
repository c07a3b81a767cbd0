import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actOnAlarm } from '#lib/alarm/act.ts';
import { ALARM_KINDS, type Condition, STANDINGS, standingOf } from '#lib/alarm/alarm.ts';
import { type Deed, firstDeed, goesWith, obstacleTo, sortOut } from '#lib/alarm/deed.ts';
import { ledAmong } from '#lib/alarm/lead.ts';
import { play, rules, value } from '#tests/lib/alarm/builders.ts';
import { alarmView, NOON } from '#tests/support/builders.ts';

const DEEDS: readonly Deed[] = ['acknowledge', 'shelve', 'unshelve', 'comment'];

test('AM2: what cannot be done to an alarm as it stands is known before', () => {
  const obstacles = (given: Parameters<typeof alarmView>[0]) =>
    DEEDS.map((deed) => obstacleTo(deed, alarmView(given), NOON));
  expect(obstacles({})).toEqual([undefined, undefined, 'not-shelved', undefined]);
  expect(obstacles({ standing: 'returned', shelvedUntil: NOON + 1 })).toEqual([
    ...[undefined, undefined, undefined, undefined],
  ]);
  expect(obstacles({ standing: 'acknowledged', shelvedUntil: NOON })).toEqual([
    ...['acknowledged', undefined, 'not-shelved', undefined],
  ]);
  expect(obstacles({ standing: 'none' })).toEqual(['closed', 'closed', 'closed', undefined]);
});

test('AM2, AL11: it is what the server refuses', () => {
  const someCondition: fc.Arbitrary<Condition> = fc
    .record({
      phase: fc.constantFrom('quiet', 'on', 'clearing'),
      acknowledged: fc.boolean(),
      shelved: fc.boolean(),
    })
    .filter(({ phase, acknowledged }) => phase !== 'quiet' || !acknowledged)
    .map(({ phase, acknowledged, shelved }) => ({
      phase,
      due: NOON,
      alarm: {
        ...{ raisedAt: NOON, since: NOON, acknowledged, peak: null },
        shelvedUntil: shelved ? NOON + 1 : null,
      },
    }));
  const { state: quiet } = play(rules(), value(0, 0));
  fc.assert(
    fc.property(someCondition, fc.constantFrom(...DEEDS), (condition, deed) => {
      const state = { ...quiet, conditions: { high: condition } };
      const action = { action: deed, by: 'Ana', note: '', at: NOON, until: NOON + 1 };
      const acted = actOnAlarm(state, 'high', NOON, action);
      const shelvedUntil = condition.alarm?.shelvedUntil ?? null;
      const alarm = alarmView({ standing: standingOf(condition), shelvedUntil });
      expect(obstacleTo(deed, alarm, NOON) === undefined).toBe(acted.ok);
    }),
  );
});

test('AM2: an alarm waits for its acknowledgement unless it is shelved', () => {
  const first = (given: Parameters<typeof alarmView>[0]) => firstDeed(alarmView(given), NOON);
  const able = STANDINGS.filter((standing) => first({ standing }) === 'acknowledge');
  expect(able).toEqual(['active', 'returned']);
  expect(first({ shelvedUntil: NOON + 1 })).toBeUndefined();
  expect(ALARM_KINDS.every((kind) => first({ kind }) === 'acknowledge')).toBe(true);
});

const high = alarmView({ id: 1 });
const warning = alarmView({ id: 2, kind: 'warning' });

test('AM2, AL16: of an alarm and the warning that goes with it the server is asked for the first', () => {
  const asked = (deed: Deed, ...alarms: (typeof high)[]) =>
    sortOut(deed, alarms, NOON).possible.map(({ id }) => id);
  expect(asked('acknowledge', warning, high)).toEqual([1]);
  expect(asked('shelve', high, warning)).toEqual([1]);
  expect(asked('comment', high, warning)).toEqual([1, 2]);
  expect(asked('acknowledge', { ...warning, freezer: 'f2' }, high)).toEqual([2, 1]);
  expect(asked('acknowledge', { ...high, standing: 'acknowledged' }, warning)).toEqual([2]);
});

test('AM2, AL16: to each of many it is done once, by itself or with its leader, or what is in the way is counted', () => {
  const some = fc
    .uniqueArray(
      fc.record({
        freezer: fc.constantFrom('a', 'b'),
        kind: fc.constantFrom(...ALARM_KINDS),
        standing: fc.constantFrom(...STANDINGS),
        shelvedUntil: fc.constantFrom(null, NOON + 1),
      }),
      { selector: ({ freezer, kind }) => `${freezer} ${kind}` },
    )
    .map((all) => all.map((given, id) => alarmView({ id, ...given })));
  fc.assert(
    fc.property(some, fc.constantFrom(...DEEDS), (alarms, deed) => {
      const { possible, leftOut } = sortOut(deed, alarms, NOON);
      const able = alarms.filter((alarm) => obstacleTo(deed, alarm, NOON) === undefined);
      const inTheWay = Object.values(leftOut).reduce((sum, count) => sum + count, 0);
      expect(inTheWay).toBe(alarms.length - able.length);
      const reached = possible.flatMap((alarm) => [alarm, ...goesWith(deed, alarm, alarms, NOON)]);
      expect(new Set(reached)).toEqual(new Set(able));
      if (deed !== 'comment') expect(possible.some(ledAmong(possible, NOON))).toBe(false);
    }),
  );
});

test('AL16: what is done with an alarm is what can be done to its warning', () => {
  const also = (deed: Deed, given: Partial<typeof warning> = {}) =>
    goesWith(deed, high, [high, { ...warning, ...given }], NOON).map(({ id }) => id);
  expect(DEEDS.map((deed) => also(deed))).toEqual([[2], [2], [], []]);
  expect(also('acknowledge', { standing: 'acknowledged' })).toEqual([]);
});
