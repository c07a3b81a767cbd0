import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALARM_KINDS, standingOf } from '#lib/alarm/alarm.ts';
import { nextDue } from '#lib/alarm/due.ts';
import { closeAlarms, judgeAgain, unjudged } from '#lib/alarm/retire.ts';
import {
  act,
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
import { playScene, someRules, someScene } from '#tests/lib/alarm/scenes.ts';

const JUDGED = rules();
const ana = (seconds: number) => ({ at: noonPlus(seconds), by: 'Ana' });
const again = ({ state }: Played, seconds: number, judged = JUDGED): Played => ({
  state: judgeAgain(unjudged(state), noonPlus(seconds), judged),
  changes: [],
});

test('FA9: each alarm that is open closes, also one that had returned or is on a shelf', () => {
  const raised = play(JUDGED, value(0, 6), value(120, 6), value(130, -127), value(140, 6));
  const shelved = act(raised, 'high', 150, { action: 'shelve', until: noonPlus(HOUR_S) });
  const { state, changes } = closeAlarms(shelved.state, ana(200));
  expect(changes).toMatchObject([
    { kind: 'high', change: 'closed', before: 'active', after: 'none', peak: 6, ...ana(200) },
    { kind: 'fault', change: 'closed', before: 'returned', after: 'none', peak: null },
  ]);
  expect(state).toMatchObject({ at: noonPlus(140), celsius: 6, conditions: {}, outsideMs: 0 });
});

test('FA9: a delay that had not run out closes nothing, and comes to nothing', () => {
  const { state, changes } = closeAlarms(play(JUDGED, value(0, 6)).state, ana(10));
  expect(changes).toEqual([]);
  expect(lines(playOn({ state, changes }, JUDGED, time(500)))).toEqual([]);
});

test('FA9: whatever happened, nothing is open after, and what was open is told once', () => {
  fc.assert(
    fc.property(someScene, (scene) => {
      const { state: before } = playScene(scene);
      const { state, changes } = closeAlarms(before, ana(0));
      const open = ALARM_KINDS.filter((kind) => before.conditions[kind]?.alarm);
      expect(changes.map(({ kind }) => kind)).toEqual(open);
      for (const { kind, raisedAt, before: stood } of changes) {
        expect(stood).toBe(standingOf(before.conditions[kind]));
        expect(raisedAt).toBe(before.conditions[kind]?.alarm?.raisedAt);
      }
      expect(closeAlarms(state, ana(1)).changes).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('FA11: silence counts from when it was judged again', () => {
  const back = again(play(JUDGED, value(0, 0)), DAY_S);
  expect(nextDue(back.state, JUDGED)).toBe(noonPlus(DAY_S + 600));
  expect(lines(playOn(back, JUDGED, time(DAY_S + 599.999)))).toEqual([]);
  const silent = ['silent raised 87000'];
  expect(lines(playOn(back, JUDGED, time(DAY_S + 600)))).toEqual(silent);
  const heard = playOn(back, JUDGED, value(DAY_S + 60, 0), time(DAY_S + 659));
  expect(lines(heard)).toEqual([]);
  expect(lines(playOn(heard, JUDGED, time(DAY_S + 660)))).toEqual(['silent raised 87060']);
});

test('FA11: what was outside before counts neither for the day nor for a delay', () => {
  const judged = rules({ cumulativeMinutes: 10, silentAfterSeconds: 3600, onDelaySeconds: 1200 });
  const warm = play(judged, value(0, 6), value(550, 6));
  const back = again(warm, 600, judged);
  const still = playOn(back, judged, value(700, 6), value(1190, 6));
  expect(lines(still)).toEqual([]);
  expect(lines(playOn(still, judged, value(1210, 6)))).toEqual(['cumulative raised 1200']);
  const late = playOn(still, judged, value(1210, 6), value(1950, 6));
  expect(lines(late, 'high')).toEqual(['high raised 1900']);
});

test('FA11: a value that stayed the same meanwhile is not stuck for that', () => {
  const judged = rules({ stuckAfterMinutes: 30, silentAfterSeconds: 7200 });
  const same = play(judged, value(0, 1), value(1700, 1));
  const back = again(same, 1750, judged);
  const heard = playOn(back, judged, value(1800, 1), value(3540, 1));
  expect(lines(heard)).toEqual([]);
  expect(lines(playOn(heard, judged, value(3550, 1)))).toEqual(['fault raised 3550']);
});

test('FA11: of what was before nothing is due any more', () => {
  fc.assert(
    fc.property(
      someScene,
      someRules,
      fc.integer({ min: 0, max: 10 * DAY_S }),
      (scene, judged, s) => {
        const { state } = playScene(scene);
        const now = Math.max(state.heardAt, state.newestHeardAt) + s * 1000;
        const back = judgeAgain(unjudged(state), now, judged);
        const due = nextDue(back, judged);
        expect(due).toBeGreaterThanOrEqual(now);
        expect(back.conditions).toEqual({});
      },
    ),
    { numRuns: 500 },
  );
});
