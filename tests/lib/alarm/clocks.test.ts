import { expect, test } from 'vitest';
import { nextDue } from '#lib/alarm/due.ts';
import {
  act,
  DAY_S,
  lines,
  MIDNIGHT_S,
  noonPlus,
  openAlarm,
  play,
  playOn,
  rules,
  time,
  value,
} from '#tests/lib/alarm/builders.ts';

/** Silent after ten minutes without a word. */
const JUDGED = rules();

/** So many seconds after noon by the sensor's clock, and heard of so many after noon by ours. */
const heard = (seconds: number, ours: number, celsius: number, skewed = false) =>
  value(seconds, celsius, { heardAt: noonPlus(ours), skewed });

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

/** An hour after noon the sensor's clock is put back to noon. */
const setBack = (seconds: number, celsius: number) => heard(seconds, 3600 + seconds, celsius);

test('AL8: while the newest is not older than the silence time, an older one is late', () => {
  const first = play(JUDGED, value(3600, 0));
  const late = playOn(first, JUDGED, setBack(600, 6));
  expect(late.state).toEqual({ ...first.state, heardAt: noonPlus(4200) });
});

test('AL8: after that it is the newest: the clock was set back, and time begins anew', () => {
  const jumpy = rules({ jumpCelsius: 1, stuckAfterMinutes: 1 });
  const first = play(jumpy, value(3595, 0), value(3600, 3), setBack(600, 6));
  const at = noonPlus(600.001);
  const anew = playOn(first, jumpy, setBack(600.001, 6));
  const began = { at, celsius: 6, celsiusAt: at, sameSince: at, countedTo: at, jumpedAt: null };
  expect(anew.state).toMatchObject({ ...began, newestHeardAt: noonPlus(4200.001) });
  expect(lines(playOn(anew, jumpy, time(4320.001)), 'high')).toEqual(['high raised 720.001']);
  expect(lines(anew, 'fault')).toEqual(['fault raised 3600', 'fault returned 600.001']);
});

test('AL8: what is newer by the clock that was set back is not late, and what is older is', () => {
  const anew = play(JUDGED, value(3600, 0), setBack(601, 0), setBack(602, 6));
  expect(anew.state).toMatchObject({ at: noonPlus(602), celsius: 6 });
  const late = playOn(anew, JUDGED, heard(601, 4203, 0));
  expect(late.state).toMatchObject({ at: noonPlus(602), celsius: 6 });
});

test('AL8: a delay begins again with time, by the settings that are in force', () => {
  const pending = play(JUDGED, value(3600, 8));
  const shorter = rules({ onDelaySeconds: 30 });
  for (const celsius of [6, 4.9, 85]) {
    const anew = playOn(pending, shorter, setBack(601, celsius));
    const [since, due] = [noonPlus(601), noonPlus(631)];
    expect(anew.state.conditions.high).toMatchObject({ phase: 'pending', since, due });
    const raised = playOn(anew, shorter, time(4231));
    expect(lines(raised, 'high')).toEqual(['high raised 631']);
    expect(openAlarm(raised, 'high')).toMatchObject({ since, peak: 8 });
  }
  expect(playOn(pending, JUDGED, setBack(601, 4)).state.conditions).toEqual({});
});

test('AL8: alarms stay as they are, and one whose off-delay ran is back only by a new one', () => {
  const clearing = play(JUDGED, value(3400, 6), value(3520, 6), value(3600, 4));
  const seen = act(clearing, 'high', 3610, { action: 'acknowledge' });
  const { high } = playOn(seen, JUDGED, setBack(601, 4.9)).state.conditions;
  expect(high).toEqual({ phase: 'on', alarm: openAlarm(seen, 'high') });
  const anew = playOn(seen, JUDGED, setBack(601, 4), setBack(660.999, 4));
  expect(lines(anew)).not.toContain('high returned 661');
  expect(lines(playOn(anew, JUDGED, setBack(661, 4))).at(-1)).toBe('high returned 661');
});

const COUNTED = rules({ cumulativeMinutes: 1, onDelaySeconds: 7200 });

test('AL4, AL8: set back within the day, the day goes on counting', () => {
  const passed = play(COUNTED, value(3500, 6), value(3600, 0));
  const anew = playOn(passed, COUNTED, setBack(601, 6));
  expect(anew.state.outsideMs).toBe(100_000);
  expect(lines(playOn(anew, COUNTED, setBack(611, 0)))).toEqual(['cumulative raised 3560']);
});

test('AL4, AL8: set back into another day, that day’s count begins', () => {
  const passed = play(COUNTED, value(MIDNIGHT_S, 6), value(MIDNIGHT_S + 100, 0));
  const back = (seconds: number, celsius: number) =>
    heard(MIDNIGHT_S - seconds, MIDNIGHT_S + 900, celsius);
  const anew = playOn(passed, COUNTED, back(100, 6));
  expect(anew.state).toMatchObject({ outsideMs: 0, dayEnds: noonPlus(MIDNIGHT_S) });
  const raised = ['cumulative raised 43260', 'cumulative returned 43100'];
  expect(lines(anew, 'cumulative')).toEqual(raised);
  const over = playOn(anew, COUNTED, back(-100, 0));
  expect(lines(over, 'cumulative')).toEqual([
    ...raised,
    'cumulative raised 43160',
    'cumulative returned 43200',
    'cumulative raised 43260',
  ]);
});

test('AL5, AL8: what begins time anew ends silence, too', () => {
  const silent = play(JUDGED, value(3600, 0), time(4200));
  const anew = playOn(silent, JUDGED, setBack(601, 0));
  expect(lines(anew)).toEqual(['silent raised 4200', 'silent returned 4201']);
  expect(lines(playOn(anew, JUDGED, time(4801))).at(-1)).toBe('silent raised 4801');
});

test('AL4: a reading from before midnight that comes after it takes nothing from the new day', () => {
  const night = play(COUNTED, value(MIDNIGHT_S - 60, 6), time(MIDNIGHT_S + 1));
  const after = playOn(night, COUNTED, value(MIDNIGHT_S - 30, 6), value(MIDNIGHT_S + 20, 0));
  expect(after.state.outsideMs).toBe(20_000);
});

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

test('AL8: a reading older than the newest raises nothing', () => {
  const judged = rules({ onDelaySeconds: 0, jumpCelsius: 1, warningBand: 1, cumulativeMinutes: 1 });
  const first = play(judged, value(0, 0));
  for (const celsius of [90, -127, -40]) {
    expect(playOn(first, judged, value(-0.001, celsius))).toEqual(first);
  }
});

test('AL8: nor does it end a delay, or an alarm', () => {
  const late = value(-0.001, 0);
  const pending = play(JUDGED, value(0, 6));
  expect(playOn(pending, JUDGED, late)).toEqual(pending);
  const raised = play(rules({ onDelaySeconds: 0, offDelaySeconds: 0 }), value(0, 6));
  expect(playOn(raised, JUDGED, late)).toEqual(raised);
  const fault = play(JUDGED, value(0, -127));
  expect(playOn(fault, JUDGED, late)).toEqual(fault);
});

test('AL8: one of the very same time is not older: the later in the log counts', () => {
  const judged = rules({ onDelaySeconds: 0, offDelaySeconds: 0 });
  const played = play(judged, value(0, 0), value(0, 6), value(0, 4));
  expect(lines(played)).toEqual(['high raised 0', 'high returned 0']);
  const still = playOn(played, judged, heard(0, 2 * DAY_S, 6));
  expect(lines(still).at(-1)).toBe('high raised 0');
});
