import { expect, test } from 'vitest';
import { standingOf } from '#lib/alarm/alarm.ts';
import { nextDue } from '#lib/alarm/due.ts';
import {
  DAY_S,
  HOUR_S,
  lines,
  noonPlus,
  type Played,
  play,
  playOn,
  rules,
  time,
  value,
} from '#tests/lib/alarm/builders.ts';

/** Silent after a minute; a delay of two minutes runs over it. */
const JUDGED = rules({ silentAfterSeconds: 60, offDelaySeconds: 120 });
const RAISED = ['high raised 120'];
const high = (played: Played) => lines(played, 'high');

/** Raised at 120 s, back inside at 130 s: the off-delay would end at 250 s. */
const clearing = () => play(JUDGED, value(0, 6), value(60, 6), value(120, 6), value(130, 4));

test('AL1: an on-delay runs out in silence', () => {
  expect(high(play(JUDGED, value(0, 6), time(120)))).toEqual(RAISED);
  expect(high(play(JUDGED, value(0, 6), value(500, 4)))).toEqual(RAISED);
});

test('AL1: an off-delay does not: nobody knows the value', () => {
  const silent = playOn(clearing(), JUDGED, time(250), time(DAY_S));
  expect(high(silent)).toEqual(RAISED);
  expect(standingOf(silent.state.conditions.high)).toBe('active');
});

test('AL1: it ends as long as the value counts, and that is inclusive', () => {
  const known = playOn(clearing(), JUDGED, value(190, 4));
  expect(high(playOn(known, JUDGED, time(250)))).toEqual([...RAISED, 'high returned 250']);
  expect(high(playOn(known, JUDGED, value(900, 6)))).toEqual([...RAISED, 'high returned 250']);
  const unknown = playOn(clearing(), JUDGED, value(189.999, 4));
  expect(high(playOn(unknown, JUDGED, time(250)))).toEqual(RAISED);
});

test.each([
  ['before it would have ended', 191],
  ['after it would have ended', 1000],
])('AL1: a value inside after a silence, %s, begins the off-delay anew', (_when, at) => {
  const anew = playOn(clearing(), JUDGED, value(at, 4));
  expect(anew.state.conditions.high).toMatchObject({ phase: 'clearing', due: noonPlus(at + 120) });
  const inside = [value(at + 60, 4), value(at + 119.999, 4)];
  expect(high(playOn(anew, JUDGED, ...inside))).toEqual(RAISED);
  const returned = playOn(anew, JUDGED, ...inside, value(at + 120, 4));
  expect(high(returned)).toEqual([...RAISED, `high returned ${at + 120}`]);
});

test('AL1: without an off-delay by now, that value returns the alarm at once', () => {
  const atOnce = rules({ silentAfterSeconds: 60, offDelaySeconds: 0 });
  const returned = playOn(clearing(), atOnce, value(191, 4));
  expect(high(returned)).toEqual([...RAISED, 'high returned 191']);
});

test.each([
  ['outside', 6],
  ['in the deadband', 4.9],
])('AL1: a value %s after a silence leaves the alarm on', (_where, celsius) => {
  const on = playOn(clearing(), JUDGED, value(1000, celsius));
  expect(on.state.conditions.high).toMatchObject({ phase: 'on' });
  expect(high(playOn(on, JUDGED, value(1010, 4), value(1070, 4), value(1130, 4)))).toEqual([
    ...RAISED,
    'high returned 1130',
  ]);
});

test('AL1, AL6: probe errors are no values: an off-delay does not run out over them', () => {
  const errors = [150, 200, 250, 300].map((seconds) => value(seconds, -127));
  const unknown = playOn(clearing(), JUDGED, ...errors);
  expect(high(unknown)).toEqual(RAISED);
  expect(unknown.state.conditions.high).toMatchObject({ due: noonPlus(250) });
  const anew = playOn(unknown, JUDGED, value(310, 4), value(370, 4), time(430));
  expect(high(anew)).toEqual([...RAISED, 'high returned 430']);
});

test('AL12: an off-delay that silence holds up is never due', () => {
  const silent = playOn(clearing(), JUDGED, time(190));
  expect(nextDue(silent.state, JUDGED)).toBe(Number.POSITIVE_INFINITY);
  const late = value(189, 4, { heardAt: noonPlus(200) });
  const known = playOn(clearing(), JUDGED, value(190, 4), late);
  expect(nextDue(known.state, JUDGED)).toBe(noonPlus(250));
});

test('AL6: silence does not count for a value that stays the very same', () => {
  const judged = rules({ stuckAfterMinutes: 10, silentAfterSeconds: 300 });
  const heard = play(judged, value(0, 1), value(300, 1), value(599, 1));
  const stuck = ['fault raised 600'];
  expect(lines(playOn(heard, judged, value(600, 1)), 'fault')).toEqual(stuck);
  const anew = playOn(heard, judged, value(899.001, 1), value(1199, 1), value(1498, 1));
  expect(lines(anew, 'fault')).toEqual([]);
  expect(lines(playOn(anew, judged, value(1499.001, 1)), 'fault')).toEqual([
    'fault raised 1499.001',
  ]);
});

test('AL6: nor do probe errors, when no value comes between them for so long', () => {
  const judged = rules({ stuckAfterMinutes: 10, silentAfterSeconds: 300 });
  const errors = play(judged, value(0, 1), value(200, 85), value(301, 1), value(600, 1));
  expect(errors.state.sameSince).toBe(noonPlus(301));
});

test('AL4: a held alarm of the day ends in silence, as the day does', () => {
  const judged = rules({ silentAfterSeconds: 60, cumulativeMinutes: 1, onDelaySeconds: 7200 });
  const passed = play(judged, value(0, 6), value(59, 6), value(70, 6));
  expect(lines(playOn(passed, judged, time(12 * HOUR_S)), 'cumulative')).toEqual([
    'cumulative raised 60',
    'cumulative returned 43200',
  ]);
});
