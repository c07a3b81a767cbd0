import { type KeptSince, keptSince } from '#lib/history/retention.ts';
import { partEnd } from '#lib/time/calendar.ts';
import type { Log } from '#server/lifecycle/log.ts';
import type { Client, Database } from '#server/store/database.ts';
import { dropBefore } from '#server/store/drop-old.ts';
import { LOCKS } from '#server/store/locks.ts';
import { heldParts, makeParts, missingParts } from '#server/store/parts.ts';

const EVERY_MS = 3_600_000;
const VACUUM_WITHIN_MS = 3_600_000;

/** Makes room for the days to come, drops those that are too old, and tidies those that are over. */
export function createHousekeeping(deps: {
  database: Database;
  retentionDays: number;
  now: () => number;
  everyMs?: number;
  log: Log;
}) {
  const { database, retentionDays, now, everyMs = EVERY_MS, log } = deps;
  let timer: NodeJS.Timeout | undefined;
  let clearing: Promise<void> = Promise.resolve();
  let stopped = false;

  const isStopped = () => stopped;

  const makeRoom = async (client: Client) =>
    makeParts(client, await missingParts(client, now(), retentionDays), isStopped);

  const tidyUp = async (client: Client) => {
    for (const name of await untidyParts(client, now())) {
      if (!stopped) await tidy(client, name);
    }
  };

  /** Since when what is kept is kept; undefined where nothing was recorded yet. */
  const reckonAge = async (client: Client): Promise<KeptSince | undefined> => {
    const newest = await newestRecorded(client);
    return newest === null ? undefined : keptSince(retentionDays, Math.min(now(), newest));
  };

  const dropOld = async (client: Client) => {
    const kept = await reckonAge(client);
    if (kept !== undefined) await dropBefore(client, kept);
  };

  const moveHeld = async (client: Client) => {
    const kept = await reckonAge(client);
    if (kept !== undefined) await makeParts(client, await heldParts(client, kept), isStopped);
  };

  /** Unless another instance is at it. */
  const alone = (work: (client: Client) => Promise<void>) =>
    database.withClient(async (client) => {
      const { rows } = await client.query<{ locked: boolean }>(
        'select pg_try_advisory_lock($1) as locked',
        [LOCKS.housekeeping],
      );
      if (rows[0]?.locked !== true) return;
      try {
        await work(client);
      } finally {
        // A connection that broke has let go of the lock; the first error says more than this one.
        await client
          .query('select pg_advisory_unlock($1)', [LOCKS.housekeeping])
          .catch(() => undefined);
      }
    });

  const keepHouse = (work: (client: Client) => Promise<void>) =>
    alone(work).catch((error: unknown) => {
      log.warn({ error }, 'housekeeping in the database failed; it is tried again in an hour');
    });

  const clear = async () => {
    for (const work of [dropOld, moveHeld, tidyUp]) if (!stopped) await keepHouse(work);
    if (!stopped) timer = setTimeout(() => (clearing = again()), everyMs);
  };

  const again = async () => {
    await keepHouse(makeRoom);
    await clear();
  };

  return {
    name: 'housekeeping',
    /** There is room for what comes once this has resolved; tidying up may take as long as it takes. */
    async start() {
      await keepHouse(makeRoom);
      clearing = clear();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await clearing;
    },
  };
}

/**
 * By Kafka's time, which is never taken for later than our clock said when the message came. A clock of
 * ours that was set forward makes nothing old by itself so: what it drops would be gone for good.
 */
async function newestRecorded(client: Client): Promise<number | null> {
  const { rows } = await client.query<{ at: number | null }>(
    'select (extract(epoch from max(newest_at)) * 1000)::float8 as at from log',
  );
  return rows[0]?.at ?? null;
}

/** Days that are over and not vacuumed since: answers from their index alone need that. */
async function untidyParts(client: Client, now: number): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent in ('reading'::regclass, 'rollup_minute'::regclass)
       and pg_relation_size(c.oid) > 0
       and c.relallvisible < pg_relation_size(c.oid) / current_setting('block_size')::int`,
  );
  return rows.map(({ name }) => name).filter((name) => (partEnd(name) ?? now + 1) <= now);
}

async function tidy(client: Client, name: string): Promise<void> {
  const vacuum = { text: `vacuum (analyze) ${name}`, query_timeout: VACUUM_WITHIN_MS };
  await client.query(vacuum);
  // A vacuum leaves out the last pages of a block range index, and each search reads those anew.
  await client.query(
    `select brin_summarize_new_values(i.indexrelid)
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
     where i.indrelid = to_regclass($1) and a.amname = 'brin'`,
    [name],
  );
}
