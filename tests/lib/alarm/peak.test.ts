import { expect, test } from 'vitest';
import { openAlarm, play, playOn, rules, time, value } from '#tests/lib/alarm/builders.ts';

const AT_ONCE = { onDelaySeconds: 0, offDelaySeconds: 0 };

test.each([
  ['high', [6, 8, 7], 8],
  ['low', [-6, -8, -7], -8],
] as const)('AL1: the alarm %s keeps the value farthest outside', (kind, [a, b, c], peak) => {
  const played = play(rules({ onDelaySeconds: 0 }), value(0, a), value(1, b), value(2, c));
  expect(openAlarm(played, kind).peak).toBe(peak);
  const returned = play(rules(AT_ONCE), value(0, a), value(1, b), value(2, 0)).changes.at(-1);
  expect(returned).toMatchObject({ change: 'returned', peak });
});

test.each([
  ['high', [6, 8, 4.9], 8],
  ['low', [-6, -8, -4.9], -8],
] as const)(
  'AL1: the worst value of the alarm %s may be one of its on-delay',
  (kind, given, peak) => {
    const [a, b, c] = given;
    const pending = play(rules(), value(0, a), value(60, b), value(110, c));
    expect(openAlarm(playOn(pending, rules(), time(120)), kind).peak).toBe(peak);
    const back = playOn(pending, rules(), value(112, 0), value(115, a), value(240, c));
    expect(openAlarm(back, kind).peak).toBe(a);
  },
);

test('AL1, AL9: an on-delay that comes to nothing leaves the worst value as it was', () => {
  const returned = play(rules(), value(0, 6), value(120, 6), value(130, 4), value(190, 4));
  const nothing = playOn(returned, rules(), value(200, 9), value(210, 4));
  expect(openAlarm(nothing, 'high').peak).toBe(6);
  const again = playOn(returned, rules(), value(200, 9), value(210, 6), value(320, 6));
  expect(openAlarm(again, 'high').peak).toBe(9);
});

test('AL1: where all is far below zero, the value farthest outside is no zero', () => {
  const frozen = rules({ ...AT_ONCE, low: -50, high: -18 });
  expect(openAlarm(play(frozen, value(0, -17)), 'high').peak).toBe(-17);
  const hot = rules({ ...AT_ONCE, low: 18, high: 50 });
  expect(openAlarm(play(hot, value(0, 17)), 'low').peak).toBe(17);
});
