import { crc32 } from '#lib/reading/crc32.ts';

/** How clients turn a key into a partition: Java and kafkajs by murmur2, librdkafka by crc32. */
export const PARTITIONERS = ['murmur2', 'crc32'] as const;
export type Partitioner = (typeof PARTITIONERS)[number];

const encoder = new TextEncoder();

/** The partition that a client with this partitioner sends a key to. */
export function partitionOf(partitioner: Partitioner, key: string, partitions: number): number {
  return hashOf(partitioner, key).dividend % partitions;
}

/** Java makes its hash positive by dropping the sign; librdkafka's has none. */
export function hashOf(partitioner: Partitioner, key: string): { hash: number; dividend: number } {
  const bytes = encoder.encode(key);
  const hash = partitioner === 'murmur2' ? murmur2(bytes) : crc32(bytes);
  return { hash, dividend: partitioner === 'murmur2' ? hash & 0x7fffffff : hash };
}

const SEED = 0x9747b28c;
const MIX = 0x5bd1e995;

/** As Kafka's Java client computes it, in 32 bits that run over. */
export function murmur2(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length & ~3;
  let hash = SEED ^ bytes.length;
  for (let at = 0; at < whole; at += 4) {
    const word = Math.imul(view.getInt32(at, true), MIX);
    hash = Math.imul(hash, MIX) ^ Math.imul(word ^ (word >>> 24), MIX);
  }
  if (whole < bytes.length) {
    for (let at = bytes.length - 1; at >= whole; at--) {
      hash ^= view.getUint8(at) << (8 * (at - whole));
    }
    hash = Math.imul(hash, MIX);
  }
  hash = Math.imul(hash ^ (hash >>> 13), MIX);
  return hash ^ (hash >>> 15);
}
