import type { KeptSince } from '#lib/history/retention.ts';
import { dayParts, monthParts, type TimePart } from '#lib/time/calendar.ts';
import { codeOf } from '#server/lifecycle/start-error.ts';
import { type Client, inTransaction } from '#server/store/database.ts';

/** Kafka's own retention is a week unless set otherwise: what waits there longer lands in the default part. */
const DAYS_BACK = 8;
const DAYS_AHEAD = 7;
/** The recorder would wait behind us for as long as we wait for a reader: then rather in an hour. */
const WAIT_AT_MOST = `set local lock_timeout = '3s'`;
const LOCK_NOT_AVAILABLE = '55P03';
/** A million rows move in five seconds, for which their table's default part is locked. */
const MOVED_AT_ONCE = 1_000_000;
const HELD_AT_ONCE = 3;
const COUNTED_WITHIN_MS = 600_000;

const TABLES = {
  reading: { column: 'at', unit: 'day', parts: dayParts },
  rollup_minute: { column: 'from_at', unit: 'month', parts: monthParts },
} as const;
type Table = keyof typeof TABLES;
export type Part = TimePart & { readonly table: Table };

function partsOf(table: Table, at: number, back: number, ahead: number): Part[] {
  return TABLES[table].parts(table, at, back, ahead).map((part) => ({ ...part, table }));
}

export async function partNames(client: Client): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent in ('reading'::regclass, 'rollup_minute'::regclass)`,
  );
  return new Set(rows.map(({ name }) => name));
}

/** What is not there of the present and its surroundings: now and what comes, then what was, newest first. */
export async function missingParts(
  client: Client,
  now: number,
  retentionDays: number,
): Promise<Part[]> {
  const there = await partNames(client);
  const wanted = [
    ...partsOf('reading', now, Math.min(DAYS_BACK, retentionDays), DAYS_AHEAD),
    ...partsOf('rollup_minute', now, 1, 1),
  ].filter(({ name }) => !there.has(name));
  const coming = wanted.filter(({ to }) => to > now).sort((a, b) => a.from - b.from);
  const over = wanted.filter(({ to }) => to <= now).sort((a, b) => b.from - a.from);
  return [...coming, ...over];
}

/**
 * The newest of those that are to be kept and lie in the default parts: a topic with months of history
 * was recorded into them. What holds too much to be moved in one go stays where it is.
 */
export async function heldParts(client: Client, kept: KeptSince): Promise<Part[]> {
  const days = await heldIn(client, 'reading', kept.raw);
  return [...days, ...(await heldIn(client, 'rollup_minute', kept.minute))];
}

async function heldIn(client: Client, table: Table, since: number): Promise<Part[]> {
  const { column, unit } = TABLES[table];
  const counted = {
    text: `select (extract(epoch from date_trunc('${unit}', ${column}, 'UTC')) * 1000)::float8 as from
      from ${table}_default where ${column} >= to_timestamp($1::float8 / 1000)
      group by 1 having count(*) <= $2 order by 1 desc limit $3`,
    values: [since, MOVED_AT_ONCE, HELD_AT_ONCE],
    query_timeout: COUNTED_WITHIN_MS,
  };
  const { rows } = await client.query<{ from: number }>(counted);
  return rows.flatMap(({ from }) => partsOf(table, from, 0, 0));
}

/** Makes as many as can be made, in this order; those that could not be are told of at the end. */
export async function makeParts(
  client: Client,
  parts: readonly Part[],
  isStopped: () => boolean,
): Promise<void> {
  const failed = new Map<string, unknown>();
  const inUse = new Set<Table>();
  for (const part of parts) {
    // Who keeps one from its table keeps the others too, and each would make the recorder wait anew.
    if (isStopped() || inUse.has(part.table)) continue;
    try {
      await makePart(client, part);
    } catch (error) {
      failed.set(part.name, error);
      if (codeOf(error) === LOCK_NOT_AVAILABLE) inUse.add(part.table);
    }
  }
  if (failed.size === 0) return;
  const names = [...failed.keys()].join(', ');
  throw new AggregateError(failed.values(), `not made, and tried again: ${names}`);
}

/**
 * What lies in the default part already moves into the new one. Dropping a part locks the same tables
 * the other way round: that is safe only as one instance keeps house at a time.
 */
async function makePart(client: Client, { table, name, from, to }: Part): Promise<void> {
  const { column } = TABLES[table];
  const [first, end] = [from, to].map((at) => `'${new Date(at).toISOString()}'`);
  await rebuild(client, async () => {
    // What is written after the rows were moved, and before the part is there, would be in its way.
    // A batch that waits for this lock fails, because the default part is not its place any more, and
    // is recorded once more.
    await client.query(`lock table ${table}_default in access exclusive mode`);
    await client.query(`create table ${name} (like ${table} including all)`);
    await client.query(
      `with moved as (delete from ${table}_default
         where ${column} >= ${first} and ${column} < ${end} returning *)
       insert into ${name} select * from moved`,
    );
    await client.query(
      `alter table ${table} attach partition ${name} for values from (${first}) to (${end})`,
    );
  });
}

/** A change of tables, which gives up rather than keep others waiting. */
export function rebuild(client: Client, work: () => Promise<unknown>): Promise<void> {
  return inTransaction(client, async () => {
    await client.query(WAIT_AT_MOST);
    await work();
  });
}
