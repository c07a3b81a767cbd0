import type { TestProject } from 'vitest/node';
import { createEmbeddedKafka } from '#server/embedded/kafka.ts';
import { createEmbeddedPostgres } from '#server/embedded/postgres.ts';
import { probeKafka } from '#server/kafka/probe.ts';
import { createDatabase } from '#server/store/database.ts';
import { temporaryFolder } from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

declare module 'vitest' {
  interface ProvidedContext {
    brokers: string[];
    databaseUrl: string;
  }
}

/** One real Kafka and one real PostgreSQL for all integration tests; each test takes a topic and a database of its own. */
export default async function setup(project: TestProject) {
  const folder = temporaryFolder();
  const place = {
    dataFolder: folder.path,
    pidFolder: `${folder.path}/run`,
    logFolder: `${folder.path}/logs`,
    step: <T>(_title: string, work: () => Promise<T>) => work(),
    log: quietLog,
  };
  const kafka = createEmbeddedKafka({
    ...place,
    brokers: 1,
    probe: (brokers) => probeKafka(brokers, quietLog),
  });
  const postgres = createEmbeddedPostgres({
    ...place,
    probe: async (url) => {
      const database = createDatabase({ url, log: quietLog });
      await database.ping().finally(database.close);
    },
  });
  const [brokers, databaseUrl] = await Promise.all([kafka.start(), postgres.start()]);
  project.provide('brokers', brokers);
  project.provide('databaseUrl', databaseUrl);
  return async () => {
    await Promise.all([kafka.stop(), postgres.stop()]);
    folder.remove();
  };
}
