import { randomUUID } from 'node:crypto';
import { createKafkaClient } from '#server/kafka/client.ts';
import type { Log } from '#server/lifecycle/log.ts';

const TOPIC = 'gelo.probe';
const ANSWER_WITHIN_MS = 10_000;

/** Writes a message to a topic of its own and reads it back: an open port proves nothing. */
export async function probeKafka(brokers: string[], log: Log): Promise<void> {
  const kafka = createKafkaClient({
    address: { brokers, ssl: false },
    clientId: 'gelo-probe',
    log,
    retry: { retries: 8, initialRetryTime: 50, maxRetryTime: 400 },
  });
  const admin = kafka.admin();
  const producer = kafka.producer();
  const groupId = `gelo-probe-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 50 });
  const token = randomUUID();
  try {
    await admin.connect();
    if (!(await admin.listTopics()).includes(TOPIC)) {
      const configEntries = [{ name: 'retention.ms', value: '60000' }];
      const topic = { topic: TOPIC, numPartitions: 1, configEntries };
      await admin.createTopics({ topics: [topic], waitForLeaders: true });
    }
    await producer.connect();
    const [receipt] = await producer.send({ topic: TOPIC, messages: [{ value: token }] });
    await consumer.subscribe({ topic: TOPIC });
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('no fetch came back')), ANSWER_WITHIN_MS);
      const read = async ({ message }: { message: { value: Buffer | null } }) => {
        if (message.value?.toString() !== token) return;
        clearTimeout(late);
        resolve();
      };
      consumer.run({ autoCommit: false, eachMessage: read }).catch(reject);
      consumer.on(consumer.events.GROUP_JOIN, () =>
        consumer.seek({ topic: TOPIC, partition: 0, offset: receipt?.baseOffset ?? '0' }),
      );
    });
  } finally {
    await consumer.disconnect();
    await Promise.all([producer.disconnect(), admin.disconnect()]);
  }
}
