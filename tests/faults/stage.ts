import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKafkaClient } from '#server/kafka/client.ts';
import { createDatabase } from '#server/store/database.ts';
import { childPid, type Gelo, startGelo, temporaryFolder } from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { startEngines } from '#tests/support/start-engines.ts';

export const TOPIC = 'freezer-temperatura';
export const PARTITIONS = 3;

export type Stage = Awaited<ReturnType<typeof buildStage>>;

/** Three brokers, a database, and two instances of Gelo that share them: what the faults happen to. */
export async function buildStage() {
  const folder = temporaryFolder();
  const home = join(folder.path, 'engines');
  const engines = await startEngines(home, { brokers: 3 });
  const { brokers, databaseUrl: url } = engines;
  const kafka = createKafkaClient({
    address: { brokers, ssl: false },
    clientId: 'faults',
    log: quietLog,
    retry: { retries: 30, initialRetryTime: 100, maxRetryTime: 1000 },
  });
  await makeTopic(kafka);
  const database = createDatabase({ url, log: quietLog });

  const launchOne = (name: string) => {
    const own = join(folder.path, name);
    mkdirSync(own, { recursive: true });
    // A group forgets a member that was killed after this, instead of after half a minute.
    writeFileSync(join(own, 'client.properties'), 'session.timeout.ms=6000\n');
    const environment = { BOOTSTRAP_SERVERS: brokers.join(','), DATABASE_URL: url };
    return startGelo(join(own, 'data'), { ...environment, LOG_LEVEL: 'warn' }, own);
  };
  const instances: Gelo[] = [await launchOne('one')];
  instances.push(await launchOne('two'));

  return {
    kafka,
    database,
    instances,
    restart: async (index: number) => {
      instances[index] = await launchOne(index === 0 ? 'one' : 'two');
    },
    brokerPid: (id: number) => childPid(home, `kafka-${id}`),
    postgresPid: () => childPid(home, 'postgres'),
    async tearDown() {
      for (const { child } of instances) child.kill('SIGKILL');
      await Promise.all(instances.map(({ ended }) => ended));
      await database.close();
      await engines.stop();
      folder.remove();
    },
  };
}

/** Readings are timed by the broker that takes them, so that what the alarms must say can be worked out afterwards. */
async function makeTopic(kafka: ReturnType<typeof createKafkaClient>): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  const configEntries = [{ name: 'message.timestamp.type', value: 'LogAppendTime' }];
  await admin.createTopics({
    topics: [{ topic: TOPIC, numPartitions: PARTITIONS, replicationFactor: 3, configEntries }],
    waitForLeaders: true,
  });
  await admin.disconnect();
}
