import type { KeptSince } from '#lib/history/retention.ts';
import { partEnd } from '#lib/time/calendar.ts';
import type { Client } from '#server/store/database.ts';
import { partNames, rebuild } from '#server/store/parts.ts';

const ROWS_AT_ONCE = 50_000;

/** Forgets what is older than that. */
export async function dropBefore(client: Client, kept: KeptSince): Promise<void> {
  for (const name of await partNames(client)) {
    const end = partEnd(name) ?? Number.POSITIVE_INFINITY;
    if (name.startsWith('reading_') && end <= kept.raw) await dropReadings(client, name);
    if (name.startsWith('rollup_') && end <= kept.minute) {
      await rebuild(client, () => client.query(`drop table ${name}`));
    }
  }
  await deleteBefore(client, 'reading_default', 'at', kept.raw);
  await deleteBefore(client, 'reject', 'at', kept.raw);
  await client.query(
    `delete from absence using log
     where log.id = absence.log and reason = 'check' and to_offset <= expired_to`,
  );
  await client.query(
    'delete from rollup_minute_default where from_at < to_timestamp($1::float8 / 1000)',
    [kept.minute],
  );
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
