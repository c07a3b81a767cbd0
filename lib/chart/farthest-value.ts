import type { AlarmView } from '#lib/alarm/view.ts';
import type { SparkSlot } from '#lib/freezer/live.ts';

/**
 * The value farthest outside so far. What a frame told of it is of the alarm's last change; `known` is what
 * was learnt later, and the sparkline knows the last minutes.
 */
export function farthestValue(
  { kind, standing, peak, since }: AlarmView,
  spark: readonly SparkSlot[],
  known: number | null = null,
): number | null {
  if (standing !== 'active' && standing !== 'acknowledged') return peak;
  if (kind !== 'high' && kind !== 'low') return known ?? peak;
  const slots = spark.filter(({ from }) => from >= since);
  const seen = kind === 'high' ? slots.map(({ max }) => max) : slots.map(({ min }) => min);
  const values = [...seen, peak, known].filter((each) => each !== null);
  if (values.length === 0) return null;
  return kind === 'high' ? Math.max(...values) : Math.min(...values);
}
