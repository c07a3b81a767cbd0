import type { Config } from '#server/config/config.ts';
import { openPlace } from '#server/embedded/open-place.ts';
import { placeIn } from '#server/embedded/place.ts';
import { runningUrl } from '#server/embedded/postgres.ts';
import { startDatabase } from '#server/embedded/start-engines.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { readRunFile } from '#server/lifecycle/run-file.ts';
import type { Stack } from '#server/lifecycle/stack.ts';
import type { RunStep } from '#server/lifecycle/steps.ts';
import { createDatabase, type Database } from '#server/store/database.ts';

type Tools = { config: Config; stack: Stack; step: RunStep; log: Log };

/** The database of a Gelo that runs, or of one that does not: its own PostgreSQL is then started for so long. */
export async function reachDatabase({ config, stack, step, log }: Tools): Promise<Database> {
  const { dataFolder } = config;
  if (config.database.kind === 'embedded' && readRunFile(dataFolder) !== undefined) {
    const database = createDatabase({ url: runningUrl(dataFolder), log });
    stack.onStop('the database connections', database.close);
    return database;
  }
  const isOwn = config.database.kind === 'embedded';
  const place = isOwn ? await openPlace(dataFolder, stack, log, step) : placeIn(dataFolder);
  return (await startDatabase({ config, place, stack, step, log })).database;
}
