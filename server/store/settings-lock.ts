import type { Client } from '#server/store/database.ts';
import { LOCKS } from '#server/store/locks.ts';

/** A batch takes a fraction of this. Who waits for longer gives up, because all others wait behind him. */
const WAIT_AT_MOST_MS = 10_000;

/**
 * Settings stay as they are to the end of the transaction. To be held before any freezer's row is
 * locked, and after the log; what the next statement reads is what was committed until then.
 *
 * Advisory, because such locks are given in the order in which they are asked for: a row that was
 * locked for sharing would never be free while batches overlap.
 */
export async function holdSettings(client: Client): Promise<void> {
  await client.query('select pg_advisory_xact_lock_shared($1)', [LOCKS.settings]);
}

/** Waits for all who hold them; nobody takes hold meanwhile. */
export async function lockSettings(client: Client): Promise<void> {
  await client.query(`set local lock_timeout = ${WAIT_AT_MOST_MS}`);
  await client.query('select pg_advisory_xact_lock($1)', [LOCKS.settings]);
}
