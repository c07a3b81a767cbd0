import type { Admin } from 'kafkajs';
import type { KafkaAddress } from '#server/config/settings.ts';
import { createKafkaClient, type KafkaClient } from '#server/kafka/client.ts';
import { type DescribedGroup, describeGroup } from '#server/kafka/describe-group.ts';
import type { Log } from '#server/lifecycle/log.ts';

const ANSWER_WITHIN_MS = 3000;

/** Where a partition begins and ends at the broker. Offsets exceed 2^53 in theory, hence bigint. */
export type PartitionEnds = { partition: number; low: bigint; high: bigint };
export type PartitionReplicas = {
  partition: number;
  /** −1 while there is none. */
  leader: number;
  replicas: number[];
  isr: number[];
};
export type LogEnds = ReturnType<typeof createLogEnds>;

/** Asks the brokers how far the log goes. Not stubborn: that a broker is away is what its askers are here to notice. */
export function createLogEnds(deps: {
  kafkaAddress: KafkaAddress;
  clientId: string;
  topic: string;
  log: Log;
}) {
  const { topic, kafkaAddress: address, clientId, log } = deps;
  const kafka = createKafkaClient({
    address,
    clientId,
    log,
    retry: { retries: 1, initialRetryTime: 100 },
    requestTimeoutMs: ANSWER_WITHIN_MS,
  });
  // What is asked about the group or the copies may fail alone; the ends go on being asked then.
  const [ofEnds, ofOthers] = [createLine(kafka), createLine(kafka)];

  return {
    ask: (): Promise<PartitionEnds[]> =>
      ofEnds.ask(async (admin) => {
        const ends = await admin.fetchTopicOffsets(topic);
        return ends.map(({ partition, low, high }) => ({
          partition,
          low: BigInt(low),
          high: BigInt(high),
        }));
      }),
    /** Which brokers keep each partition, and which of them lead and follow closely. */
    askReplicas: (): Promise<PartitionReplicas[]> =>
      ofOthers.ask(async (admin) => {
        const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
        return (topics[0]?.partitions ?? []).map(({ partitionId, leader, replicas, isr }) => ({
          partition: partitionId,
          leader,
          replicas,
          isr,
        }));
      }),
    /** Who reads the topic in a group; undefined where this user may not ask. */
    askGroup: (groupId: string): Promise<DescribedGroup | undefined> =>
      ofOthers.ask((admin) => describeGroup(admin, groupId, topic)),
    stop: async () => void (await Promise.all([ofEnds.stop(), ofOthers.stop()])),
  };
}

/** One connection to ask by, made anew after whatever went wrong: what it remembers may be wrong too. */
function createLine(kafka: KafkaClient) {
  let connected: Promise<Admin> | undefined;

  const connect = async () => {
    const admin = kafka.admin();
    await admin.connect();
    return admin;
  };

  const forget = async (failed: Promise<Admin> | undefined) => {
    if (failed === undefined || connected !== failed) return; // Another is there already.
    connected = undefined;
    // It is replaced whatever it answers.
    await failed.then((admin) => admin.disconnect()).catch(() => undefined);
  };

  return {
    async ask<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
      connected ??= connect();
      const current = connected;
      try {
        return await work(await current);
      } catch (error) {
        await forget(current);
        throw error;
      }
    },
    stop: () => forget(connected),
  };
}

/** The same for one partition, counted in numbers. */
export async function endsOf(
  ends: Pick<LogEnds, 'ask'>,
  partition: number,
): Promise<{ low: number; high: number }> {
  const found = (await ends.ask()).find((each) => each.partition === partition);
  if (found === undefined) throw new Error(`the topic has no partition ${partition}`);
  return { low: Number(found.low), high: Number(found.high) };
}
