import { setTimeout as wait } from 'node:timers/promises';
import type { FreezerState } from '#lib/record.ts';
import { codeOf } from '#server/lifecycle/start-error.ts';
import type { OpenLog, RecordingStore, RecordingTransaction } from '#server/recorder/recording.ts';
import { type Client, type Database, inTransaction } from '#server/store/database.ts';
import { createFreezerCache } from '#server/store/freezer-cache.ts';
import { LOCKS } from '#server/store/locks.ts';
import { readBuckets } from '#server/store/rollups.ts';
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

  return {
    openLog: (partition) =>
      database.withClient((client) =>
        inTransaction(client, () => openLog(client, partition, shorterForMs)),
      ),
    transact: (log, work) =>
      database
        .withClient((client) =>
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
        )
        .catch(async (error: unknown) => {
          if (error instanceof LogHeldError) await endHolder(database, log);
          throw error;
        }),
  };
}

const LOCK_NOT_AVAILABLE = '55P03';

/** Somebody has held a log for longer than any batch takes. */
class LogHeldError extends Error {
  constructor(log: number, cause: unknown) {
    super(`log ${log} is held by another connection, which is ended now`, { cause });
  }
}

/** Ends the connection of whoever holds a log and does nothing with it; its transaction is undone. */
async function endHolder(database: Database, log: number): Promise<void> {
  await database.query(
    `select pg_terminate_backend(pid) from pg_locks
     where locktype = 'advisory' and granted and classid = $1 and objid = $2
       and database = (select oid from pg_database where datname = current_database())`,
    [LOCKS.log, log],
  );
}

/** A new leader may for a moment not know yet how far its partition goes. */
const SHORTER_FOR_MS = 10_000;
const AGAIN_MS = 500;

/** Where the broker's log begins and ends. One that is shorter than what was read of it is asked again for a while. */
async function settledEnds(
  askEnds: OpenLog['askEnds'],
  position: number,
  shorterForMs: number,
): Promise<{ low: number; high: number }> {
  const deadline = performance.now() + shorterForMs;
  for (;;) {
    const ends = await askEnds();
    if (ends.high >= position || performance.now() >= deadline) return ends;
    await wait(AGAIN_MS);
  }
}

async function openLog(client: Client, wanted: OpenLog, shorterForMs: number) {
  const { topic, partition, begin, askEnds, owner } = wanted;
  const { rows } = await client.query<{ id: number; position: string; generation: number }>(
    `select id, position, generation from log where topic = $1 and partition = $2
     order by generation desc limit 1 for update`,
    [topic, partition],
  );
  const known = rows[0];
  const { low, high } = await settledEnds(askEnds, Number(known?.position ?? 0), shorterForMs);
  if (known !== undefined && Number(known.position) <= high) {
    await client.query('update log set owner = $2, owned_since = now() where id = $1', [
      known.id,
      owner,
    ]);
    return { log: known.id, position: Number(known.position) };
  }
  // Never seen; or shorter than what was read of it, so it is a new one of the same name.
  const generation = known === undefined ? 0 : known.generation + 1;
  const began = known === undefined && begin === 'latest' ? high : low;
  const made = await client.query<{ id: number; position: string }>(
    `insert into log (topic, partition, generation, began, position, owner, owned_since)
     values ($1, $2, $3, $4, $4, $5, now())
     on conflict (topic, partition, generation) do update set owner = excluded.owner
     returning id, position`,
    [topic, partition, generation, began, owner],
  );
  const log = made.rows[0];
  if (log === undefined) throw new Error(`the log of ${topic} [${partition}] was not made`);
  return { log: log.id, position: Number(log.position) };
}

/** A batch takes a fraction of this; who holds a log for longer was frozen, or cut off. */
const HELD_AT_MOST_MS = 10_000;

/** An advisory lock, because who holds it can be seen, and ended when it does not let go. */
async function lockLog(client: Client, log: number, heldAtMostMs: number) {
  await client.query(`set local lock_timeout = ${heldAtMostMs}`);
  try {
    await client.query('select pg_advisory_xact_lock($1, $2)', [LOCKS.log, log]);
  } catch (error) {
    throw codeOf(error) === LOCK_NOT_AVAILABLE ? new LogHeldError(log, error) : error;
  }
  // Settings change before this batch or after it, never in the middle.
  const { rows } = await client.query<{ position: string; revision: string }>(
    `select l.position, s.revision from log l, settings_revision s
     where l.id = $1 for update of l for share of s`,
    [log],
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`log ${log} is not in the database`);
  return { position: Number(row.position), revision: Number(row.revision) };
}

/** Always in the order of their ids, so that no two transactions wait for each other. */
async function lockStates(client: Client, freezers: readonly number[]) {
  const { rows } = await client.query<{ freezer: number; state: StoredState | null }>(
    `select freezer, state from freezer_state where freezer = any($1) order by freezer for update`,
    [freezers],
  );
  const states = new Map<number, FreezerState>();
  for (const { freezer, state } of rows)
    if (state !== null) states.set(freezer, unpackState(state));
  return states;
}
