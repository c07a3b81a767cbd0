import type { Admin } from 'kafkajs';
import type { KafkaClient } from '#server/kafka/client.ts';
import { protocolFault } from '#server/kafka/protocol-fault.ts';
import { StartError } from '#server/lifecycle/start-error.ts';

const PARTITIONS = 3;

/** Makes sure that the topic is there, with as many partitions as another where that is wished; answers how many it has. */
export async function ensureTopic(
  kafka: KafkaClient,
  topic: string,
  wish: { like?: string; config?: Record<string, string> } = {},
): Promise<number> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const known = await partitionsOf(admin, topic);
    if (known !== undefined) return known;
    const like = wish.like === undefined ? undefined : await partitionsOf(admin, wish.like);
    const partitions = like ?? PARTITIONS;
    await createTopic(admin, topic, partitions, wish.config ?? {});
    return (await partitionsOf(admin, topic)) ?? partitions;
  } finally {
    await admin.disconnect();
  }
}

/** How many partitions the topic has, undefined when there is none of that name. */
export async function partitionsOf(admin: Admin, topic: string): Promise<number | undefined> {
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    return topics[0]?.partitions.length;
  } catch (error) {
    if (protocolFault(error) === 'UNKNOWN_TOPIC_OR_PARTITION') return undefined;
    if (protocolFault(error) === 'TOPIC_AUTHORIZATION_FAILED') throw notAllowed(topic, error);
    throw error;
  }
}

async function createTopic(
  admin: Admin,
  topic: string,
  numPartitions: number,
  config: Record<string, string>,
): Promise<void> {
  const configEntries = Object.entries(config).map(([name, value]) => ({ name, value }));
  try {
    await admin.createTopics({
      topics: [{ topic, numPartitions, configEntries }],
      waitForLeaders: true,
    });
  } catch (error) {
    const fault = protocolFault(error);
    if (fault === 'TOPIC_ALREADY_EXISTS') return; // Another instance was quicker.
    if (fault !== undefined && /AUTHORIZATION_FAILED/.test(fault)) throw notAllowed(topic, error);
    throw error;
  }
}

function notAllowed(topic: string, cause: unknown): StartError {
  return new StartError(
    `The topic ${topic} is not there, or not visible to this user, and this user may not create it. Have it created (${PARTITIONS} partitions), grant the user in SASL_USERNAME the right to read, write and describe it, or set TOPIC_PRODUCER to a topic that this user may use.`,
    { cause },
  );
}
