import { SLOT_MS, type SparkSlot } from '#lib/freezer/live.ts';

export type Trend = 'rising' | 'falling' | 'steady';

const MINUTE_MS = 60_000;
const AGO_MS = 5 * MINUTE_MS;
/** Less than this is what doors and compressors do all day. */
const NOTEWORTHY_CELSIUS = 0.3;
/** Decimals do not subtract exactly: 4.4 − 4.1 is a little more than 0.3. */
const ROUNDING = 1e-9;

/** FL6: the last minute's middle against that of five minutes before; undefined without either. */
export function trendOf(spark: readonly SparkSlot[]): Trend | undefined {
  const newest = spark.at(-1);
  if (newest === undefined) return undefined;
  const end = newest.from + SLOT_MS;
  const now = middle(spark, end - MINUTE_MS, end);
  const before = middle(spark, end - AGO_MS - MINUTE_MS, end - AGO_MS);
  if (now === undefined || before === undefined) return undefined;
  if (Math.abs(now - before) <= NOTEWORTHY_CELSIUS + ROUNDING) return 'steady';
  return now > before ? 'rising' : 'falling';
}

/** Half way between the extremes of the slots that begin in the stretch. */
function middle(spark: readonly SparkSlot[], from: number, to: number): number | undefined {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const slot of spark) {
    if (slot.from < from || slot.from >= to) continue;
    min = Math.min(min, slot.min);
    max = Math.max(max, slot.max);
  }
  return min > max ? undefined : (min + max) / 2;
}
