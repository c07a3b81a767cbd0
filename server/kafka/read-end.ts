import type { KafkaMessage } from 'kafkajs';
import type { KafkaClient } from '#server/kafka/client.ts';
import { readStretch } from '#server/kafka/read-stretch.ts';

/** The newest messages of one partition, at most `count` of them, oldest first. */
export async function readEnd(wanted: {
  kafka: KafkaClient;
  topic: string;
  partition: number;
  count: number;
  groupId: string;
}): Promise<KafkaMessage[]> {
  const { kafka, topic, partition, count } = wanted;
  const { low, high } = await endOf(kafka, topic, partition);
  const from = Math.max(low, high - count);
  return readStretch(wanted, { partition, from, to: high });
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
