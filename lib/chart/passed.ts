import type { LiveFreezer } from '#lib/freezer/live.ts';

/** A reading with its place in the log. */
export type PlacedReading = Pick<LiveFreezer, 'at' | 'celsius' | 'partition' | 'offset'>;

/** LV8: what of the coldest and the warmest of some readings does not show in the newest, by time. */
export function passedBy(
  newest: PlacedReading,
  coldest: PlacedReading,
  warmest: PlacedReading,
): PlacedReading[] {
  return [coldest, warmest]
    .filter(({ celsius }) => celsius !== newest.celsius)
    .map(({ at, celsius, partition, offset }) => ({ at, celsius, partition, offset }))
    .sort((a, b) => a.at - b.at);
}
