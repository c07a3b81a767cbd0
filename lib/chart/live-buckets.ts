import type { HistoryBucket } from '#lib/api/history.ts';
import { startOf } from '#lib/history/rollup.ts';

/** What a chart draws of a stretch of time; values are null where the probe gave nothing but errors. */
export type ChartBucket = Pick<HistoryBucket, 'from' | 'min' | 'max' | 'mean' | 'count'>;

export type SeenReading = {
  readonly at: number;
  readonly celsius: number;
  /** Came and went within a frame: LV8. */
  readonly passed?: true;
};

/**
 * FZ4: what was recorded when history was asked for, with what was seen live around and since then.
 * A reading from before is most probably in it, so that it only widens, which does no harm twice. So do
 * those that passed: they are the farthest of their frame, and would draw the mean to themselves.
 */
export function withTail(
  buckets: readonly ChartBucket[],
  width: number,
  tail: readonly SeenReading[],
  askedAt: number,
): readonly ChartBucket[] {
  if (tail.length === 0) return buckets;
  const joined = [...buckets];
  const since = ({ at, passed }: SeenReading) => at >= askedAt && passed === undefined;
  for (const reading of tail) if (since(reading)) put(joined, width, reading, added);
  for (const reading of tail) if (!since(reading)) put(joined, width, reading, widened);
  return joined;
}

function put(
  buckets: ChartBucket[],
  width: number,
  { at, celsius }: SeenReading,
  change: (bucket: ChartBucket, celsius: number) => ChartBucket,
): void {
  const from = startOf(at, width);
  // Readings come in order but for a few, so the place is looked for from the end.
  let place = buckets.length;
  while (place > 0 && (buckets[place - 1]?.from ?? 0) > from) place--;
  const before = buckets[place - 1];
  if (before?.from === from) buckets[place - 1] = change(before, celsius);
  else buckets.splice(place, 0, { from, min: celsius, max: celsius, mean: celsius, count: 1 });
}

function widened(bucket: ChartBucket, celsius: number): ChartBucket {
  const { min, max, mean, count } = bucket;
  if (min === null || max === null || mean === null) return added(bucket, celsius);
  return { ...bucket, min: Math.min(min, celsius), max: Math.max(max, celsius), mean, count };
}

function added(bucket: ChartBucket, celsius: number): ChartBucket {
  const { from, min, max, mean, count } = bucket;
  if (min === null || max === null || mean === null) {
    return { from, min: celsius, max: celsius, mean: celsius, count: 1 };
  }
  const least = Math.min(min, celsius);
  const greatest = Math.max(max, celsius);
  const middle = mean + (celsius - mean) / (count + 1);
  return {
    from,
    min: least,
    max: greatest,
    mean: Math.min(greatest, Math.max(least, middle)),
    count: count + 1,
  };
}
