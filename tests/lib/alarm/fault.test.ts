import { expect, test } from 'vitest';
import {
  act,
  lines,
  noonPlus,
  openAlarm,
  type Played,
  play,
  playOn,
  rules,
  time,
  value,
} from '#tests/lib/alarm/builders.ts';

/** Stuck after ten minutes of the very same, and no freezer warms by ten degrees within one. */
const JUDGED = rules({
  stuckAfterMinutes: 10,
  jumpCelsius: 10,
  silentAfterSeconds: 3600,
  onDelaySeconds: 0,
  offDelaySeconds: 0,
});

const faults = (played: Played) => lines(played, 'fault');
const reasonOf = ({ changes }: Played) =>
  changes.flatMap((change) => (change.change === 'raised' ? [change.reason] : []));

test.each([-127, 85])(
  'AL6: %d, by which a probe says that it failed, is a sensor fault',
  (error) => {
    const played = play(JUDGED, value(0, 1), value(1, error));
    expect(lines(played)).toEqual(['fault raised 1']);
    expect(played.changes[0]).toMatchObject({ reason: 'probe-error', celsius: error, limit: null });
  },
);

test('AL6: it is one at once, also when it is the first that is heard of a freezer', () => {
  const played = play(JUDGED, value(0, 85), value(1, 2));
  expect(lines(played)).toEqual(['fault raised 0', 'fault returned 1']);
});

test.each([-127.01, -126.99, 84.99])('AL6: %d is a value like any other', (celsius) => {
  expect(reasonOf(play(JUDGED, value(0, celsius)))).toEqual([null]);
});

test('AL6: it is judged by no limit: none is raised, and none returns', () => {
  const judged = rules({ warningBand: 1, onDelaySeconds: 0, offDelaySeconds: 0 });
  const high = play(judged, value(0, 6), value(1, -127), value(900, 85));
  expect(lines(high)).toEqual(['high raised 0', 'warning raised 0', 'fault raised 1']);
  expect(openAlarm(high, 'high').peak).toBe(6);
});

test('AL6: nor does it end a delay', () => {
  const judged = rules({ silentAfterSeconds: 3600 });
  const played = play(judged, value(0, 6), value(60, -127), value(130, -127));
  expect(lines(played, 'high')).toEqual(['high raised 120']);
  expect(played.changes.find(({ kind }) => kind === 'high')).toMatchObject({ celsius: 6 });
});

test('AL6: what is a probe error is a setting', () => {
  const other = rules({ probeErrors: [99.9] });
  expect(faults(play(other, value(0, 99.9)))).toEqual(['fault raised 0']);
  expect(faults(play(other, value(0, 85)))).toEqual([]);
});

test('AL6: the very same value for too long is stuck', () => {
  const almost = play(JUDGED, value(0, 1), value(300, 1), value(599.999, 1));
  expect(faults(almost)).toEqual([]);
  const stuck = playOn(almost, JUDGED, value(600, 1));
  expect(faults(stuck)).toEqual(['fault raised 600']);
  expect(reasonOf(stuck)).toEqual(['stuck']);
});

test('AL6: the least change shows that it is not, and ends it', () => {
  const moved = play(JUDGED, value(0, 1), value(599, 1.0001), value(600, 1), value(1199, 1));
  expect(faults(moved)).toEqual([]);
  const stuck = playOn(moved, JUDGED, value(1200, 1), value(1201, 1.0001));
  expect(faults(stuck)).toEqual(['fault raised 1200', 'fault returned 1201']);
});

test('AL6: a probe error between two that are the very same changes nothing of that', () => {
  const played = play(JUDGED, value(0, 1), value(300, -127), value(301, 1), value(600, 1));
  expect(faults(played)).toEqual(['fault raised 300', 'fault returned 301', 'fault raised 600']);
});

test('AL6: time alone makes no value stuck', () => {
  expect(lines(play(JUDGED, value(0, 1), time(3599)))).toEqual([]);
});

test.each([
  [1, 11.01],
  [1, -9.01],
])('AL6: a step within a minute from %d to %d is one that no freezer makes', (from, to) => {
  const jumped = play(JUDGED, value(0, from), value(60, to));
  expect(faults(jumped)).toEqual(['fault raised 60']);
  expect(reasonOf(jumped)).toContain('jump');
  expect(faults(play(JUDGED, value(0, from), value(60.001, to)))).toEqual([]);
});

test('AL6: the largest step that a freezer makes is none', () => {
  expect(faults(play(JUDGED, value(0, 1), value(1, 11), value(2, 1)))).toEqual([]);
});

test('AL6: after five minutes without another step it is over', () => {
  const jumped = play(JUDGED, value(0, 0), value(10, 20), value(11, 20.1), value(309.999, 20.2));
  expect(faults(jumped)).toEqual(['fault raised 10']);
  const over = playOn(jumped, JUDGED, value(310, 20.3));
  expect(faults(over)).toEqual(['fault raised 10', 'fault returned 310']);
  const again = playOn(jumped, JUDGED, value(309.999, 0), value(320, 0.1), value(610, 0.2));
  expect(faults(again)).toEqual(['fault raised 10', 'fault returned 610']);
});

test('AL6: the values after a step are judged by the limits all the same', () => {
  const played = play(JUDGED, value(0, 1), value(10, 20));
  expect(lines(played)).toEqual(['high raised 10', 'fault raised 10']);
  expect(reasonOf(played)).toEqual([null, 'jump']);
});

test('AL6: to a probe error and back is no step, but from one value to another across it is', () => {
  expect(faults(play(JUDGED, value(0, 1), value(1, 85), value(2, 1.1)))).toEqual([
    'fault raised 1',
    'fault returned 2',
  ]);
  const jumped = play(JUDGED, value(0, 1), value(1, 85), value(2, 20));
  expect(faults(jumped)).toEqual(['fault raised 1']);
  expect(faults(playOn(jumped, JUDGED, value(302, 20.1)))).toContain('fault returned 302');
});

test('AL6: across probe errors, what counts is the time between the values', () => {
  const played = play(JUDGED, value(0, 1), value(50, 85), value(61, 20));
  expect(faults(played)).toEqual(['fault raised 50', 'fault returned 61']);
});

test('AL6: without these settings nothing is stuck and nothing jumps', () => {
  const none = rules();
  expect(faults(play(none, value(0, 1), value(9e5, 1), value(9e5, 80), value(9e5, -40)))).toEqual(
    [],
  );
});

test('AL6, AL9: another fault before the first was acknowledged is the same alarm', () => {
  const twice = play(JUDGED, value(0, -127), value(1, 1), value(2, 85));
  expect(faults(twice)).toEqual(['fault raised 0', 'fault returned 1', 'fault raised 2']);
  expect(openAlarm(twice, 'fault').raisedAt).toBe(noonPlus(0));
  const seen = act(play(JUDGED, value(0, -127), value(1, 1)), 'fault', 1, {
    action: 'acknowledge',
  });
  expect(openAlarm(playOn(seen, JUDGED, value(2, 85)), 'fault').raisedAt).toBe(noonPlus(2));
});
