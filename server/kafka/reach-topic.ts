import type { KafkaAddress } from '#server/config/settings.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { explainKafkaError } from '#server/kafka/explain.ts';
import { partitionsOf } from '#server/kafka/topic.ts';
import { createLog } from '#server/lifecycle/log.ts';
import { StartError } from '#server/lifecycle/start-error.ts';

/** How many partitions the topic has; or, in words, why it cannot be used. */
export async function reachTopic(given: {
  address: KafkaAddress;
  clientId: string;
  topic: string;
}): Promise<number> {
  const { address, topic } = given;
  const retry = { retries: 1, initialRetryTime: 200 };
  const admin = createKafkaClient({ ...given, log: createLog({ level: 'silent' }), retry }).admin();
  try {
    await admin.connect();
    const partitions = await partitionsOf(admin, topic);
    if (partitions !== undefined) return partitions;
    throw new StartError(
      `Kafka answers, but has no topic ${topic}; npm start makes it if this user may`,
    );
  } catch (error) {
    throw error instanceof StartError ? error : explainKafkaError(error, address.brokers);
  } finally {
    await admin.disconnect();
  }
}
