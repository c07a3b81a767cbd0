import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmbeddedKafka } from '#server/embedded/kafka.ts';
import { placeIn } from '#server/embedded/place.ts';
import { createEmbeddedPostgres } from '#server/embedded/postgres.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { probeKafka } from '#server/kafka/probe.ts';
import { createDatabase, probeDatabase } from '#server/store/database.ts';
import { childPid, type Gelo, startGelo, temporaryFolder } from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

export const TOPIC = 'freezer-temperatura';
export const PARTITIONS = 3;

export type Stage = Awaited<ReturnType<typeof buildStage>>;

/** Three brokers, a database, and two instances of Gelo that share them: what the faults happen to. */
export async function buildStage() {
  const folder = temporaryFolder();
  const place = {
    ...placeIn(join(folder.path, 'engines')),
    step: <T>(_title: string, work: () => Promise<T>) => work(),
    log: quietLog,
  };
  const engines = {
    kafka: createEmbeddedKafka({
      ...place,
      brokers: 3,
      probe: (brokers) => probeKafka(brokers, quietLog),
    }),
    postgres: createEmbeddedPostgres({ ...place, probe: (url) => probeDatabase(url, quietLog) }),
  };
  const [brokers, url] = await Promise.all([engines.kafka.start(), engines.postgres.start()]);
  const kafka = createKafkaClient({
    address: { brokers, ssl: false },
    clientId: 'faults',
    log: quietLog,
    retry: { retries: 30, initialRetryTime: 100, maxRetryTime: 1000 },
  });
  await makeTopic(kafka);
  const database = createDatabase({ url, log: quietLog });

  const launchOne = (name: string) => {
    const home = join(folder.path, name);
    mkdirSync(home, { recursive: true });
    // A group forgets a member that was killed after this, instead of after half a minute.
    writeFileSync(join(home, 'client.properties'), 'session.timeout.ms=6000\n');
    const environment = { BOOTSTRAP_SERVERS: brokers.join(','), DATABASE_URL: url };
    return startGelo(join(home, 'data'), { ...environment, LOG_LEVEL: 'warn' }, home);
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
    brokerPid: (id: number) => childPid(place.dataFolder, `kafka-${id}`),
    postgresPid: () => childPid(place.dataFolder, 'postgres'),
    async tearDown() {
      for (const { child } of instances) child.kill('SIGKILL');
      await Promise.all(instances.map(({ ended }) => ended));
      await database.close();
      await Promise.all([engines.kafka.stop(), engines.postgres.stop()]);
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
