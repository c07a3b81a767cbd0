import { createEmbeddedKafka } from '#server/embedded/kafka.ts';
import { placeIn } from '#server/embedded/place.ts';
import { createEmbeddedPostgres } from '#server/embedded/postgres.ts';
import { probeKafka } from '#server/kafka/probe.ts';
import { probeDatabase } from '#server/store/database.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

/** A real Kafka and a real PostgreSQL in a folder of their own. */
export async function startEngines(folder: string, wanted: { brokers: number }) {
  const place = {
    ...placeIn(folder),
    step: <T>(_title: string, work: () => Promise<T>) => work(),
    log: quietLog,
  };
  const kafka = createEmbeddedKafka({
    ...place,
    ...wanted,
    probe: (brokers, id) => probeKafka(brokers, id, quietLog),
  });
  const postgres = createEmbeddedPostgres({
    ...place,
    probe: (url) => probeDatabase(url, quietLog),
  });
  const [brokers, databaseUrl] = await Promise.all([kafka.start(), postgres.start()]);
  return {
    brokers,
    databaseUrl,
    stop: () => Promise.all([kafka.stop(), postgres.stop()]),
  };
}
