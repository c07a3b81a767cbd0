import { dayParts, monthParts, partEnd, type TimePart } from '#lib/calendar.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { type Client, type Database, inTransaction } from '#server/store/database.ts';
import { LOCKS } from '#server/store/locks.ts';

const EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Kafka's own retention is a week unless set otherwise: what waits there longer lands in the default part. */
const DAYS_BACK = 8;
const DAYS_AHEAD = 7;
/** Minutes are a sixtieth of the readings and are kept so many times longer; hours are kept for ever. */
const MINUTES_KEPT_TIMES = 4;
const VACUUM_WITHIN_MS = 3_600_000;
const ROWS_AT_ONCE = 50_000;
/** The recorder would wait behind us for as long as we wait for a reader: then rather in an hour. */
const WAIT_AT_MOST = `set local lock_timeout = '3s'`;

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
  let tidying: Promise<void> = Promise.resolve();
  let stopped = false;

  const makeParts = async (client: Client) => {
    const days = dayParts('reading', now(), Math.min(DAYS_BACK, retentionDays), DAYS_AHEAD);
    const months = monthParts('rollup_minute', now(), 1, 1);
    const there = await partNames(client);
    for (const part of days) if (!there.has(part.name)) await makePart(client, 'reading', part);
    for (const part of months) {
      if (!there.has(part.name)) await makePart(client, 'rollup_minute', part);
    }
  };

  const dropOld = async (client: Client) => {
    const oldest = now() - retentionDays * DAY_MS;
    const oldestMinute = now() - MINUTES_KEPT_TIMES * retentionDays * DAY_MS;
    for (const name of await partNames(client)) {
      const end = partEnd(name) ?? Number.POSITIVE_INFINITY;
      if (name.startsWith('reading_') && end <= oldest) await dropReadings(client, name);
      if (name.startsWith('rollup_') && end <= oldestMinute) {
        await rebuild(client, () => client.query(`drop table ${name}`));
      }
    }
    await deleteBefore(client, 'reading_default', 'at', oldest);
    await deleteBefore(client, 'reject', 'at', oldest);
    await client.query(
      'delete from rollup_minute_default where from_at < to_timestamp($1::float8 / 1000)',
      [oldestMinute],
    );
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

  const tidyUp = async () => {
    await keepHouse(async (client) => {
      await dropOld(client);
      for (const name of await untidyParts(client, now())) {
        if (!stopped) await tidy(client, name);
      }
    });
    if (!stopped) timer = setTimeout(() => (tidying = again()), everyMs);
  };

  const again = async () => {
    await keepHouse(makeParts);
    await tidyUp();
  };

  return {
    name: 'housekeeping',
    /** There is room for what comes once this has resolved; tidying up may take as long as it takes. */
    async start() {
      await keepHouse(makeParts);
      tidying = tidyUp();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await tidying;
    },
  };
}

async function partNames(client: Client): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent in ('reading'::regclass, 'rollup_minute'::regclass)`,
  );
  return new Set(rows.map(({ name }) => name));
}

/** What lies in the default part already moves into the new one. */
async function makePart(client: Client, table: string, part: TimePart): Promise<void> {
  const { name } = part;
  const column = table === 'reading' ? 'at' : 'from_at';
  const [from, to] = [part.from, part.to].map((at) => `'${new Date(at).toISOString()}'`);
  await rebuild(client, async () => {
    await client.query(`create table ${name} (like ${table} including all)`);
    await client.query(
      `with moved as (delete from ${table}_default
         where ${column} >= ${from} and ${column} < ${to} returning *)
       insert into ${name} select * from moved`,
    );
    await client.query(
      `alter table ${table} attach partition ${name} for values from (${from}) to (${to})`,
    );
  });
}

/** A change of tables, which gives up rather than keep others waiting. */
function rebuild(client: Client, work: () => Promise<unknown>): Promise<void> {
  return inTransaction(client, async () => {
    await client.query(WAIT_AT_MOST);
    await work();
  });
}

/** Their offsets count as expired from now on: what is dropped here is not missing. */
async function dropReadings(client: Client, name: string): Promise<void> {
  await rebuild(client, async () => {
    await client.query(
      `update log set expired_to = greatest(expired_to, gone.last + 1)
       from (select log, max(kafka_offset) as last from ${name} group by log) gone
       where log.id = gone.log`,
    );
    await client.query(`drop table ${name}`);
  });
}

async function deleteBefore(client: Client, table: string, column: string, oldest: number) {
  for (;;) {
    const { rows } = await client.query<{ count: number }>(
      `with gone as (
         delete from ${table} where ctid = any(array(
           select ctid from ${table} where ${column} < to_timestamp($1::float8 / 1000) limit $2))
         returning log, kafka_offset),
       noted as (
         update log set expired_to = greatest(expired_to, last + 1)
         from (select log, max(kafka_offset) as last from gone group by log) newest
         where log.id = newest.log)
       select count(*)::int as count from gone`,
      [oldest, ROWS_AT_ONCE],
    );
    if ((rows[0]?.count ?? 0) < ROWS_AT_ONCE) return;
  }
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
