import { type Partitioner, partitionOf } from '#lib/simulation/partitioner.ts';

/** Which key a message gets: its sensor's, none at all, or one for all of them. */
export const KEY_STRATEGIES = ['sensor', 'none', 'one'] as const;
export type KeyStrategy = (typeof KEY_STRATEGIES)[number];

export const ACKS = ['0', '1', 'all'] as const;
export type Acks = (typeof ACKS)[number];

export const COMPRESSIONS = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
export type Compression = (typeof COMPRESSIONS)[number];

export const MOST_LINGER_MS = 1000;

/** How simulated sensors send, all of them alike. */
export type SendSettings = {
  readonly keys: KeyStrategy;
  readonly partitioner: Partitioner;
  readonly acks: Acks;
  readonly idempotent: boolean;
  readonly compression: Compression;
  readonly lingerMs: number;
};

export const USUAL_SENDING: SendSettings = {
  keys: 'sensor',
  partitioner: 'murmur2',
  acks: 'all',
  idempotent: false,
  compression: 'none',
  lingerMs: 10,
};

const ONE_KEY = 'gelo';

/** The key of a sensor's messages. */
export function keyFor(keys: KeyStrategy, sensor: string): string | null {
  switch (keys) {
    case 'sensor':
      return sensor;
    case 'none':
      return null;
    case 'one':
      return ONE_KEY;
  }
}

/** The partition of its next message; without a key they take turns. */
export function partitionFor(
  { keys, partitioner }: SendSettings,
  sensor: string,
  turn: number,
  partitions: number,
): number {
  const key = keyFor(keys, sensor);
  return key === null ? turn % partitions : partitionOf(partitioner, key, partitions);
}

/** RD1 where the key names the freezer, else RD4: then the value has to. */
export function valueFor(keys: KeyStrategy, sensor: string, celsius: number, at: number): string {
  // Adding 0 makes −0 a 0: it would be sent as -0.00.
  const rounded = Math.round(celsius * 100) / 100 + 0;
  if (keys === 'sensor') return rounded.toFixed(2);
  return JSON.stringify({ id: sensor, temperature: rounded, timestamp: at });
}

/** Which sensors' readings go to each partition; 'all' of them take turns where there is no key. */
export function partitionMap(
  settings: Pick<SendSettings, 'keys' | 'partitioner'>,
  sensors: readonly string[],
  partitions: number,
): (readonly string[] | 'all')[] {
  const map: string[][] = Array.from({ length: partitions }, () => []);
  if (settings.keys === 'none') return map.map(() => 'all');
  for (const sensor of sensors) {
    const key = keyFor(settings.keys, sensor) ?? sensor;
    map[partitionOf(settings.partitioner, key, partitions)]?.push(sensor);
  }
  return map;
}
