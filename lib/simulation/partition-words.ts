/** Whose readings a partition gets; all take turns where they have no key. */
export type PartitionShare = readonly string[] | 'all';

/** What is worth explaining about a map of keys and partitions. */
export type MapReason = 'none' | 'one' | 'empty' | 'spread';

export function whyOf(map: readonly PartitionShare[]): MapReason {
  if (map.includes('all')) return 'none';
  const used = map.filter((share) => share.length > 0);
  if (used.length === 1 && map.length > 1 && (used[0]?.length ?? 0) > 1) return 'one';
  return used.length < map.length ? 'empty' : 'spread';
}
