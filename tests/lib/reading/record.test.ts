import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextDue } from '#lib/alarm/due.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import {
  addReading,
  type Bucket,
  emptyBucket,
  FLAG,
  HOUR_MS,
  MINUTE_MS,
  startOf,
} from '#lib/history/rollup.ts';
import type { Reading } from '#lib/reading/reading.ts';
import { type FreezerRecord, type LateReading, recordReadings } from '#lib/reading/record.ts';
import { lines, noonPlus, play, playOn, rules, value } from '#tests/lib/alarm/builders.ts';
import { someRules, someStream } from '#tests/lib/alarm/scenes.ts';

const JUDGED = rules();
const HEARD = noonPlus(86_400);
const LOG = 1;

/** A reading so many seconds after noon. */
const at = (seconds: number, celsius: number, given: Partial<Reading> = {}): Reading => ({
  ...value(seconds, celsius).reading,
  ...given,
});

const record = (readings: readonly Reading[], judged = JUDGED) =>
  recordReadings(undefined, readings, HEARD, LOG, judged);

/** Readings as they come, without what each was heard at: a batch is heard of at once. */
const someReadings = someStream.map((stream) => stream.map(({ reading }) => reading));

type Batch = { heardAt: number; readings: readonly Reading[] };

/** Everything that recording these batches one after the other gives. */
function recordAll([first, ...rest]: readonly Batch[], judged: Rules): FreezerRecord {
  const { readings, heardAt } = first ?? { readings: [], heardAt: HEARD };
  let all = recordReadings(undefined, readings, heardAt, LOG, judged);
  for (const batch of rest) {
    const next = recordReadings(all.state, batch.readings, batch.heardAt, LOG, judged);
    all = {
      state: next.state,
      due: next.due,
      flags: [...all.flags, ...next.flags],
      changes: [...all.changes, ...next.changes],
      minutes: [...all.minutes, ...next.minutes],
      hours: [...all.hours, ...next.hours],
      lateMinutes: [...all.lateMinutes, ...next.lateMinutes],
      lateHours: [...all.lateHours, ...next.lateHours],
    };
  }
  return all;
}

function split<T>(list: readonly T[], sizes: readonly number[]): T[][] {
  const batches: T[][] = [];
  let from = 0;
  for (const size of sizes) {
    if (from + size >= list.length) break;
    batches.push(list.slice(from, from + size));
    from += size;
  }
  return [...batches, list.slice(from)];
}

test('AL2, RO1: readings in any number of batches give the same as in one, to the last digit', () => {
  const sizes = (max: number) =>
    fc.array(fc.integer({ min: 1, max }), { maxLength: 40, size: 'max' });
  const someWaits = fc.array(fc.constantFrom(0, 30, 61, 700), { maxLength: 40, size: 'max' });
  fc.assert(
    fc.property(
      someReadings,
      sizes(20),
      someWaits,
      sizes(8),
      someRules,
      (readings, whole, waits, parts, judged) => {
        let heardAt = HEARD;
        const batches: Batch[] = split(readings, whole).map((each, n) => {
          heardAt += (waits[n] ?? 0) * 1000;
          return { heardAt, readings: each };
        });
        const pieces = batches.flatMap((batch) =>
          split(batch.readings, parts).map((each) => ({ ...batch, readings: each })),
        );
        expect(recordAll(pieces, judged)).toEqual(recordAll(batches, judged));
      },
    ),
    { numRuns: 1000 },
  );
});

test('AL2: a batch says of the alarms what each of its readings says', () => {
  fc.assert(
    fc.property(someStream, someRules, (stream, judged) => {
      const events = stream.map((event) => ({ ...event, heardAt: HEARD }));
      const [first = value(0, 0), ...rest] = events;
      const { state, changes } = playOn(play(judged, first), judged, ...rest);
      const recorded = record(
        events.map(({ reading }) => reading),
        judged,
      );
      expect(recorded.state.alarms).toEqual(state);
      expect(recorded.changes).toEqual(changes);
      expect(recorded.due).toBe(nextDue(state, judged));
    }),
  );
});

