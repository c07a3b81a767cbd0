import { join } from 'node:path';
import type { Ground } from '#server/assembly/ground.ts';
import { openPlace } from '#server/embedded/open-place.ts';
import { startDatabase, startKafka } from '#server/embedded/start-engines.ts';
import { loadPages } from '#server/http/pages.ts';
import { createHttpServer } from '#server/http/server.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { createLogEnds } from '#server/kafka/log-ends.ts';
import { createStretchReader } from '#server/kafka/read-stretch.ts';
import { allOrFirstError } from '#server/lifecycle/settle.ts';
import type { RunStep } from '#server/lifecycle/steps.ts';
import { MAX_FREEZERS } from '#server/live/state.ts';
import { createStores } from '#server/store/stores.ts';

const ROOT = join(import.meta.dirname, '../..');

export type Outside = Awaited<ReturnType<typeof openOutside>>;

/** Whatever Gelo leans on: its folder, its port, Kafka, PostgreSQL, the pages that were built. */
export async function openOutside(ground: Ground, { dev, step }: { dev: boolean; step: RunStep }) {
  const { config, stack, metrics, rulesFor, now, clock, log } = ground;
  const place = await openPlace(config.dataFolder, stack, log, step);
  const { answered: onAnswered } = metrics.http;
  const server = createHttpServer({ ...config, clock, onAnswered, log });
  stack.onStop('HTTP', server.stop);
  const address = await server.start();

  const tools = { config, place, stack, step, log };
  const organisation = config.access.oidc?.name;
  const [kafkaAddress, { database, databaseUrl }, pages] = await allOrFirstError([
    startKafka(tools),
    startDatabase(tools),
    step('Loading the pages', () => loadPages({ dev, folder: ROOT, organisation, stack })),
  ]);
  metrics.built(pages.build);
  metrics.database.watch(database);

  const kafka = createKafkaClient({ address: kafkaAddress, clientId: config.clientId, log });
  return {
    ...{ dataFolder: place.dataFolder, server, address, pages },
    ...{ kafkaAddress, kafka, database, databaseUrl },
    ends: createLogEnds({ ...config, kafkaAddress, log }),
    readStretch: createStretchReader({ ...config, kafka, now }),
    stores: createStores({ database, rulesFor, maxFreezers: MAX_FREEZERS, now }),
  };
}
