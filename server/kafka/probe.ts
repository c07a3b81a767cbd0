import { randomUUID } from 'node:crypto';
import { createKafkaClient, type KafkaClient } from '#server/kafka/client.ts';
import type { Log } from '#server/lifecycle/log.ts';

const TOPIC = 'gelo.probe';
const ANSWER_WITHIN_MS = 10_000;

/**
 * Writes a message to a topic of its own and reads it back: an open port proves nothing. Nothing is
 * written where another cluster answers, which took the port before ours did.
 */
export async function probeKafka(
  brokers: string[],
  clusterId: string,
  log: Log,
): Promise<'ready' | 'foreign'> {
  const ids = await Promise.all(brokers.map((broker) => clusterAt(broker, log)));
  if (ids.some((id) => id !== clusterId)) return 'foreign';
  await writeAndRead(connectTo(brokers, log));
  return 'ready';
}

function connectTo(brokers: string[], log: Log): KafkaClient {
  return createKafkaClient({
    address: { brokers, ssl: false },
    clientId: 'gelo-probe',
    log,
    retry: { retries: 8, initialRetryTime: 50, maxRetryTime: 400 },
  });
}

async function clusterAt(broker: string, log: Log): Promise<string> {
  const admin = connectTo([broker], log).admin();
  await admin.connect();
  try {
    return (await admin.describeCluster()).clusterId;
  } finally {
    await admin.disconnect();
  }
}

async function writeAndRead(kafka: KafkaClient): Promise<void> {
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
