import { expect, test } from 'vitest';
import { nextDue } from '#lib/alarm/due.ts';
import {
  heard,
  lines,
  noonPlus,
  play,
  playOn,
  rules,
  time,
  value,
} from '#tests/lib/alarm/builders.ts';

/** Silent after ten minutes without a word. */
const JUDGED = rules();

test('AL2, AL8: late readings do not put off the end of a delay', () => {
  const late = [10, 60, 110].map((ours) => heard(-1, ours, 6));
  const pending = play(JUDGED, value(0, 6), ...late);
  expect(nextDue(pending.state, JUDGED)).toBe(noonPlus(120));
  expect(lines(playOn(pending, JUDGED, time(119.999)))).toEqual([]);
  expect(lines(playOn(pending, JUDGED, time(120)))).toEqual(['high raised 120']);
});

test('AL2: nor does a sensor’s clock that stands still', () => {
  const still = [10, 60, 110].map((ours) => heard(0, ours, 6));
  const pending = play(JUDGED, value(0, 6), ...still);
  expect(nextDue(pending.state, JUDGED)).toBe(noonPlus(120));
  expect(lines(playOn(pending, JUDGED, time(120)))).toEqual(['high raised 120']);
});

test.each([
  ['late readings', -1],
  ['readings of a clock that stands still', 0],
])('AL5: %s put off silence all the same', (_what, seconds) => {
  const told = play(JUDGED, value(0, 0), heard(seconds, 500, 0));
  expect(nextDue(told.state, JUDGED)).toBe(noonPlus(1100));
  expect(lines(playOn(told, JUDGED, time(1100)))).toEqual(['silent raised 1100']);
});

/** Silent after a minute. Our clock was an hour ahead when the first of these was heard of. */
const SOON = rules({ silentAfterSeconds: 60 });
const ahead = (celsius: number) => play(SOON, heard(10, 3610, celsius));

test('AL5: an hour that our clock was set back does not put off silence', () => {
  const told = playOn(ahead(0), SOON, heard(11, 11, 0), heard(12, 12, 0));
  expect(nextDue(told.state, SOON)).toBe(noonPlus(72));
  expect(lines(playOn(told, SOON, time(72)))).toEqual(['silent raised 72']);
});

test.each([
  ['the next reading', 11],
  ['one of the very same time', 10],
  ['a late one', 9],
])('AL2, AL5: nor any delay, whatever tells of it: %s', (_what, seconds) => {
  const told = playOn(ahead(6), SOON, heard(seconds, 11, 6));
  expect(told.state).toMatchObject({ heardAt: noonPlus(11), newestHeardAt: noonPlus(11) });
  const raised = lines(playOn(told, SOON, time(131)), 'high');
  expect(raised).toEqual(['high raised 130']);
});

test('AL5: a clock that is five minutes behind another was not set back', () => {
  const other = (ours: number) => playOn(ahead(0), SOON, heard(11, ours, 0)).state;
  expect(other(3310)).toMatchObject({ heardAt: noonPlus(3610), newestHeardAt: noonPlus(3610) });
  const back = noonPlus(3309.999);
  expect(other(3309.999)).toMatchObject({ heardAt: back, newestHeardAt: back });
});

test('AL8: set back while the sensor’s was too, our clock does not put off that it is noticed', () => {
  const late = playOn(ahead(0), SOON, heard(1, 3611, 6), heard(2, 11, 6), heard(3, 71, 6));
  expect(late.state).toMatchObject({ at: noonPlus(10), celsius: 0 });
  const anew = playOn(late, SOON, heard(4, 71.001, 6));
  expect(anew.state).toMatchObject({ at: noonPlus(4), celsius: 6, heardAt: noonPlus(71.001) });
});
