import { codeOf } from '#server/lifecycle/start-error.ts';
import type { Client, Database } from '#server/store/database.ts';
import { LOCKS } from '#server/store/locks.ts';

/** A batch takes a fraction of this; who holds a log for longer was frozen, or cut off. */
export const HELD_AT_MOST_MS = 10_000;
const LOCK_NOT_AVAILABLE = '55P03';

/** Somebody has held a log for longer than any batch takes. */
class LogHeldError extends Error {
  readonly log: number;
  constructor(log: number, cause: unknown) {
    super(`log ${log} is held by another connection, which is ended now`, { cause });
    this.log = log;
  }
}

/** Locks a log, or something of it, unless another holds it for too long. From then on nothing waits for longer. */
export async function lockWithin<T>(
  client: Client,
  log: number,
  heldAtMostMs: number,
  lock: () => Promise<T>,
): Promise<T> {
  await client.query(`set local lock_timeout = ${heldAtMostMs}`);
  try {
    return await lock();
  } catch (error) {
    throw codeOf(error) === LOCK_NOT_AVAILABLE ? new LogHeldError(log, error) : error;
  }
}

/**
 * Where the work finds a log held, it fails, and the connection of whoever holds that log and does
 * nothing with it is ended; his transaction is undone.
 */
export async function endingHolders<T>(database: Database, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LogHeldError) await endHolder(database, error.log);
    throw error;
  }
}

async function endHolder(database: Database, log: number): Promise<void> {
  await database.query(
    `select pg_terminate_backend(pid) from pg_locks
     where locktype = 'advisory' and granted and classid = $1 and objid = $2
       and database = (select oid from pg_database where datname = current_database())`,
    [LOCKS.log, log],
  );
}
