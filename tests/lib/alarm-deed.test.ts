import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actOnAlarm } from '#lib/alarm/act.ts';
import { ALARM_KINDS, type Condition, STANDINGS, standingOf } from '#lib/alarm/alarm.ts';
import { type Deed, firstDeed, obstacleTo } from '#lib/alarm-deed.ts';
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
