import { hashOf, PARTITIONERS, type Partitioner } from '#lib/simulation/partitioner.ts';

/** How a client turns a key into a partition, step by step, as one would reckon it by hand. */
export type WorkedOut = {
  readonly partitioner: Partitioner;
  /** What the function gives: murmur2 with a sign, crc32 without one. */
  readonly hash: number;
  /** The same without its sign, which is what is divided. */
  readonly dividend: number;
  readonly partition: number;
};

export function workOut(partitioner: Partitioner, key: string, partitions: number): WorkedOut {
  const { hash, dividend } = hashOf(partitioner, key);
  return { partitioner, hash, dividend, partition: dividend % partitions };
}

/** Which kinds of clients would send a key to a partition; none where its sender chose by another rule. */
export function explainedBy(key: string, partition: number, partitions: number): Partitioner[] {
  return PARTITIONERS.filter((each) => workOut(each, key, partitions).partition === partition);
}
