import type { TestProject } from 'vitest/node';
import { temporaryFolder } from '#tests/support/gelo.ts';
import { startEngines } from '#tests/support/start-engines.ts';

declare module 'vitest' {
  interface ProvidedContext {
    brokers: string[];
    databaseUrl: string;
  }
}

/** One real Kafka and one real PostgreSQL for all integration tests; each test takes a topic and a database of its own. */
export default async function setup(project: TestProject) {
  const folder = temporaryFolder();
  const { brokers, databaseUrl, stop } = await startEngines(folder.path, { brokers: 1 });
  project.provide('brokers', brokers);
  project.provide('databaseUrl', databaseUrl);
  return async () => {
    await stop();
    folder.remove();
  };
}
