import { randomUUID } from 'node:crypto';
import { testKafka } from '#tests/support/engines.ts';

export type ReadMessage = {
  partition: number;
  offset: string;
  key: string | null;
  value: string;
  timestamp: number;
  headers: Record<string, string>;
};

/** Everything that a topic holds, and what comes to it. */
export async function readTopic(topic: string) {
  const messages: ReadMessage[] = [];
  const groupId = `test-${randomUUID()}`;
  const consumer = testKafka().consumer({ groupId, maxWaitTimeInMs: 50 });
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ partition, message }) => {
      const { key, value, offset, timestamp, headers = {} } = message;
      const texts = Object.entries(headers).map(([name, text]) => [name, String(text)]);
      messages.push({
        ...{ partition, offset, timestamp: Number(timestamp) },
        ...{ key: key === null ? null : String(key), value: String(value) },
        headers: Object.fromEntries(texts),
      });
    },
  });
  return {
    messages: messages as readonly ReadMessage[],
    of: (key: string) => messages.filter((message) => message.key === key),
    stop: () => consumer.disconnect(),
  };
}
