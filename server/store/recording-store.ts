import type { FreezerState } from '#lib/reading/record.ts';
import type { RecordingStore, RecordingTransaction } from '#server/recorder/recording.ts';
import { type Client, type Database, inTransaction } from '#server/store/database.ts';
import { createFreezerCache } from '#server/store/freezer-cache.ts';
import { endingHolders, HELD_AT_MOST_MS, lockWithin } from '#server/store/held-log.ts';
import { LOCKS } from '#server/store/locks.ts';
import { openLog, SHORTER_FOR_MS } from '#server/store/open-log.ts';
import { readBuckets } from '#server/store/rollups.ts';
import { holdSettings } from '#server/store/settings-lock.ts';
import { type StoredState, unpackState } from '#server/store/states.ts';
import { writeRecording } from '#server/store/write-recording.ts';

/** How the recorder writes to PostgreSQL. */
export function createRecordingStore(deps: {
  database: Database;
  maxFreezers: number;
  heldAtMostMs?: number;
  shorterForMs?: number;
}): RecordingStore {
  const { database, maxFreezers } = deps;
  const { heldAtMostMs = HELD_AT_MOST_MS, shorterForMs = SHORTER_FOR_MS } = deps;
  const cache = createFreezerCache(maxFreezers);
  // No database is replaced by another without its connections breaking, those at work or idle.
  database.onBroken(cache.forget);

  return {
    openLog(partition) {
      cache.forget();
      return endingHolders(database, () =>
        openLog(database, partition, { shorterForMs, heldAtMostMs }),
      );
    },
    transact: (log, work) =>
      endingHolders(database, () =>
        database.withRecorderClient((client) =>
          inTransaction(client, async () => {
            const { position, revision } = await lockLog(client, log, heldAtMostMs);
            const transaction: RecordingTransaction = {
              position,
              freezers: cache.finder(client, revision),
              states: (freezers) => lockStates(client, freezers),
              buckets: (width, wanted) => readBuckets(client, width, wanted),
              write: (recording) => writeRecording(client, log, recording),
            };
            return work(transaction);
          }),
        ),
      ).catch((error: unknown) => {
        cache.forget();
        throw error;
      }),
  };
}

/** An advisory lock, because who holds it can be seen, and ended when it does not let go. */
async function lockLog(client: Client, log: number, heldAtMostMs: number) {
  await lockWithin(client, log, heldAtMostMs, () =>
    client.query('select pg_advisory_xact_lock($1, $2)', [LOCKS.log, log]),
  );
  const { rows } = await client.query<{ position: number }>(
    'select position::float8 as position from log where id = $1 for update',
    [log],
  );
  if (rows[0] === undefined) throw new Error(`log ${log} is not in the database`);
  // Settings change before this batch or after it, never in the middle.
  await holdSettings(client);
  return { position: rows[0].position, revision: await readRevision(client) };
}

async function readRevision(client: Client): Promise<number> {
  const { rows } = await client.query<{ revision: number }>(
    'select revision::float8 as revision from settings_revision',
  );
  if (rows[0] === undefined) throw new Error('the database has no revision of its settings');
  return rows[0].revision;
}

/** Always in the order of their ids, so that no two transactions wait for each other. */
async function lockStates(client: Client, freezers: readonly number[]) {
  const { rows } = await client.query<{ freezer: number; state: StoredState | null }>(
    `select freezer, state from freezer_state where freezer = any($1) order by freezer for update`,
    [freezers],
  );
  if (rows.length < freezers.length) throw new Error('a freezer is not in this database');
  const states = new Map<number, FreezerState>();
  for (const { freezer, state } of rows)
    if (state !== null) states.set(freezer, unpackState(state));
  return states;
}
