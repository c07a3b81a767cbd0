import { explainedBy, workOut } from '#lib/delivery/hash-worked-out.ts';
import type { Partitioner } from '#lib/simulation/partitioner.ts';

/** What a partition is known to hold. */
type Seen = { readonly partition: number; readonly keys: readonly string[] };

/** A key, where it was seen, and by which rules that is where it belongs. */
export type SplitKey = {
  readonly key: string;
  readonly seen: readonly { readonly partition: number; readonly by: readonly Partitioner[] }[];
};

/** DE7: keys that lie on more than one partition, by name. */
export function splitKeys(all: readonly Seen[], partitions: number): SplitKey[] {
  const places = new Map<string, number[]>();
  for (const { partition, keys } of all) {
    for (const key of keys) places.set(key, [...(places.get(key) ?? []), partition]);
  }
  const split = [...places].filter(([, seen]) => seen.length > 1);
  return split.map(([key, seen]) => ({
    key,
    seen: seen
      .toSorted((a, b) => a - b)
      .map((partition) => ({ partition, by: explainedBy(key, partition, partitions) })),
  }));
}

const MOST_TRIED = 1000;

/** A name that a client by this rule would send there. */
export function exampleFor(
  partitioner: Partitioner,
  partition: number,
  partitions: number,
): string | undefined {
  for (let n = 0; n < MOST_TRIED; n++) {
    const key = `sensor${n}`;
    if (workOut(partitioner, key, partitions).partition === partition) return key;
  }
  return undefined;
}
