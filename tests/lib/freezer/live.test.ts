import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type LiveFreezer,
  mergeSlots,
  SLOT_MS,
  SPARK_MS,
  type SparkSlot,
  slotsSince,
  stepFreezer,
} from '#lib/freezer/live.ts';
import type { Reading } from '#lib/reading/reading.ts';
import { NOON, reading, slot, someCelsius, someTime } from '#tests/support/builders.ts';

const someReadings = fc.array(
  fc
    .record({ celsius: someCelsius, at: someTime, skewed: fc.boolean() })
    .map((given) => reading(given)),
  { minLength: 1, maxLength: 60, size: 'max' },
);

/** After all times that the tests know: none of them lies in the future. */
const HEARD = NOON + 3_600_000;

/** The freezer after all readings; the nth stands at offset n, in one partition or another. */
function after(readings: readonly Reading[]): LiveFreezer {
  const [first = reading(), ...rest] = readings;
  return rest.reduce(
    (freezer, next, n) => stepFreezer(freezer, next, (n + 1) % 3, String(n + 1), HEARD, HEARD),
    stepFreezer(undefined, first, 0, '0', HEARD, HEARD),
  );
}

const sparkOf = (freezer: LiveFreezer) => slotsSince(freezer, 0);

/** LV2 said plainly: all readings grouped by their ten seconds, of the ten minutes up to the newest. */
function expectedSpark(readings: readonly Reading[]): SparkSlot[] {
  const slots = new Map<number, number[]>();
  for (const { at, celsius } of readings) {
    const from = Math.floor(at / SLOT_MS) * SLOT_MS;
    slots.set(from, [...(slots.get(from) ?? []), celsius]);
  }
  const newest = Math.max(...slots.keys());
  return [...slots]
    .filter(([from]) => from > newest - SPARK_MS)
    .sort(([a], [b]) => a - b)
    .map(([from, values]) => ({ from, min: Math.min(...values), max: Math.max(...values) }));
}

test('LV1: a later reading becomes the newest, with its place in the log', () => {
  const freezer = after([reading({ celsius: 1 }), reading({ celsius: 2, at: NOON + 1 })]);
  expect(freezer).toMatchObject({ id: 'f1', celsius: 2, at: NOON + 1, partition: 1, offset: '1' });
});

test('LV1: of two with the same time the later in the log is the newest', () => {
  const freezer = after([reading({ celsius: 1 }), reading({ celsius: 2 })]);
  expect(freezer).toMatchObject({ celsius: 2, offset: '1' });
});

test.each([1, SLOT_MS, SPARK_MS, 2 * SPARK_MS])(
  'LV1: a reading %d ms late never becomes the newest',
  (late) => {
    const freezer = after([reading({ celsius: 1 }), reading({ celsius: 2, at: NOON - late })]);
    expect(freezer).toMatchObject({ celsius: 1, at: NOON, partition: 0, offset: '0' });
  },
);

test('LV1: the newest is the last of the latest, whatever the order', () => {
  fc.assert(
    fc.property(someReadings, (readings) => {
      const latest = Math.max(...readings.map(({ at }) => at));
      const n = readings.findLastIndex(({ at }) => at === latest);
      const { celsius } = readings[n] ?? reading();
      const place = { partition: n % 3, offset: String(n) };
      expect(after(readings)).toMatchObject({ celsius, at: latest, ...place });
    }),
    { numRuns: 1000 },
  );
});

test('LV1, LV2: any order of the same readings ends in the same newest value and sparkline', () => {
  const permuted = someReadings.chain((readings) => {
    const distinct = [...new Map(readings.map((one) => [one.at, one])).values()];
    const { length } = distinct;
    return fc.tuple(
      fc.constant(distinct),
      fc.shuffledSubarray(distinct, { minLength: length, maxLength: length }),
    );
  });
  fc.assert(
    fc.property(permuted, ([readings, shuffled]) => {
      const [one, other] = [after(readings), after(shuffled)];
      expect(sparkOf(other)).toEqual(sparkOf(one));
      expect([other.celsius, other.at]).toEqual([one.celsius, one.at]);
    }),
    { numRuns: 500 },
  );
});

test('LV2, LV3: the sparkline is what the readings of ten minutes spanned, and no slot else', () => {
  fc.assert(
    fc.property(someReadings, (readings) => {
      expect(sparkOf(after(readings))).toEqual(expectedSpark(readings));
    }),
    { numRuns: 1000 },
  );
});

test('LV2: a peak of one reading survives', () => {
  const values = [-18, -18, 4.5, -18, -18];
  const readings = values.map((celsius, n) => reading({ celsius, at: NOON + n * 1000 }));
  expect(sparkOf(after(readings))).toEqual([slot(0, -18, 4.5)]);
});

