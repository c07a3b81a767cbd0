import type { Consumer } from 'kafkajs';
import type { KafkaClient } from '#server/kafka/client.ts';
import { createSteadyConsumer } from '#server/kafka/steady-consumer.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { type FetchedBatch, type LogMessage, offsetOf } from '#server/recorder/log-batch.ts';

/** Waiting for so many bytes or so long makes few large batches of many small ones. */
const MIN_BYTES = 65_536;
const MAX_WAIT_MS = 200;

/** How the recorder moves about in a partition that was given to it. */
export type Reins = {
  seek: (offset: number) => void;
  pause: () => void;
  resume: () => void;
  /** Tells Kafka how far it is, so that its own tools show the lag. Nothing else depends on it. */
  commit: (position: number) => Promise<void>;
};

/** The recorder's consumer: one of the group GROUP_ID, whose members share the partitions. */
export function createGroupConsumer(deps: {
  kafka: KafkaClient;
  topic: string;
  brokers: readonly string[];
  groupId: string;
  sessionTimeoutMs: number;
  now: () => number;
  random: () => number;
  /** These partitions, and no others, are ours from now on. They are paused until resumed. */
  onAssigned: (partitions: ReadonlyMap<number, Reins>) => void;
  onBatch: (partition: number, batch: FetchedBatch) => void;
  log: Log;
}) {
  const { topic, now } = deps;

  const reins = (consumer: Consumer, partition: number): Reins => {
    const one = [{ topic, partitions: [partition] }];
    return {
      seek: (offset) => consumer.seek({ topic, partition, offset: String(offset) }),
      pause: () => consumer.pause(one),
      resume: () => consumer.resume(one),
      commit: (position) =>
        consumer.commitOffsets([{ topic, partition, offset: String(position) }]),
    };
  };

  return createSteadyConsumer({
    ...deps,
    title: 'the recorder’s consumer',
    config: () => ({
      groupId: deps.groupId,
      sessionTimeout: deps.sessionTimeoutMs,
      rebalanceTimeout: Math.min(deps.sessionTimeoutMs, 10_000),
      minBytes: MIN_BYTES,
      maxWaitTimeInMs: MAX_WAIT_MS,
    }),
    onJoin(consumer, partitions) {
      const given = new Map(partitions.map((each) => [each, reins(consumer, each)]));
      for (const each of given.values()) each.pause();
      deps.onAssigned(given);
    },
    onBatch({ batch }) {
      const { partition, messages } = batch;
      deps.onBatch(partition, {
        from: fetchedFrom(batch, messages),
        next: offsetOf(batch.lastOffset()) + 1,
        high: offsetOf(batch.highWatermark),
        receivedAt: now(),
        messages,
      });
    },
    onEmpty(partition, first, end) {
      const [from, next] = [Number(first), Number(end)];
      deps.onBatch(partition, { from, next, high: next, receivedAt: now(), messages: [] });
    },
  });
}

/** kafkajs keeps the offset that it asked for on the batch, but its types do not say so. */
function fetchedFrom(batch: object, messages: readonly LogMessage[]): number {
  const asked = 'fetchedOffset' in batch ? String(batch.fetchedOffset) : messages[0]?.offset;
  return offsetOf(asked ?? '0');
}
