import type { KeptSince } from '#lib/history/retention.ts';
import {
  type Bucket,
  emptyBucket,
  HOUR_MS,
  MINUTE_MS,
  mergeBuckets,
  startOf,
} from '#lib/history/rollup.ts';

/** Epoch ms; `to` is no longer part of it. */
export type Range = { readonly from: number; readonly to: number };

/** What the buckets of an answer are made from; raw is the readings themselves. */
type HistorySource = 'raw' | 'minute' | 'hour';

export type HistoryPlan = Range & { readonly width: number; readonly source: HistorySource };

const SECOND_MS = 1000;
const DAY_MS = 24 * HOUR_MS;

/** The last is longer than all the time that a Date can tell, so that one bucket holds any range. */
const WIDTHS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR_MS),
  ...[1, 2, 7, 14, 28, 84].map((count) => count * DAY_MS),
  ...Array.from({ length: 20 }, (_, doubled) => 364 * 2 ** doubled * DAY_MS),
];

/** The finest buckets that show a range in at most so many points, and where they come from. */
export function planHistory({ from, to }: Range, points: number, kept: KeptSince): HistoryPlan {
  // No reading is older than 1970, and two buckets meet there at every width.
  const wanted = { from: Math.max(0, from), to: Math.max(0, to) };
  const least = leastWidth(wanted, kept);
  const width = WIDTHS.find(
    (one) => one >= least && bucketsIn(aligned(wanted, one), one) <= points,
  );
  if (width === undefined) throw new RangeError(`no history fits into ${points} points`);
  return { ...aligned(wanted, width), width, source: sourceOf(width) };
}

function aligned({ from, to }: Range, width: number): Range {
  return { from: startOf(from, width), to: Math.ceil(to / width) * width };
}

function bucketsIn({ from, to }: Range, width: number): number {
  return (to - from) / width;
}

/** Finer buckets would be made of what is there no more, and be missing. */
function leastWidth({ from }: Range, kept: KeptSince): number {
  if (from < kept.minute) return HOUR_MS;
  return from < kept.raw ? MINUTE_MS : SECOND_MS;
}

function sourceOf(width: number): HistorySource {
  if (width < MINUTE_MS) return 'raw';
  return width < HOUR_MS ? 'minute' : 'hour';
}

/** Wide buckets out of finer ones, by time. Where nothing was recorded there is none. */
export function gather(buckets: Iterable<Bucket>, width: number): Bucket[] {
  const wide = new Map<number, Bucket>();
  for (const bucket of buckets) {
    if (bucket.count + bucket.faulty === 0) continue;
    const from = startOf(bucket.from, width);
    wide.set(from, mergeBuckets(wide.get(from) ?? emptyBucket(from), bucket));
  }
  return [...wide.values()].sort((a, b) => a.from - b.from);
}
