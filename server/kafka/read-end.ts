import type { KafkaMessage } from 'kafkajs';
import type { KafkaClient } from '#server/kafka/client.ts';

const WITHIN_MS = 10_000;

/** The newest messages of one partition, at most `count` of them, oldest first. */
export async function readEnd(wanted: {
  kafka: KafkaClient;
  topic: string;
  partition: number;
  count: number;
  groupId: string;
}): Promise<KafkaMessage[]> {
  const { kafka, topic, partition, count, groupId } = wanted;
  const { low, high } = await endOf(kafka, topic, partition);
  if (low >= high) return [];
  const begin = Math.max(low, high - count);
  const retry = { retries: 5, restartOnFailure: async () => false };
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100, retry });
  const messages: KafkaMessage[] = [];
  let late: NodeJS.Timeout | undefined;
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      late = setTimeout(
        () => reject(new Error(`the end of ${topic} could not be read within ${WITHIN_MS} ms`)),
        WITHIN_MS,
      );
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      consumer.on(consumer.events.GROUP_JOIN, () =>
        consumer.seek({ topic, partition, offset: String(begin) }),
      );
      // Also told of stretches without a message for readers, which may be the last ones.
      consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
        if (payload.partition === partition && Number(payload.lastOffset) >= high - 1) resolve();
      });
      const eachBatch = async ({
        batch,
      }: {
        batch: { partition: number; messages: KafkaMessage[] };
      }) => {
        if (batch.partition === partition) messages.push(...batch.messages);
      };
      consumer.run({ autoCommit: false, eachBatch }).catch(reject);
    });
    return messages;
  } finally {
    clearTimeout(late);
    await consumer.disconnect();
  }
}

async function endOf(kafka: KafkaClient, topic: string, partition: number) {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const ends = await admin.fetchTopicOffsets(topic);
    const end = ends.find((each) => each.partition === partition);
    return { low: Number(end?.low ?? 0), high: Number(end?.high ?? 0) };
  } finally {
    await admin.disconnect();
  }
}
