import type { CheckKeys } from '#lib/api/integrity.ts';

/** Enough that hardly any partition is left out. */
const PER_PARTITION = 10;

/** The keys that a check sends under. Those that it makes up are nobody's. */
export function keysOf(wanted: CheckKeys, partitions: number): readonly string[] {
  switch (wanted.strategy) {
    case 'spread': {
      const count = wanted.keys ?? PER_PARTITION * partitions;
      return Array.from({ length: count }, (_, nth) => `gelo-check-${nth}`);
    }
    case 'one':
      return [wanted.key];
    case 'list':
      return wanted.list;
  }
}
