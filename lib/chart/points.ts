import type { ChartBucket } from '#lib/chart/live-buckets.ts';
import type { Range } from '#lib/history/history.ts';
import { MINUTE_MS } from '#lib/history/rollup.ts';
import { MOST_MS } from '#lib/history/statistics.ts';

/** A place of the line and of the envelope; null where both break off. */
export type ChartPoint = {
  readonly at: number;
  readonly mean: number | null;
  readonly band: readonly [number, number] | null;
};

type Measured = { from: number; min: number; max: number; mean: number };

/** As long as this without a reading is a gap: the silence of this sensor, within what LV3 and HS4 say. */
export function gapOf(silentAfterMs: number): number {
  return Math.min(MOST_MS, Math.max(MINUTE_MS, silentAfterMs));
}

/** FZ3: buckets as places to draw, the last not after `until`. A gap, or nothing but errors, breaks the line. */
export function chartPoints(
  buckets: readonly ChartBucket[],
  width: number,
  gapMs: number,
  until: number,
): ChartPoint[] {
  const points: ChartPoint[] = [];
  for (const run of runs(buckets, Math.max(width, gapMs))) {
    if (points.length > 0) points.push({ at: run[0]?.from ?? 0, mean: null, band: null });
    const [only] = run;
    // What stands alone is as wide as its bucket: a single place would draw nothing.
    if (run.length === 1 && only !== undefined) {
      points.push(placed(only, only.from), placed(only, Math.min(only.from + width, until)));
    } else {
      for (const each of run) points.push(placed(each, Math.min(each.from + width / 2, until)));
    }
  }
  return points;
}

function placed({ min, max, mean }: Measured, at: number): ChartPoint {
  return { at, mean, band: [min, max] };
}

function runs(buckets: readonly ChartBucket[], mostApart: number): Measured[][] {
  const found: Measured[][] = [];
  let previous: number | undefined;
  for (const { from, min, max, mean } of buckets) {
    if (min === null || max === null || mean === null) {
      previous = undefined;
      continue;
    }
    const goesOn = previous !== undefined && from - previous <= mostApart;
    if (goesOn) found.at(-1)?.push({ from, min, max, mean });
    else found.push([{ from, min, max, mean }]);
    previous = from;
  }
  return found;
}

/** The buckets that reach into a stretch. */
export function bucketsIn(
  buckets: readonly ChartBucket[],
  width: number,
  { from, to }: Range,
): readonly ChartBucket[] {
  return buckets.filter((bucket) => bucket.from + width > from && bucket.from <= to);
}

/** The bucket at a moment, or the nearest that is no gap away. */
export function bucketAt(
  buckets: readonly ChartBucket[],
  width: number,
  gapMs: number,
  at: number,
): ChartBucket | undefined {
  let nearest: ChartBucket | undefined;
  let least = Math.max(width, gapMs) / 2;
  for (const bucket of buckets) {
    const away = Math.max(0, bucket.from - at, at - (bucket.from + width));
    if (away > least || (away === least && nearest !== undefined)) continue;
    nearest = bucket;
    least = away;
  }
  return nearest;
}

/** The bucket so many places beside the one at a moment; of no moment, beside what comes after the newest. */
export function stepTo(
  buckets: readonly ChartBucket[],
  at: number | undefined,
  by: number,
): ChartBucket | undefined {
  const here = at === undefined ? buckets.length : buckets.findLastIndex(({ from }) => from <= at);
  return buckets[Math.min(buckets.length - 1, Math.max(0, here + by))];
}
