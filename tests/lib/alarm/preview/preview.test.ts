import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlarmChange, AlarmKind } from '#lib/alarm/alarm.ts';
import { createPreview, type KeptReading, previewBegin } from '#lib/alarm/preview/preview.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import { stepAlarm } from '#lib/alarm/step.ts';
import { FLAG } from '#lib/history/rollup.ts';
import { midnights } from '#lib/time/midnight.ts';
import { DAY_S, HOUR_S, noonPlus, rules, value } from '#tests/lib/alarm/builders.ts';
import { someCelsius, someRules } from '#tests/lib/alarm/scenes.ts';

const SECOND = 1000;
const DAY = { from: noonPlus(0), to: noonPlus(DAY_S) };
type Point = { seconds: number; celsius: number; skewed?: boolean };

function previewOf(points: readonly Point[], judged: Rules, { until = DAY.to, range = DAY } = {}) {
  const preview = createPreview({ rules: judged, range, behindMs: 0 });
  for (const { seconds, celsius, skewed = false } of points) {
    const kept: KeptReading = { at: noonPlus(seconds), celsius, flags: skewed ? FLAG.skewed : 0 };
    preview.add(kept);
  }
  return preview.finish(until, 0);
}

/** As it goes live: each reading as it comes, and a look each second at what is known to be read. */
function liveChanges(points: readonly Point[], judged: Rules, until: number): AlarmChange[] {
  const changes: AlarmChange[] = [];
  let state = points[0] && stepAlarm(undefined, heard(points[0]), judged).state;
  if (points[0]) changes.push(...stepAlarm(undefined, heard(points[0]), judged).changes);
  const step = (event: Parameters<typeof stepAlarm>[1]) => {
    if (state === undefined) return;
    const stepped = stepAlarm(state, event, judged);
    state = stepped.state;
    changes.push(...stepped.changes);
  };
  for (const [index, point] of points.entries()) {
    if (index > 0) step(heard(point));
    const next = points[index + 1]?.seconds;
    const end = next === undefined ? (until - noonPlus(0)) / SECOND : next;
    for (let look = point.seconds + 0.5; look < end; look += lookAfter(look, point.seconds)) {
      step({ type: 'time', now: noonPlus(look - 10), readTo: true });
    }
  }
  step({ type: 'time', now: until, readTo: true });
  return changes;
}

/** Of hours in which nothing comes not each second is worth a look. */
const lookAfter = (look: number, last: number) => (look - last < 700 ? 1 : 60);

function heard({ seconds, celsius, skewed = false }: Point) {
  return value(seconds, celsius, { skewed });
}

/** How often each kind was on, and for how long; what was on for no time at all is nothing to tell. */
function reckoned(changes: readonly AlarmChange[], until: number) {
  const found = new Map<AlarmKind, { times: number; ms: number }>();
  const since = new Map<AlarmKind, number>();
  const end = (kind: AlarmKind, at: number) => {
    const ms = at - (since.get(kind) ?? at);
    const before = found.get(kind) ?? { times: 0, ms: 0 };
    if (ms > 0) found.set(kind, { times: before.times + 1, ms: before.ms + ms });
    since.delete(kind);
  };
  for (const { kind, change, at } of changes) {
    if (change === 'raised') since.set(kind, at);
    if (change === 'returned') end(kind, at);
  }
  for (const kind of [...since.keys()]) end(kind, until);
  return found;
}

const somePoints: fc.Arbitrary<Point[]> = fc
  .array(
    fc.record({
      pause: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(1, 1, 30, 60, 61, 70, 71, 72, 120) },
        { weight: 1, arbitrary: fc.constantFrom(600, 610, 611, HOUR_S) },
      ),
      celsius: someCelsius,
      skewed: fc.oneof({ weight: 15, arbitrary: fc.constant(false) }, fc.constant(true)),
    }),
    { minLength: 1, maxLength: 40, size: 'max' },
  )
  .map((steps) => {
    let seconds = 0;
    return steps.map(({ pause, ...rest }) => {
      seconds += pause;
      return { seconds, ...rest };
    });
  })
  .filter((points) => (points.at(-1)?.seconds ?? 0) < DAY_S - 3 * HOUR_S);

test('FA6: with the settings that were in force it is what was raised', () => {
  fc.assert(
    fc.property(somePoints, someRules, (points, judged) => {
      const { kinds, loud, stretches } = previewOf(points, judged);
      const live = reckoned(liveChanges(points, judged, DAY.to), DAY.to);
      expect(new Map(kinds.map(({ kind, times, ms }) => [kind, { times, ms }]))).toEqual(live);
      expect(loud.ms).toBeLessThanOrEqual(DAY.to - DAY.from);
      expect(stretches.map(({ from }) => from)).toEqual(
        stretches.map(({ from }) => from).toSorted(),
      );
    }),
    { numRuns: 200 },
  );
});