/** RO1 said plainly: all readings grouped by their minute or hour. */
function grouped(readings: readonly Reading[], flags: readonly number[], width: number): Bucket[] {
  const buckets = new Map<number, Bucket>();
  for (const [n, reading] of readings.entries()) {
    const from = startOf(reading.at, width);
    const before = buckets.get(from) ?? emptyBucket(from);
    buckets.set(from, addReading(before, reading.celsius, flags[n] ?? 0));
  }
  return [...buckets.values()].sort((a, b) => a.from - b.from);
}

/** What stands in the database at last: what was closed, corrected by what was late, and what is open. */
function stored(closed: readonly Bucket[], late: readonly LateReading[], open: Bucket): Bucket[] {
  const buckets = new Map([...closed, open].map((bucket) => [bucket.from, bucket]));
  expect(buckets.size).toBe(closed.length + 1);
  for (const { from, celsius, flags } of late) {
    buckets.set(from, addReading(buckets.get(from) ?? emptyBucket(from), celsius, flags));
  }
  return [...buckets.values()].sort((a, b) => a.from - b.from);
}

test('RO1, RO2: minutes and hours, corrected by what was late, are those of the readings', () => {
  fc.assert(
    fc.property(someReadings, someRules, (readings, judged) => {
      const { state, flags, minutes, hours, lateMinutes, lateHours } = record(readings, judged);
      // Within a bucket all keep their order, so that even sums of doubles are the same.
      const wanted = (width: number) => grouped(readings, flags, width);
      expect(stored(minutes, lateMinutes, state.minute)).toEqual(wanted(MINUTE_MS));
      expect(stored(hours, lateHours, state.hour)).toEqual(wanted(HOUR_MS));
    }),
    { numRuns: 1000 },
  );
});

test('RO1: a minute is closed by the first reading of a later one, and not before', () => {
  const open = record([at(0, 1), at(59.999, 2)]);
  expect(open).toMatchObject({ minutes: [], hours: [] });
  expect(open.state.minute).toMatchObject({ from: noonPlus(0), count: 2, min: 1, max: 2 });
  const next = recordReadings(open.state, [at(60, 3)], HEARD, LOG, JUDGED);
  expect(next.minutes).toEqual([open.state.minute]);
  expect(next.hours).toEqual([]);
  expect(next.state.minute).toMatchObject({ from: noonPlus(60), count: 1, min: 3 });
  expect(next.state.hour).toMatchObject({ from: noonPlus(0), count: 3 });
});

test('RO1: minutes and hours in which nothing was read are not there', () => {
  const { minutes, hours } = record([at(0, 1), at(7205, 2), at(10_900, 3)]);
  expect(minutes.map(({ from }) => from)).toEqual([noonPlus(0), noonPlus(7200)]);
  expect(hours.map(({ from }) => from)).toEqual([noonPlus(0), noonPlus(7200)]);
});

test('RO2: a late reading belongs to its own minute, and is not late for the hour that is open', () => {
  const { state, lateMinutes, lateHours, flags } = record([at(120, 1), at(59.999, 9), at(-1, 2)]);
  expect(lateMinutes).toEqual([
    { from: noonPlus(0), celsius: 9, flags: FLAG.above },
    { from: noonPlus(-60), celsius: 2, flags: 0 },
  ]);
  expect(lateHours).toEqual([{ from: noonPlus(-3600), celsius: 2, flags: 0 }]);
  expect(state.minute).toMatchObject({ from: noonPlus(120), count: 1 });
  expect(state.hour).toMatchObject({ from: noonPlus(0), count: 2, max: 9, above: 1 });
  expect(flags).toEqual([0, FLAG.above, 0]);
});

test('RO2: older than the newest, but of the minute that is open, a reading is not late', () => {
  const { state, lateMinutes } = record([at(30, 1), at(10, 2)]);
  expect(lateMinutes).toEqual([]);
  expect(state.minute).toMatchObject({ count: 2, max: 2 });
});

