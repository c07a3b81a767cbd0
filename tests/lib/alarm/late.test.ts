import { expect, test } from 'vitest';
import {
  DAY_S,
  heard,
  lines,
  noonPlus,
  type Played,
  play,
  playOn,
  rules,
  time,
  value,
} from '#tests/lib/alarm/builders.ts';

/** Silent after ten minutes without a word. */
const JUDGED = rules();

test('AL7: a reading whose clock is ahead of ours raises a clock alarm, until one is not', () => {
  const raised = play(JUDGED, heard(0, 0, 0, true), heard(1, 1, 0.1, true), time(300));
  expect(lines(raised)).toEqual(['clock raised 0']);
  expect(raised.changes[0]).toMatchObject({ celsius: null, limit: null, reason: null });
  const returned = playOn(raised, JUDGED, value(301, 0.2));
  expect(lines(returned)).toEqual(['clock raised 0', 'clock returned 301']);
});

test('AL7: it tells of our clock’s time, and its value is judged as any other', () => {
  const skewed = heard(0, 3, 6, true);
  const played = play(rules({ onDelaySeconds: 0 }), skewed);
  expect(lines(played)).toEqual(['high raised 0', 'clock raised 3']);
});

test('AL7, AL8: a late one raises it too, and a late one that is not ahead does not end it', () => {
  const first = play(JUDGED, value(0, 0));
  const raised = playOn(first, JUDGED, heard(-10, 7, 9, true));
  expect(lines(raised)).toEqual(['clock raised 7']);
  expect(raised.state).toMatchObject({ at: noonPlus(0), celsius: 0 });
  expect(lines(playOn(raised, JUDGED, heard(-5, 9, 0)))).toEqual(['clock raised 7']);
  const returned = ['clock raised 7', 'clock returned 20'];
  expect(lines(playOn(raised, JUDGED, value(20, 0)))).toEqual(returned);
});

/** A millisecond older than the newest, which is all that is remembered of it. */
const late = (celsius: number) => value(-0.001, celsius);
const heardLate = ({ state, changes }: Played) => ({
  state: { ...state, lateSince: noonPlus(-0.001) },
  changes,
});

test('AL8: a reading older than the newest raises nothing', () => {
  const judged = rules({ onDelaySeconds: 0, jumpCelsius: 1, warningBand: 1, cumulativeMinutes: 1 });
  const first = play(judged, value(0, 0));
  for (const celsius of [90, -127, -40]) {
    expect(playOn(first, judged, late(celsius))).toEqual(heardLate(first));
  }
});

test('AL8: nor does it end a delay, or an alarm', () => {
  const pending = play(JUDGED, value(0, 6));
  expect(playOn(pending, JUDGED, late(0))).toEqual(heardLate(pending));
  const raised = play(rules({ onDelaySeconds: 0, offDelaySeconds: 0 }), value(0, 6));
  expect(playOn(raised, JUDGED, late(0))).toEqual(heardLate(raised));
  const fault = play(JUDGED, value(0, -127));
  expect(playOn(fault, JUDGED, late(0))).toEqual(heardLate(fault));
});

test('AL8: one of the very same time is not older: the later in the log counts', () => {
  const judged = rules({ onDelaySeconds: 0, offDelaySeconds: 0 });
  const played = play(judged, value(0, 0), value(0, 6), value(0, 4));
  expect(lines(played)).toEqual(['high raised 0', 'high returned 0']);
  const still = playOn(played, judged, heard(0, 2 * DAY_S, 6));
  expect(lines(still).at(-1)).toBe('high raised 0');
});
