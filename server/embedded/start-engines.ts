import type { Config } from '#server/config/config.ts';
import { maskUrl } from '#server/config/describe.ts';
import type { KafkaAddress } from '#server/config/settings.ts';
import { createEmbeddedKafka } from '#server/embedded/kafka.ts';
import type { Place } from '#server/embedded/place.ts';
import { createEmbeddedPostgres } from '#server/embedded/postgres.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { explainKafkaError } from '#server/kafka/explain.ts';
import { withPatience } from '#server/kafka/patience.ts';
import { probeKafka } from '#server/kafka/probe.ts';
import { ensureTopic } from '#server/kafka/topic.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { patiently } from '#server/lifecycle/patiently.ts';
import type { Stack } from '#server/lifecycle/stack.ts';
import { StartError } from '#server/lifecycle/start-error.ts';
import type { RunStep } from '#server/lifecycle/steps.ts';
import { createDatabase, type Database, probeDatabase } from '#server/store/database.ts';
import { explainDatabaseError, isPassing } from '#server/store/database-fault.ts';
import { migrate, readMigrations } from '#server/store/migrate.ts';
import { seedProfiles } from '#server/store/settings-store.ts';

/** Both stop at once, and have most of the time: their logs are to be closed in order. */
const SERVER = { withinMs: 5000, together: true };

/** Our own database has just answered: what fails now is a machine that is busy starting the rest. */
const OWN_PATIENCE_MS = 15_000;

type Tools = { config: Config; place: Place; stack: Stack; step: RunStep; log: Log };

/** Kafka with its topic: the one that is configured, or one of our own. */
export async function startKafka({
  config,
  place,
  stack,
  step,
  log,
}: Tools): Promise<KafkaAddress> {
  let address: KafkaAddress;
  if (config.kafka.kind === 'external') {
    address = config.kafka.address;
  } else {
    const probe = (brokers: string[], id: string) => probeKafka(brokers, id, log);
    const own = createEmbeddedKafka({ ...place, brokers: config.kafka.brokers, step, log, probe });
    stack.onStop('Kafka', own.stop, SERVER);
    address = { brokers: await own.start(), ssl: false };
  }
  const retry = { retries: 2, initialRetryTime: 200 };
  const kafka = createKafkaClient({ address, clientId: config.clientId, log, retry });
  await step(`Looking for the topic ${config.topic}`, () =>
    withPatience(address.brokers, () => ensureTopic(kafka, config.topic)).catch(
      (error: unknown) => {
        throw error instanceof StartError ? error : explainKafkaError(error, address.brokers);
      },
    ),
  );
  return address;
}

/** PostgreSQL with its tables: the one that is configured, or one of our own. */
export async function startDatabase({
  config,
  place,
  stack,
  step,
  log,
}: Tools): Promise<{ database: Database; databaseUrl: string }> {
  let url: string;
  let patience = 0;
  if (config.database.kind === 'external') {
    url = config.database.url;
  } else {
    const probe = (address: string) => probeDatabase(address, log);
    const own = createEmbeddedPostgres({ ...place, step, log, probe });
    stack.onStop('PostgreSQL', own.stop, SERVER);
    url = await own.start();
    patience = OWN_PATIENCE_MS;
  }
  const database = createDatabase({ url, log });
  stack.onStop('the database connections', database.close);
  const bringUp = async () => {
    await migrate(database, readMigrations());
    await seedProfiles(database);
  };
  await step('Bringing the database up to date', () =>
    patiently(patience, isPassing, bringUp).catch((error: unknown) => {
      throw error instanceof StartError ? error : explainDatabaseError(error, maskUrl(url));
    }),
  );
  return { database, databaseUrl: url };
}
