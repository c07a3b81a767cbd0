import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { createKafkaClient } from '#server/kafka/client.ts';
import { createDatabase } from '#server/store/database.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

/** A kafkajs client for the shared broker. */
export function testKafka() {
  const address = { brokers: inject('brokers'), ssl: false };
  return createKafkaClient({ address, clientId: 'test', log: quietLog });
}

/** A new topic on the shared broker. */
export async function newTopic(partitions = 3): Promise<string> {
  const topic = `t-${randomUUID()}`;
  const admin = testKafka().admin();
  await admin.connect();
  await admin.createTopics({
    topics: [{ topic, numPartitions: partitions }],
    waitForLeaders: true,
  });
  await admin.disconnect();
  return topic;
}

/** A new, empty database on the shared server; answers its address. */
export async function newDatabase(): Promise<string> {
  const name = `d${randomUUID().replaceAll('-', '')}`;
  const database = createDatabase({ url: inject('databaseUrl'), log: quietLog });
  await database.query(`create database ${name}`);
  await database.close();
  const url = new URL(inject('databaseUrl'));
  url.pathname = `/${name}`;
  return url.href;
}