test('RO3: a probe error is counted apart and in nothing else', () => {
  const { state, flags } = record([at(0, 1), at(1, -127), at(2, 85, { skewed: true })]);
  expect(flags).toEqual([0, FLAG.probeError, FLAG.probeError | FLAG.skewed]);
  const { state: without } = record([at(0, 1)]);
  expect(state.minute).toEqual({ ...without.minute, faulty: 2 });
  expect(state.hour).toEqual({ ...without.hour, faulty: 2 });
});

test.each([
  [5, 0],
  [5.01, FLAG.above],
  [-5, 0],
  [-5.01, FLAG.below],
])('RO1, PF2: limits are inclusive: %d has the flags %d', (celsius, expected) => {
  const { flags, state } = record([at(0, celsius), at(1, celsius, { skewed: true })]);
  expect(flags).toEqual([expected, expected | FLAG.skewed]);
  expect(state.minute.above).toBe(expected === FLAG.above ? 2 : 0);
  expect(state.minute.below).toBe(expected === FLAG.below ? 2 : 0);
});

test('PF3: each reading keeps the judgement of the limits that were in force', () => {
  const before = record([at(0, 6)]);
  const after = recordReadings(before.state, [at(1, 6)], HEARD, LOG, rules({ high: 7 }));
  expect([before.flags, after.flags]).toEqual([[FLAG.above], [0]]);
  expect(after.state.minute).toMatchObject({ count: 2, above: 1 });
});

test('RO1: readings of a batch are told of by their alarms too, and when time will change them', () => {
  const { changes, due, state } = record([at(0, 6), at(130, 6), at(140, 4)]);
  expect(lines({ changes })).toEqual(['high raised 120']);
  expect(state.alarms).toMatchObject({ heardAt: HEARD, logs: [LOG] });
  expect(due).toBe(HEARD + 60_000);
});

test('SM13: a simulated reading is kept as one, beside what else is said of it', () => {
  const simulated = { simulated: true };
  const { flags } = record([at(0, 1), at(1, 9, simulated), at(2, -127, simulated)]);
  expect(flags).toEqual([0, FLAG.above | FLAG.simulated, FLAG.probeError | FLAG.simulated]);
});

test('SM13: a freezer is simulated while its newest reading is, however its readings were divided', () => {
  const someMarks = fc.array(fc.boolean(), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(
      someReadings,
      someMarks,
      fc.array(fc.integer({ min: 1, max: 20 })),
      (stream, marks, sizes) => {
        const readings = stream.map((each, n) => ({
          ...each,
          simulated: marks[n % marks.length] === true,
        }));
        if (readings.length === 0) return;
        const batches = split(readings, sizes).map((each) => ({ heardAt: HEARD, readings: each }));
        const { state } = recordAll(batches, JUDGED);
        const newest = readings.findLast((each) => each.at === state.alarms.at);
        expect(state.simulated).toBe(newest?.simulated);
      },
    ),
  );
});

test('RO1: without any reading there is nothing to record', () => {
  expect(() => record([])).toThrow('nothing to record');
});

test('FA10: of a retired freezer all is recorded as of any other, and nothing is judged', () => {
  fc.assert(
    fc.property(someRules, someReadings, (judged, readings) => {
      const used = recordReadings(undefined, readings, HEARD, LOG, judged);
      const retired = recordReadings(undefined, readings, HEARD, LOG, judged, true);
      const { state, due, changes, ...history } = retired;
      const { state: usedState, due: _due, changes: _changes, ...usedHistory } = used;
      expect(history).toEqual(usedHistory);
      expect({ minute: state.minute, hour: state.hour }).toEqual({
        minute: usedState.minute,
        hour: usedState.hour,
      });
      expect(due).toBe(Number.POSITIVE_INFINITY);
      expect(changes).toEqual([]);
      expect(state.alarms.conditions).toEqual({});
      const { at, celsius, heardAt } = usedState.alarms;
      expect(state.alarms).toMatchObject({ at, celsius, heardAt, outsideMs: 0 });
    }),
  );
});