describe('a warm hour', () => {
  const JUDGED = rules({ silentAfterSeconds: 120 });
  const minutes = Array.from({ length: 24 * 60 }, (_, n) => n * 60);
  const WARM = minutes.map((seconds) => ({
    seconds,
    celsius: seconds >= HOUR_S && seconds < 2 * HOUR_S ? 6 : 0,
  }));

  test('FA6: is one alarm, from its raising to its return', () => {
    expect(previewOf(WARM, JUDGED)).toEqual({
      loud: { times: 1, ms: (HOUR_S + 60 - 120) * SECOND },
      kinds: [{ kind: 'high', times: 1, ms: (HOUR_S + 60 - 120) * SECOND }],
      stretches: [
        { kind: 'high', from: noonPlus(HOUR_S + 120), to: noonPlus(2 * HOUR_S + 60), limit: 5 },
      ],
    });
  });

  test('FA6: is none with a higher limit or a longer delay', () => {
    for (const given of [{ high: 7 }, { onDelaySeconds: 2 * HOUR_S }]) {
      expect(previewOf(WARM, rules({ silentAfterSeconds: 120, ...given })).loud.times).toBe(0);
    }
  });

  test('FA6: of what began before the range, or goes on after it, only the part inside counts', () => {
    const range = { from: noonPlus(HOUR_S + 600), to: noonPlus(HOUR_S + 1200) };
    const { loud, kinds } = previewOf(WARM, JUDGED, { range });
    expect({ loud, kinds }).toEqual({
      loud: { times: 1, ms: 600 * SECOND },
      kinds: [{ kind: 'high', times: 1, ms: 600 * SECOND }],
    });
    const after = { from: noonPlus(3 * HOUR_S), to: noonPlus(4 * HOUR_S) };
    expect(previewOf(WARM, JUDGED, { range: after }).stretches).toEqual([]);
  });
});

test('FA6: two that are on at once count twice, and their time once; warnings call nobody', () => {
  const judged = rules({ onDelaySeconds: 0, cumulativeMinutes: 1, warningBand: 1 });
  const { loud, kinds } = previewOf(
    [
      { seconds: 0, celsius: 6 },
      { seconds: 300, celsius: 0 },
      { seconds: 360, celsius: 0 },
    ],
    judged,
    { until: noonPlus(900) },
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(['high', 'warning', 'cumulative']);
  expect(loud.times).toBe(2);
  const cumulative = kinds.find(({ kind }) => kind === 'cumulative')?.ms ?? 0;
  expect(loud.ms).toBe(cumulative + 60_000);
});

test('FA6: a sensor that chatters for a day is drawn in as few pieces as a screen can show', () => {
  const judged = rules({ onDelaySeconds: 0, offDelaySeconds: 0, deadband: 0 });
  const points = Array.from({ length: 43_200 }, (_, n) => ({
    seconds: n * 2,
    celsius: n % 2 ? 6 : 0,
  }));
  const { kinds, stretches } = previewOf(points, judged);
  expect(kinds).toEqual([{ kind: 'high', times: 21_600, ms: 21_600 * 2 * SECOND }]);
  expect(stretches.length).toBeLessThan(1000);
});

test('FA6: a sensor whose clock is behind is not silent for that', () => {
  const behindMs = 3 * HOUR_S * SECOND;
  const preview = createPreview({ rules: rules(), range: DAY, behindMs });
  for (let seconds = 0; seconds < 21 * HOUR_S; seconds += 60) {
    preview.add({ at: noonPlus(seconds), celsius: 0, flags: 0 });
  }
  expect(preview.finish(DAY.to, 0).kinds).toEqual([]);
});

test('FA6: a freezer without a reading would not have alarmed', () => {
  const nothing = { loud: { times: 0, ms: 0 }, kinds: [], stretches: [] };
  expect(previewOf([], rules())).toEqual(nothing);
});

describe.each(['America/Sao_Paulo', 'Europe/Lisbon', 'UTC'])('days in %s', (zone) => {
  test('FA6: the day of its beginning is known from its midnight, and six hours at least', () => {
    const nextMidnight = midnights(zone);
    const hours = fc.integer({ min: 0, max: 3 * 366 * 24 });
    fc.assert(
      fc.property(hours, (hour) => {
        const from = Date.UTC(2024, 0, 1) + hour * 3_600_000;
        const begin = previewBegin(from, nextMidnight);
        expect(from - begin).toBeGreaterThanOrEqual(6 * 3_600_000);
        expect(from - begin).toBeLessThanOrEqual(25 * 3_600_000);
        const lastMidnight = lastBefore(from, nextMidnight);
        expect(begin).toBeLessThanOrEqual(lastMidnight);
      }),
    );
  });
});

function lastBefore(at: number, nextMidnight: (at: number) => number): number {
  let last = nextMidnight(at - 3 * 86_400_000);
  for (let next = nextMidnight(last); next <= at; next = nextMidnight(last)) last = next;
  return last;
}
