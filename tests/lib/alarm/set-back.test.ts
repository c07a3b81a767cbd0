import { expect, test } from 'vitest';
import {
  act,
  DAY_S,
  heard,
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

/** An hour after noon the sensor's clock is put back to noon: `NOTICED` is the first reading by it. */
const setBack = (seconds: number, celsius: number) => heard(seconds, 3600 + seconds, celsius);
const NOTICED = setBack(0, 0);

test('AL8: while late ones do not come for longer than the silence time, an older one is late', () => {
  const first = play(JUDGED, value(3600, 0));
  const late = playOn(first, JUDGED, NOTICED, setBack(600, 6));
  const lateSince = noonPlus(3600);
  expect(late.state).toEqual({ ...first.state, heardAt: noonPlus(4200), lateSince });
});

test('AL8: how long ago the newest was heard of says nothing: there may be more of it to come', () => {
  const first = play(JUDGED, value(3600, 0));
  const late = playOn(first, JUDGED, heard(0, DAY_S, 6), heard(600, DAY_S + 600, 6));
  expect(late.state).toMatchObject({ at: noonPlus(3600), celsius: 0 });
});

test('AL8: each newer one lets late ones begin anew', () => {
  const newer = play(JUDGED, value(3600, 0), NOTICED, value(3610, 0));
  expect(newer.state.lateSince).toBeNull();
  const late = playOn(newer, JUDGED, setBack(601, 6), setBack(1201, 6));
  expect(late.state).toMatchObject({ at: noonPlus(3610), lateSince: noonPlus(4201) });
  expect(playOn(late, JUDGED, setBack(1201.001, 6)).state.at).toBe(noonPlus(1201.001));
});

test('AL8, AL12: a state that was written down before this was remembered is read all the same', () => {
  const first = play(JUDGED, value(3600, 0));
  const { lateSince: _, ...old } = JSON.parse(JSON.stringify(first.state));
  const late = playOn({ ...first, state: old }, JUDGED, setBack(500, 6), setBack(1100, 6));
  expect(late.state).toMatchObject({ at: noonPlus(3600), lateSince: noonPlus(4100) });
  expect(playOn(late, JUDGED, setBack(1100.001, 6)).state.at).toBe(noonPlus(1100.001));
});

test('AL8: after that it is the newest: the clock was set back, and time begins anew', () => {
  const jumpy = rules({ jumpCelsius: 1, stuckAfterMinutes: 1 });
  const first = play(jumpy, value(3595, 0), value(3600, 3), NOTICED, setBack(600, 6));
  const at = noonPlus(600.001);
  const anew = playOn(first, jumpy, setBack(600.001, 6));
  const began = { at, celsius: 6, celsiusAt: at, sameSince: at, countedTo: at, jumpedAt: null };
  expect(anew.state).toMatchObject({ ...began, newestHeardAt: noonPlus(4200.001) });
  expect(lines(playOn(anew, jumpy, time(4320.001)), 'high')).toEqual(['high raised 720.001']);
  expect(lines(anew, 'fault')).toEqual(['fault raised 3600', 'fault returned 600.001']);
});

test('AL8: what is newer by the clock that was set back is not late, and what is older is', () => {
  const anew = play(JUDGED, value(3600, 0), NOTICED, setBack(601, 0), setBack(602, 6));
  expect(anew.state).toMatchObject({ at: noonPlus(602), celsius: 6 });
  const late = playOn(anew, JUDGED, heard(601, 4203, 0));
  expect(late.state).toMatchObject({ at: noonPlus(602), celsius: 6 });
});

test('AL8: a delay begins again with time, by the settings that are in force', () => {
  const pending = play(JUDGED, value(3600, 8), NOTICED);
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
  const clearing = play(JUDGED, value(3400, 6), value(3520, 6), value(3600, 4), NOTICED);
  const seen = act(clearing, 'high', 3610, { action: 'acknowledge' });
  const { high } = playOn(seen, JUDGED, setBack(601, 4.9)).state.conditions;
  expect(high).toEqual({ phase: 'on', alarm: openAlarm(seen, 'high') });
  const anew = playOn(seen, JUDGED, setBack(601, 4), setBack(660.999, 4));
  expect(lines(anew)).not.toContain('high returned 661');
  expect(lines(playOn(anew, JUDGED, setBack(661, 4))).at(-1)).toBe('high returned 661');
});

test('AL5, AL8: what was heard of, and when at last, stays known', () => {
  const still = play(JUDGED, value(3600, 0), NOTICED, heard(3600, 9000, 0));
  const other = value(10, 0, { heardAt: noonPlus(8700), log: 2 });
  const { state } = playOn(still, JUDGED, other);
  const ours = noonPlus(9000);
  const known = { heardAt: ours, newestHeardAt: ours, logs: [1, 2] };
  expect(state).toMatchObject({ at: noonPlus(10), ...known });
});

test('AL5, AL8: but for what our clock told before it was set back', () => {
  const still = play(JUDGED, value(3600, 0), NOTICED, heard(3600, 9000, 0));
  const { state } = playOn(still, JUDGED, heard(10, 8699.999, 0));
  const ours = noonPlus(8699.999);
  expect(state).toMatchObject({ at: noonPlus(10), heardAt: ours, newestHeardAt: ours });
});

const COUNTED = rules({ cumulativeMinutes: 1, onDelaySeconds: 7200 });

test('AL4, AL8: set back within the day, the day goes on counting', () => {
  const passed = play(COUNTED, value(3500, 6), value(3600, 0), NOTICED);
  const anew = playOn(passed, COUNTED, setBack(601, 6));
  expect(anew.state.outsideMs).toBe(100_000);
  expect(lines(playOn(anew, COUNTED, setBack(611, 0)))).toEqual(['cumulative raised 3560']);
});

test('AL4, AL8: set back into another day, that day’s count begins', () => {
  const passed = play(COUNTED, value(MIDNIGHT_S, 6), value(MIDNIGHT_S + 100, 0));
  const back = (seconds: number, celsius: number) =>
    heard(MIDNIGHT_S - seconds, MIDNIGHT_S + 900, celsius);
  const noticed = heard(MIDNIGHT_S - 900, MIDNIGHT_S + 100, 0);
  const anew = playOn(passed, COUNTED, noticed, back(100, 6));
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
  const silent = play(JUDGED, value(3600, 0), NOTICED, time(4200));
  const anew = playOn(silent, JUDGED, setBack(601, 0));
  expect(lines(anew)).toEqual(['silent raised 4200', 'silent returned 4201']);
  expect(lines(playOn(anew, JUDGED, time(4801))).at(-1)).toBe('silent raised 4801');
});
