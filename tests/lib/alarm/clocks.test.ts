import { expect, test } from 'vitest';
import { nextDue } from '#lib/alarm/due.ts';
import {
  act,
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
    const told = raised.changes.find(({ kind }) => kind === 'high');
    expect(told).toMatchObject({ celsius: celsius === 85 ? 8 : celsius, limit: 5 });
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

test('AL5, AL8: what was heard of, and when at last, stays known', () => {
  const still = play(JUDGED, value(3600, 0), heard(3600, 9000, 0));
  const other = value(10, 0, { heardAt: noonPlus(8000), log: 2 });
  const { state } = playOn(still, JUDGED, other);
  const ours = noonPlus(9000);
  const known = { heardAt: ours, newestHeardAt: ours, logs: [1, 2] };
  expect(state).toMatchObject({ at: noonPlus(10), ...known });
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

test('AL4: one that comes after midnight was passed counts from its own time', () => {
  const night = play(COUNTED, value(MIDNIGHT_S - 60, 0), time(MIDNIGHT_S + 300));
  const after = playOn(night, COUNTED, value(MIDNIGHT_S + 180, 6), value(MIDNIGHT_S + 400, 0));
  expect(after.state.outsideMs).toBe(220_000);
});
