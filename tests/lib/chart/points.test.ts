import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChartBucket } from '#lib/chart/live-buckets.ts';
import { bucketAt, bucketsIn, chartPoints, gapOf, stepTo } from '#lib/chart/points.ts';
import { NOON } from '#tests/support/builders.ts';

const MINUTE = 60_000;
const at = (minutes: number) => NOON + minutes * MINUTE;
const bucket = (minutes: number, mean: number | null = 1): ChartBucket => {
  if (mean === null) return { from: at(minutes), min: null, max: null, mean, count: 0 };
  return { from: at(minutes), min: mean - 1, max: mean + 1, mean, count: 3 };
};
const points = (...buckets: ChartBucket[]) => chartPoints(buckets, MINUTE, MINUTE, at(100));
/** Minutes after noon, null where the line breaks off. */
const places = (...buckets: ChartBucket[]) =>
  points(...buckets).map((point) => (point.mean === null ? null : (point.at - NOON) / MINUTE));

test('FZ3: buckets are drawn at their middles, with mean and envelope', () => {
  expect(points(bucket(0, 2), bucket(1, 4))).toEqual([
    { at: at(0.5), mean: 2, band: [1, 3] },
    { at: at(1.5), mean: 4, band: [3, 5] },
  ]);
});

test('FZ3: a missing bucket breaks line and envelope', () => {
  expect(places(bucket(0), bucket(1), bucket(3), bucket(4))).toEqual([0.5, 1.5, null, 3.5, 4.5]);
});

test('FZ3: so does one with nothing but probe errors', () => {
  expect(places(bucket(0), bucket(1), bucket(2, null), bucket(3), bucket(4))).toEqual([
    ...[0.5, 1.5, null, 3.5, 4.5],
  ]);
});

test('FZ3: what stands alone is as wide as its bucket', () => {
  expect(places(bucket(0), bucket(5), bucket(6))).toEqual([0, 1, null, 5.5, 6.5]);
});

test('FZ3: a sensor that sends seldom is no row of gaps: below its silence time it is one line', () => {
  const seldom = [bucket(0), bucket(5), bucket(10)];
  const drawn = chartPoints(seldom, MINUTE, gapOf(6 * MINUTE), at(100));
  expect(drawn.map(({ mean }) => mean)).toEqual([1, 1, 1]);
});

test.each([
  [5000, MINUTE],
  [MINUTE, MINUTE],
  [6 * MINUTE, 6 * MINUTE],
  [86_400_000, 15 * MINUTE],
])('FZ3: with a silence time of %d ms a gap is longer than %d ms', (silentAfterMs, gap) => {
  expect(gapOf(silentAfterMs)).toBe(gap);
});

const someBuckets = fc
  .uniqueArray(fc.nat(300), { maxLength: 80 })
  .map((places) => places.sort((a, b) => a - b).map((place) => bucket(place)));

test('FZ3: no line is drawn over a gap, every bucket is drawn, and nothing lies in the future', () => {
  fc.assert(
    fc.property(someBuckets, fc.integer({ min: 1, max: 15 }), (buckets, gap) => {
      const until = (buckets.at(-1)?.from ?? NOON) + MINUTE / 4;
      const drawn = chartPoints(buckets, MINUTE, gap * MINUTE, until);
      let previous: number | undefined;
      for (const point of drawn) {
        if (point.mean !== null && previous !== undefined) {
          expect(point.at - previous).toBeLessThanOrEqual(gap * MINUTE);
          expect(point.at).toBeGreaterThanOrEqual(previous);
        }
        previous = point.mean === null ? undefined : point.at;
        expect(point.at).toBeLessThanOrEqual(until);
      }
      const inside = ({ from }: ChartBucket) =>
        drawn.some((point) => point.at >= from && point.at <= from + MINUTE && point.mean !== null);
      expect(buckets.every(inside)).toBe(true);
    }),
  );
});

test('FZ3: only what reaches into the stretch is drawn', () => {
  const all = [bucket(0), bucket(1), bucket(2), bucket(3)];
  expect(bucketsIn(all, MINUTE, { from: at(1.5), to: at(2.5) })).toEqual([bucket(1), bucket(2)]);
});

test('FZ5: what is pointed at is the bucket there, else the nearest that is no gap away', () => {
  const all = [bucket(0), bucket(1), bucket(10)];
  const pointed = (minutes: number) => bucketAt(all, MINUTE, 2 * MINUTE, at(minutes))?.from;
  expect(pointed(0.5)).toBe(at(0));
  expect(pointed(1.5)).toBe(at(1));
  expect(pointed(2.9)).toBe(at(1));
  expect(pointed(5)).toBeUndefined();
  expect(pointed(9.2)).toBe(at(10));
  expect(bucketAt([], MINUTE, MINUTE, NOON)).toBeUndefined();
});

test('FZ5: by keyboard one goes from bucket to bucket, over gaps, and no farther', () => {
  const all = [bucket(0), bucket(1), bucket(10)];
  const from = (at: number | undefined, by: number) => stepTo(all, at, by)?.from;
  expect(from(undefined, -1)).toBe(at(10));
  expect(from(at(10.5), -1)).toBe(at(1));
  expect(from(at(0.5), -1)).toBe(at(0));
  expect(from(at(1.5), 1)).toBe(at(10));
  expect(from(at(10.5), 1)).toBe(at(10));
  expect(stepTo([], undefined, 1)).toBeUndefined();
});
