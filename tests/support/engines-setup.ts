import type { TestProject } from 'vitest/node';
import { createEmbeddedKafka } from '#server/embedded/kafka.ts';
import { placeIn } from '#server/embedded/place.ts';
import { createEmbeddedPostgres } from '#server/embedded/postgres.ts';
import { probeKafka } from '#server/kafka/probe.ts';
import { probeDatabase } from '#server/store/database.ts';
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
    ...placeIn(folder.path),
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
    probe: (url) => probeDatabase(url, quietLog),
  });
  const [brokers, databaseUrl] = await Promise.all([kafka.start(), postgres.start()]);
  project.provide('brokers', brokers);
  project.provide('databaseUrl', databaseUrl);
  return async () => {
    await Promise.all([kafka.stop(), postgres.stop()]);
    folder.remove();
  };
}
