import type { Consumer } from 'kafkajs';
import type { KafkaClient } from '#server/kafka/client.ts';
import { listenForMembership, type Membership } from '#server/kafka/membership.ts';
import { createSteadyConsumer } from '#server/kafka/steady-consumer.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { type FetchedBatch, type LogMessage, offsetOf } from '#server/recorder/log-batch.ts';

/** Waiting for so many bytes or so long makes few large batches of many small ones. */
const MIN_BYTES = 65_536;
const MAX_WAIT_MS = 200;
/** A partition that is added is ours to read after this long; kafkajs would look every five minutes. */
const METADATA_MAX_AGE_MS = 10_000;

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
  /** Whoever wants to know how the group is shared out. */
  membership?: Membership;
  log: Log;
}) {
  const { topic, now, log } = deps;

  const reins = (consumer: Consumer, partition: number): Reins => {
    const one = [{ topic, partitions: [partition] }];
    const pull = (rein: () => void) => {
      try {
        rein();
      } catch (error) {
        // Of a consumer that is over, kafkajs refuses it. Whoever has the partition next goes its own way.
        log.debug({ error, partition }, 'the consumer did not take what it was told');
      }
    };
    return {
      seek: (offset) => pull(() => consumer.seek({ topic, partition, offset: String(offset) })),
      pause: () => pull(() => consumer.pause(one)),
      resume: () => pull(() => consumer.resume(one)),
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
      metadataMaxAge: METADATA_MAX_AGE_MS,
    }),
    onJoin(consumer, partitions) {
      const given = new Map(partitions.map((each) => [each, reins(consumer, each)]));
      for (const each of given.values()) each.pause();
      deps.onAssigned(given);
    },
    onBuilt(consumer) {
      if (deps.membership) listenForMembership(consumer, deps.membership);
    },
    onOver: () => deps.onAssigned(new Map()),
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
    onEmpty(partition, { first, last, high }) {
      deps.onBatch(partition, {
        from: offsetOf(first),
        next: offsetOf(last) + 1,
        high: offsetOf(high),
        receivedAt: now(),
        messages: [],
      });
    },
  });
}

/** kafkajs keeps the offset that it asked for on the batch, but its types do not say so. */
function fetchedFrom(batch: object, messages: readonly LogMessage[]): number {
  const asked = 'fetchedOffset' in batch ? String(batch.fetchedOffset) : messages[0]?.offset;
  return offsetOf(asked ?? '0');
}
