import { explainedBy, type WorkedOut, workOut } from '#lib/delivery/hash-worked-out.ts';
import { PARTITIONERS, type Partitioner } from '#lib/simulation/partitioner.ts';

/** What a partition is known to hold. */
export type Seen = { readonly partition: number; readonly keys: readonly string[] };

/** A key, where it was seen, and where each kind of client would send it. */
export type PlacedKey = {
  readonly key: string;
  /** Where it was seen, and by which rules that is where it belongs. */
  readonly seen: readonly { readonly partition: number; readonly by: readonly Partitioner[] }[];
  readonly worked: readonly WorkedOut[];
};

/** All keys that were seen, by name. */
export function placeKeys(all: readonly Seen[], partitions: number): PlacedKey[] {
  const places = new Map<string, number[]>();
  for (const { partition, keys } of all) {
    for (const key of keys) places.set(key, [...(places.get(key) ?? []), partition]);
  }
  return [...places].map(([key, seen]) => ({
    key,
    seen: seen
      .toSorted((a, b) => a - b)
      .map((partition) => ({ partition, by: explainedBy(key, partition, partitions) })),
    worked: PARTITIONERS.map((each) => workOut(each, key, partitions)),
  }));
}

/** DE7: keys that lie on more than one partition: two kinds of clients send them, or partitions were added. */
export function splitKeys(placed: readonly PlacedKey[]): PlacedKey[] {
  return placed.filter(({ seen }) => seen.length > 1);
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
