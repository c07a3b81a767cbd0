import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AlarmKind, standingOf } from '#lib/alarm/alarm.ts';
import { detailOf } from '#lib/alarm/detail.ts';
import type { Settings } from '#lib/settings/settings.ts';
import { lines, noonPlus, play, rules, time, value } from '#tests/lib/alarm/builders.ts';

const AT_ONCE = { onDelaySeconds: 0, offDelaySeconds: 0 };

test.each([
  ['high', 5, 5.01],
  ['low', -5, -5.01],
] as const)('AL1, PF2: the limit %s is inclusive', (kind, inside, outside) => {
  const judged = rules(AT_ONCE);
  expect(lines(play(judged, value(0, inside), time(300)))).toEqual([]);
  expect(lines(play(judged, value(0, outside)))).toEqual([`${kind} raised 0`]);
});

test.each([
  ['high', 9, 4.51, 4.5],
  ['low', -9, -4.51, -4.5],
] as const)(
  'AL1: %s is back only by the deadband, and that is inclusive',
  (kind, out, near, back) => {
    const judged = rules(AT_ONCE);
    expect(lines(play(judged, value(0, out), value(1, near)))).toEqual([`${kind} raised 0`]);
    const returned = [`${kind} raised 0`, `${kind} returned 1`];
    expect(lines(play(judged, value(0, out), value(1, back)))).toEqual(returned);
  },
);

test('AL1: limits and deadbands are decimals, whatever doubles make of their difference', () => {
  const tenths = (min: number, max: number) => fc.integer({ min, max });
  fc.assert(
    fc.property(tenths(-300, 300), tenths(1, 20), (limit, deadband) => {
      const given = { ...AT_ONCE, deadband: deadband / 10 };
      const high = rules({ ...given, low: null, high: limit / 10 });
      const below = value(1, (limit - deadband) / 10);
      expect(lines(play(high, value(0, 99), below))).toEqual(['high raised 0', 'high returned 1']);
      const low = rules({ ...given, low: limit / 10, high: null });
      const above = value(1, (limit + deadband) / 10);
      expect(lines(play(low, value(0, -99), above))).toEqual(['low raised 0', 'low returned 1']);
    }),
  );
});

test('AL1: a value outside for the on-delay is an alarm, one millisecond less is none', () => {
  const outside = [value(0, 6), value(119.999, 6)] as const;
  expect(lines(play(rules(), ...outside))).toEqual([]);
  expect(lines(play(rules(), ...outside, value(120, 6)))).toEqual(['high raised 120']);
});

test('AL1: exactly when the on-delay has run out, a value back inside comes too late', () => {
  const { state, changes } = play(rules(), value(0, 6), value(120, 4));
  expect(lines({ changes })).toEqual(['high raised 120']);
  expect(state.conditions.high).toMatchObject({ phase: 'clearing', due: noonPlus(180) });
});

test('AL1: a value back inside while the on-delay runs ends it; the next begins anew', () => {
  const played = play(rules(), value(0, 6), value(119, 4.5), value(121, 6), value(240, 6));
  expect(lines(played)).toEqual([]);
  expect(played.state.conditions.high).toMatchObject({
    phase: 'pending',
    since: noonPlus(121),
    due: noonPlus(241),
  });
});

test('AL1: in the deadband the on-delay runs on', () => {
  const played = play(rules(), value(0, 6), value(60, 4.9), value(130, 4.9));
  expect(lines(played)).toEqual(['high raised 120']);
});

test('AL1: in the deadband no on-delay begins', () => {
  expect(play(rules(), value(0, 4.9), value(300, 4.9)).state.conditions).toEqual({});
});

test('AL1: back for the off-delay is returned, one millisecond less is not', () => {
  const back = [value(0, 6), value(130, 4), value(189.999, 4)] as const;
  expect(lines(play(rules(), ...back))).toEqual(['high raised 120']);
  const returned = ['high raised 120', 'high returned 190'];
  expect(lines(play(rules(), ...back, value(190, 4)))).toEqual(returned);
});

test('AL1: outside again while the off-delay runs is the same alarm, still active', () => {
  const played = play(rules(), value(0, 6), value(130, 4), value(189, 6), value(900, 6));
  expect(lines(played)).toEqual(['high raised 120']);
  expect(played.state.conditions.high).toMatchObject({ phase: 'on' });
});

test('AL1: in the deadband the off-delay runs on', () => {
  const played = play(rules(), value(0, 6), value(130, 4), value(150, 4.9), value(200, 4.9));
  expect(lines(played)).toEqual(['high raised 120', 'high returned 190']);
});

test('AL1: without an on-delay or an off-delay each happens at once', () => {
  const noOn = play(rules({ onDelaySeconds: 0 }), value(0, 6), value(1, 4), value(61, 4));
  expect(lines(noOn)).toEqual(['high raised 0', 'high returned 61']);
  const noOff = play(rules({ offDelaySeconds: 0 }), value(0, 6), value(120, 6), value(121, 4));
  expect(lines(noOff)).toEqual(['high raised 120', 'high returned 121']);
});

test('AL1: an alarm names its limit, the value that raised it and since when it was outside', () => {
  const { changes } = play(rules(), value(0, 6), value(60, 7), value(130, 8));
  expect(changes).toEqual([
    {
      kind: 'high',
      change: 'raised',
      raisedAt: noonPlus(120),
      at: noonPlus(120),
      since: noonPlus(0),
      before: 'none',
      after: 'active',
      celsius: 7,
      limit: 5,
      reason: null,
    },
  ]);
});

test('AL1: high and low are two alarms; a value far on the other side ends the one', () => {
  const played = play(rules(AT_ONCE), value(0, 9), value(1, -9));
  expect(lines(played)).toEqual(['high raised 0', 'high returned 1', 'low raised 1']);
});

test('AL1: a side without a limit has no alarm', () => {
  const judged = rules({ ...AT_ONCE, low: null, cumulativeMinutes: 1 });
  expect(lines(play(judged, value(0, -270), value(300, -270), time(590)))).toEqual([]);
});

test('AL1: noise smaller than the deadband around a limit never makes more than one alarm', () => {
  const noise = fc.integer({ min: -999, max: 999 }).map((thousandths) => thousandths / 1000);
  const delay = fc.constantFrom(0, 1, 60);
  const delays = fc.record({ onDelaySeconds: delay, offDelaySeconds: delay });
  const steps = fc.array(fc.tuple(fc.nat(200), noise), { maxLength: 60, size: 'max' });
  fc.assert(
    fc.property(steps, delays, (taken, given) => {
      let seconds = 0;
      const values = taken.map(([after, off]) => {
        seconds += after;
        return value(seconds, 5 + off);
      });
      const judged = rules({ ...given, deadband: 1 });
      const played = play(judged, value(0, 5.001), ...values, time(seconds + 60));
      expect(lines(played, 'high')).toHaveLength(1);
      expect(standingOf(played.state.conditions.high)).toBe('active');
    }),
  );
});

test('AL1: a limit that is none is told of as none', () => {
  const limitOf = (kind: AlarmKind, given: Partial<Settings>) =>
    detailOf(kind, { at: 0, celsius: 6, reason: null, rules: rules(given) }).limit;
  expect([limitOf('high', {}), limitOf('high', { high: null })]).toEqual([5, null]);
  expect([limitOf('low', {}), limitOf('low', { low: null })]).toEqual([-5, null]);
  const none = { low: null, high: null };
  expect([limitOf('warning', {}), limitOf('warning', none)]).toEqual([5, null]);
});
