import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextDue } from '#lib/alarm/due.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import { type AlarmState, sensorTime } from '#lib/alarm/state.ts';
import { stepAlarm } from '#lib/alarm/step.ts';
import {
  act,
  DAY_S,
  MIDNIGHT_S,
  noonPlus,
  type Played,
  play,
  playOn,
  rules,
  time,
  value,
} from '#tests/lib/alarm/builders.ts';
import { playScene, someRules, someScene } from '#tests/lib/alarm/scenes.ts';

/** Silent so late that all else is due before. */
const PATIENT = rules({ silentAfterSeconds: 7 * DAY_S });
const COUNTED = rules({ silentAfterSeconds: 1800, cumulativeMinutes: 10, onDelaySeconds: 7200 });
const due = ({ state }: Played, judged: Rules) => nextDue(state, judged);
const passTo = (state: AlarmState, now: number, judged: Rules) =>
  stepAlarm(state, { type: 'time', now, readTo: true }, judged);

test('AL12: due is the end of the silence time, and nothing once it is silent', () => {
  const heard = play(rules(), value(0, 0, { heardAt: noonPlus(7) }));
  expect(due(heard, rules())).toBe(noonPlus(607));
  expect(due(playOn(heard, rules(), time(607)), rules())).toBe(Number.POSITIVE_INFINITY);
});

test('AL12: due is the end of the delay that ends first, by our clock', () => {
  const behind = (seconds: number, celsius: number) =>
    value(seconds, celsius, { heardAt: noonPlus(seconds + 1000) });
  const pending = play(PATIENT, behind(0, 6), behind(50, 6));
  expect(due(pending, PATIENT)).toBe(noonPlus(1120));
  const clearing = playOn(pending, PATIENT, behind(130, 4));
  expect(due(clearing, PATIENT)).toBe(noonPlus(1190));
});

test('AL12: due is the end of a shelf', () => {
  const raised = play(PATIENT, value(0, 6), value(120, 6));
  const shelved = act(raised, 'high', 130, { action: 'shelve', until: noonPlus(500) });
  expect(due(shelved, PATIENT)).toBe(noonPlus(500));
});

test('AL12: due is the moment after the day’s limit is reached, and then the end of the day', () => {
  const outside = play(COUNTED, value(0, 6), value(100, 6), value(200, 0), value(1000, 6));
  expect(due(outside, COUNTED)).toBe(noonPlus(1400) + 1);
  const passed = playOn(outside, COUNTED, time(1400.001), time(2800));
  expect(passed.changes.map(({ kind }) => kind)).toEqual(['cumulative', 'silent']);
  const rest = playOn(passed, COUNTED, time(8200));
  expect(due(rest, COUNTED)).toBe(noonPlus(MIDNIGHT_S));
});

test('AL12: a day’s limit that is passed in the last moment in which the value counts is due', () => {
  const judged = rules({ silentAfterSeconds: 600, cumulativeMinutes: 10, onDelaySeconds: 7200 });
  const outside = play(judged, value(0, 6), value(0.001, 0), value(1, 6), value(300, -127));
  expect(due(outside, judged)).toBe(noonPlus(601));
  const passed = playOn(outside, judged, time(601));
  expect(passed.changes.at(-1)).toMatchObject({ kind: 'cumulative', at: noonPlus(601) - 1 });
});

test('AL12: a day’s limit that is not reached before the value counts no more is not due', () => {
  const judged = rules({ silentAfterSeconds: 600, cumulativeMinutes: 10, onDelaySeconds: 7200 });
  const silent = playOn(play(judged, value(0, 6)), judged, time(600));
  expect(due(silent, judged)).toBe(noonPlus(7200));
});

test('AL12: before it is due time alone changes nothing; when it is due, it is due later from then on', () => {
  const early = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 3 * DAY_S * 1000 }));
  fc.assert(
    fc.property(someScene, early, fc.option(someRules), (scene, before, changed) => {
      // Also after its settings were changed: what is due is then reckoned anew.
      const judged = changed ?? scene.rules;
      const { state } = playScene(scene);
      const at = nextDue(state, judged);
      const end = at === Number.POSITIVE_INFINITY ? state.heardAt + 9 * DAY_S * 1000 : at;
      const waited = passTo(state, end - before, judged);
      expect(waited.changes).toEqual([]);
      expect(waited.state.conditions).toBe(state.conditions);
      expect(nextDue(waited.state, judged)).toBeGreaterThanOrEqual(at);
      expectDues(waited.state, judged);
    }),
    { numRuns: 3000 },
  );
});

/** Looked at whenever it is due, it is due ever later, and at last no more. */
function expectDues(from: AlarmState, judged: Rules) {
  let state = from;
  for (let looks = 0; looks < 40; looks++) {
    const at = nextDue(state, judged);
    if (at === Number.POSITIVE_INFINITY) return;
    state = passTo(state, at, judged).state;
    expect(nextDue(state, judged)).toBeGreaterThan(at);
  }
  expect.fail('it is due again and again');
}

test('AL12: a freezer that was looked at only when it was due is as one looked at all the time', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 9 * 3600_000 }), { maxLength: 30 });
  fc.assert(
    fc.property(someScene, steps, (scene, pauses) => {
      const { state } = playScene(scene);
      const kept = ({ conditions }: AlarmState) => conditions;
      let [lazy, busy, now] = [state, state, state.heardAt];
      const told: unknown[][] = [[], []];
      for (const pause of pauses) {
        now += pause;
        const look = passTo(busy, now, scene.rules);
        busy = look.state;
        told[0]?.push(...look.changes);
        if (nextDue(lazy, scene.rules) > now) continue;
        const late = passTo(lazy, now, scene.rules);
        lazy = late.state;
        told[1]?.push(...late.changes);
      }
      expect(kept(lazy)).toEqual(kept(busy));
      expect(told[1]).toEqual(told[0]);
      expect(sensorTime(lazy, now)).toBe(sensorTime(busy, now));
    }),
    { numRuns: 1000 },
  );
});
