import { randomUUID } from 'node:crypto';
import type { Consumer } from 'kafkajs';
import { SPARK_MS } from '#lib/freezer/live.ts';
import type { KafkaClient } from '#server/kafka/client.ts';
import { createSteadyConsumer } from '#server/kafka/steady-consumer.ts';
import type { Log } from '#server/lifecycle/log.ts';
import type { TailMessage } from '#server/live/state.ts';

/** Short, because a quiet partition waits this long for its first reading. */
const MAX_WAIT_MS = 100;

/**
 * Reads every partition for this instance alone: a group of its own, no commits. It begins ten
 * minutes back, so that sparklines are full at once, and after a fault where it stopped.
 */
export function createTail(deps: {
  kafka: KafkaClient;
  topic: string;
  brokers: readonly string[];
  groupId: string;
  sessionTimeoutMs: number;
  now: () => number;
  random: () => number;
  /** `end` is where the partition ended when this tail was built. */
  onBatch: (partition: number, messages: readonly TailMessage[], end: bigint) => void;
  log: Log;
}) {
  const { kafka, topic, now, onBatch } = deps;
  /** The next offset to read, for each partition. */
  const positions = new Map<number, bigint>();
  let begin = new Map<number, bigint>();
  let ends = new Map<number, bigint>();

  const readOffsets = async () => {
    const admin = kafka.admin();
    await admin.connect();
    try {
      begin = byPartition(await admin.fetchTopicOffsetsByTimestamp(topic, now() - SPARK_MS));
      ends = byPartition(await admin.fetchTopicOffsets(topic));
      for (const [partition, offset] of begin) {
        if (!positions.has(partition)) positions.set(partition, offset);
      }
    } finally {
      await admin.disconnect();
    }
  };

  const seekAll = (consumer: Consumer) => {
    for (const [partition, offset] of begin) {
      const position = positions.get(partition) ?? offset;
      consumer.seek({ topic, partition, offset: String(position) });
    }
  };

  const consumer = createSteadyConsumer({
    ...deps,
    title: 'the live tail',
    config: () => ({
      groupId: `${deps.groupId}-live-${randomUUID()}`,
      sessionTimeout: deps.sessionTimeoutMs,
      maxWaitTimeInMs: MAX_WAIT_MS,
    }),
    prepare: readOffsets,
    onJoin: seekAll,
    onBatch({ batch }) {
      const { partition, messages } = batch;
      onBatch(partition, messages, ends.get(partition) ?? 0n);
      positions.set(partition, BigInt(batch.lastOffset()) + 1n);
    },
    // The end mark of a transaction would otherwise look like something that is never read.
    onEmpty: (partition, { last }) => positions.set(partition, BigInt(last) + 1n),
  });

  return {
    name: 'the live tail',
    start: consumer.start,
    rebuild: consumer.rebuild,
    /** The log was made anew (topic deleted and created): what was known of it no longer counts. */
    forgetPositions: () => positions.clear(),
    fault: consumer.fault,
    positions: (): ReadonlyMap<number, bigint> => positions,
    stop: consumer.stop,
  };
}

function byPartition(entries: { partition: number; offset: string }[]): Map<number, bigint> {
  return new Map(entries.map(({ partition, offset }) => [partition, BigInt(offset)]));
}
