import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { type SendSettings, USUAL_SENDING } from '#lib/simulation/sending.ts';
import { openProducer } from '#server/kafka/producer.ts';
import { createSimulation } from '#server/simulation/simulation.ts';
import type { OpenProducer } from '#server/simulation/stint.ts';
import type { SimulationStore } from '#server/simulation/wish.ts';
import { createDatabase } from '#server/store/database.ts';
import { createListener } from '#server/store/listener.ts';
import { migrate, readMigrations } from '#server/store/migrate.ts';
import { seedProfiles } from '#server/store/settings-store.ts';
import { createSimulationChanges } from '#server/store/simulation-changes.ts';
import { createSimulationStore } from '#server/store/simulation-store.ts';
import { newDatabase, newTopic } from '#tests/support/engines.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

export const PARTITIONS = 3;

/** A database with its tables, and a topic, for as many instances as come. */
export async function newSimulationPlace(): Promise<{ url: string; topic: string }> {
  const url = await newDatabase();
  const database = createDatabase({ url, log: quietLog });
  await migrate(database, readMigrations());
  await seedProfiles(database);
  await database.close();
  return { url, topic: await newTopic(PARTITIONS) };
}

/** What one Gelo has of the simulation, on a database that others may have too. */
export async function openInstance(given: {
  url: string;
  topic: string;
  name?: string;
  usual?: Partial<SendSettings>;
  produce?: OpenProducer;
  /** Stands between the simulation and its store. */
  wrap?: (store: SimulationStore) => SimulationStore;
}) {
  const { url, topic, name = 'here', wrap = (store) => store } = given;
  const database = createDatabase({ url, log: quietLog });
  const instance = { id: randomUUID(), name };
  const now = Date.now;
  const address = { brokers: inject('brokers'), ssl: false };
  const statuses: unknown[] = [];
  const simulation = createSimulation({
    store: wrap(createSimulationStore({ database, instance, now })),
    openProducer:
      given.produce ?? openProducer({ address, clientId: 'test', topic, log: quietLog }),
    usual: { ...USUAL_SENDING, ...given.usual },
    onStatus: (status) => statuses.push(status),
    ...{ topic, now, clock: () => performance.now(), log: quietLog },
  });
  const listener = createListener({
    url,
    onConnected: () => void simulation.reload(),
    onNotice: () => void simulation.reload(),
    log: quietLog,
  });
  simulation.sawPartitions(PARTITIONS);
  await simulation.start();
  await listener.start();
  return {
    simulation,
    database,
    changes: createSimulationChanges({ database, now }),
    statuses,
    view: simulation.view,
    runsIt: () => simulation.view().owner?.name === name,
    async stop() {
      await listener.stop();
      await simulation.stop();
      await database.close();
    },
  };
}
