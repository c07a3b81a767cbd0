import { randomUUID } from 'node:crypto';
import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { KafkaClient } from '#server/kafka/client.ts';
import type { FetchedBatch } from '#server/recorder/log-batch.ts';

const WITHIN_MS = 10_000;

/** `from` up to, not including, `to`, which the partition must have reached. */
export type Stretch = { partition: number; from: number; to: number };

type Source = { kafka: KafkaClient; topic: string; groupId: string };

/** Reads what stretches of a topic hold for readers. */
export function createStretchReader(deps: Source & { now: () => number }) {
  return async (stretch: Stretch): Promise<FetchedBatch> => {
    const messages = await readStretch(deps, stretch);
    const { from, to } = stretch;
    return { from, next: to, high: to, receivedAt: deps.now(), messages };
  };
}

/**
 * With a consumer of its own: what that hands on is of its one seek, so that whatever it passes over
 * is not there.
 */
export async function readStretch(
  { kafka, topic, groupId }: Source,
  { partition, from, to }: Stretch,
): Promise<KafkaMessage[]> {
  if (from >= to) return [];
  const retry = { retries: 5, restartOnFailure: async () => false };
  const own = { groupId: `${groupId}-live-read-${randomUUID()}`, maxWaitTimeInMs: 100, retry };
  const consumer = kafka.consumer(own);
  const messages: KafkaMessage[] = [];
  const begin = (assigned: readonly number[]) => {
    consumer.pause([{ topic, partitions: assigned.filter((each) => each !== partition) }]);
    consumer.seek({ topic, partition, offset: String(from) });
  };
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await untilRead(consumer, to, {
      onJoin: ({ [topic]: assigned = [] }) => begin(assigned),
      onMessages: (found) => {
        for (const one of found) messages.push(one);
      },
    });
  } finally {
    await consumer.disconnect();
  }
  return messages.filter(({ offset }) => Number(offset) >= from && Number(offset) < to);
}

async function untilRead(
  consumer: Consumer,
  to: number,
  on: {
    onJoin: (assigned: Readonly<Record<string, number[]>>) => void;
    onMessages: (found: readonly KafkaMessage[]) => void;
  },
): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const read = new Promise<void>((resolve, reject) => {
    late = setTimeout(
      () => reject(new Error(`offset ${to} was not reached within ${WITHIN_MS} ms`)),
      WITHIN_MS,
    );
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => on.onJoin(payload.memberAssignment));
    // Also told of stretches without a message for readers, which may be the last ones.
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
      if (Number(payload.lastOffset) >= to - 1) resolve();
    });
    const eachBatch = async ({ batch }: EachBatchPayload) => on.onMessages(batch.messages);
    consumer.run({ autoCommit: false, eachBatch }).catch(reject);
  });
  await read.finally(() => clearTimeout(late));
}
