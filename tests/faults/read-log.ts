import { randomUUID } from 'node:crypto';
import type { KafkaClient } from '#server/kafka/client.ts';

export type Ends = ReadonlyMap<number, { low: number; high: number }>;
export type Logged = {
  partition: number;
  offset: number;
  key: Buffer | null;
  value: Buffer | null;
  timestamp: string;
  headers: Record<string, string>;
};

const IDLE_MS = 60_000;

export async function endsOf(kafka: KafkaClient, topic: string): Promise<Ends> {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  return new Map(
    ends.map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }]),
  );
}

/** Everything that a topic holds, partition by partition in its order. */
export async function readLog(kafka: KafkaClient, topic: string): Promise<Logged[]> {
  const ends = await endsOf(kafka, topic);
  const read = new Map<number, Logged[]>([...ends.keys()].map((partition) => [partition, []]));
  const missing = new Set([...ends].filter(([, { low, high }]) => high > low).map(([p]) => p));
  if (missing.size === 0) return [];
  const consumer = kafka.consumer({ groupId: randomUUID(), maxWaitTimeInMs: 100 });
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${topic} could not be read`)), IDLE_MS);
    consumer
      .run({
        autoCommit: false,
        eachBatch: async ({ batch }) => {
          const { partition } = batch;
          for (const message of batch.messages)
            read.get(partition)?.push(toLogged(partition, message));
          const end = ends.get(partition)?.high ?? 0;
          if (Number(batch.lastOffset()) >= end - 1) missing.delete(partition);
          if (missing.size > 0) return;
          clearTimeout(late);
          resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return [...read.values()].flat();
}

function toLogged(
  partition: number,
  message: {
    key: Buffer | null;
    value: Buffer | null;
    timestamp: string;
    offset: string;
    headers?: Record<string, unknown>;
  },
): Logged {
  const { key, value, timestamp, offset } = message;
  const headers = Object.fromEntries(
    Object.entries(message.headers ?? {}).map(([name, given]) => [name, String(given)]),
  );
  return { partition, offset: Number(offset), key, value, timestamp, headers };
}