test('LV2: a late reading widens the slot it belongs to', () => {
  const readings = [0, 1, 2].map((n) => reading({ celsius: 0, at: NOON + n * SLOT_MS }));
  const late = reading({ celsius: 9, at: NOON + SLOT_MS + 5 });
  expect(sparkOf(after([...readings, late]))).toEqual([slot(0, 0), slot(1, 0, 9), slot(2, 0)]);
});

test('LV2: ten minutes are sixty slots; a late reading from before them is not shown', () => {
  const readings = Array.from({ length: 70 }, (_, n) => reading({ at: NOON + n * SLOT_MS }));
  const spark = sparkOf(after([...readings, reading({ at: NOON + 9 * SLOT_MS })]));
  expect(spark).toHaveLength(60);
  expect(spark[0]?.from).toBe(NOON + 10 * SLOT_MS);
});

test('LV3: a slot without a reading is absent', () => {
  const readings = [0, 3].map((n) => reading({ celsius: 0, at: NOON + n * SLOT_MS }));
  expect(sparkOf(after(readings))).toEqual([slot(0, 0), slot(3, 0)]);
});

test('LV4: the slots since a time are those that begin then or later, and always the open one', () => {
  fc.assert(
    fc.property(someReadings, someTime, (readings, from) => {
      const freezer = after(readings);
      const wanted = sparkOf(freezer).filter((s) => s.from >= from || s === freezer.open);
      expect(slotsSince(freezer, from)).toEqual(wanted);
    }),
  );
});

test('LV4: merging puts changed slots in their place and forgets those too old to show', () => {
  const spark = [slot(0, 0), slot(1, 1), slot(3, 3)];
  expect(mergeSlots(spark, [])).toEqual(spark);
  expect(mergeSlots([], spark)).toEqual(spark);
  expect(mergeSlots(spark, [slot(1, 0, 9), slot(2, 2)])).toEqual([
    slot(0, 0),
    slot(1, 0, 9),
    slot(2, 2),
    slot(3, 3),
  ]);
  expect(mergeSlots(spark, [slot(61, 0)])).toEqual([slot(3, 3), slot(61, 0)]);
});

test('LV4: merging leaves what it was given as it was', () => {
  const spark = Object.freeze([slot(0, 0), slot(1, 1)]);
  const changed = Object.freeze([slot(1, 2), slot(2, 2)]);
  expect(mergeSlots(spark, changed)).toEqual([slot(0, 0), slot(1, 2), slot(2, 2)]);
});

test('UI3: each reading, a late one too, tells when the freezer was last heard of', () => {
  const first = stepFreezer(undefined, reading(), 0, '0', NOON, NOON);
  const late = stepFreezer(
    first,
    reading({ at: NOON - SPARK_MS }),
    0,
    '1',
    NOON + 5000,
    NOON + 5000,
  );
  expect(late).toMatchObject({ at: NOON, heardAt: NOON + 5000 });
});

test('SM13: a freezer is simulated while its newest reading is', () => {
  const real = reading({ at: NOON + 1000 });
  const simulated = (seconds: number) => reading({ at: NOON + seconds * 1000, simulated: true });
  expect(after([real]).simulated).toBe(false);
  expect(after([real, simulated(0)]).simulated).toBe(false);
  expect(after([real, simulated(2)]).simulated).toBe(true);
  expect(after([real, simulated(30)]).simulated).toBe(true);
  expect(after([real, simulated(2), reading({ at: NOON + 2000 })]).simulated).toBe(false);
});

test('LV1: a value that lies in the future, because our clock was set back, gives way', () => {
  const before = stepFreezer(undefined, reading({ celsius: 1 }), 0, '0', NOON, NOON);
  const back = NOON - 3_600_000;
  const after = stepFreezer(before, reading({ celsius: 2, at: back }), 0, '1', back, back);
  expect(after).toMatchObject({ celsius: 2, at: back, heardAt: back, closed: [] });
});

test('LV1, UI3: of what was in the log before us, no old value becomes the newest, nor the last heard of', () => {
  const newest = stepFreezer(undefined, reading({ celsius: 1 }), 0, '9', NOON - 1000, NOON);
  const old = NOON - 480_000;
  const after = stepFreezer(newest, reading({ celsius: 4, at: old }), 1, '0', old, NOON);
  expect(after).toMatchObject({ celsius: 1, at: NOON, partition: 0, heardAt: NOON - 1000 });
  expect(slotsSince(after, 0)).toHaveLength(2);
});
