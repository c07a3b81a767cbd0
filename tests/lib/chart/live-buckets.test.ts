import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ChartBucket, type SeenReading, withTail } from '#lib/chart/live-buckets.ts';
import { startOf } from '#lib/history/rollup.ts';
import { NOON, someCelsius } from '#tests/support/builders.ts';

const WIDTH = 10_000;
const someReadings = fc.array(
  fc.record({ at: fc.integer({ min: NOON, max: NOON + 120_000 }), celsius: someCelsius }),
  { maxLength: 60 },
);

/** What buckets are, said anew: all readings of a stretch, at once. */
function buckets(readings: readonly SeenReading[], width = WIDTH): ChartBucket[] {
  const starts = [...new Set(readings.map(({ at }) => startOf(at, width)))].sort((a, b) => a - b);
  return starts.map((from) => {
    const values = readings.filter(({ at }) => startOf(at, width) === from).map((r) => r.celsius);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { from, min: Math.min(...values), max: Math.max(...values), mean, count: values.length };
  });
}

function expectSame(found: readonly ChartBucket[], wanted: readonly ChartBucket[]) {
  expect(found.map(({ mean: _, ...rest }) => rest)).toEqual(
    wanted.map(({ mean: _, ...rest }) => rest),
  );
  for (const [nth, { mean }] of wanted.entries())
    expect(found[nth]?.mean).toBeCloseTo(mean ?? 0, 9);
}

test('FZ4: readings in any order are the buckets of all of them', () => {
  fc.assert(
    fc.property(someReadings, (readings) => {
      expectSame(withTail([], WIDTH, readings, NOON), buckets(readings));
    }),
  );
});

test('FZ4: what passed within a frame widens where it was, and leaves count and mean as they are', () => {
  fc.assert(
    fc.property(someReadings, someReadings, (told, gone) => {
      const passed = gone.map((reading) => ({ ...reading, passed: true as const }));
      const found = withTail([], WIDTH, [...passed, ...told], NOON);
      const reached = buckets([...told, ...gone]);
      expect(found.map(({ from, min, max }) => ({ from, min, max }))).toEqual(
        reached.map(({ from, min, max }) => ({ from, min, max })),
      );
      for (const { from, mean, count } of buckets(told)) {
        const there = found.find((bucket) => bucket.from === from);
        expect(there?.count).toBe(count);
        expect(there?.mean).toBeCloseTo(mean ?? 0, 9);
      }
    }),
  );
});

test('FZ4: what was seen since history was asked for is added to it', () => {
  fc.assert(
    fc.property(someReadings, fc.integer({ min: 0, max: 120_000 }), (readings, after) => {
      const askedAt = NOON + after;
      const recorded = buckets(readings.filter(({ at }) => at < askedAt));
      expectSame(withTail(recorded, WIDTH, readings, askedAt), buckets(readings));
    }),
  );
});

test('FZ4: a reading that was not recorded yet when history was asked for shows all the same', () => {
  const recorded = buckets([{ at: NOON, celsius: 1 }]);
  const late = [
    { at: NOON + 1, celsius: 9 },
    { at: NOON + WIDTH, celsius: 2 },
  ];
  const [first, second] = withTail(recorded, WIDTH, late, NOON + WIDTH + 5);
  expect(first).toMatchObject({ min: 1, max: 9, count: 1 });
  expect(second).toMatchObject({ from: NOON + WIDTH, min: 2, max: 2, count: 1 });
});

test('FZ3: a bucket of nothing but probe errors takes the first value as its own', () => {
  const faulty = { from: NOON, min: null, max: null, mean: null, count: 0 };
  const reading = { at: NOON + 5, celsius: 3 };
  const wanted = [{ from: NOON, min: 3, max: 3, mean: 3, count: 1 }];
  for (const askedAt of [NOON, NOON + WIDTH]) {
    expect(withTail([faulty], WIDTH, [reading], askedAt)).toEqual(wanted);
  }
});

test('FZ4: without a tail history is what it was', () => {
  const recorded = buckets([{ at: NOON, celsius: 1 }]);
  expect(withTail(recorded, WIDTH, [], NOON)).toBe(recorded);
});
