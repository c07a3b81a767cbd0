import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUR_MS } from '#lib/rollup.ts';
import type { Database } from '#server/store/database.ts';
import { createHousekeeping } from '#server/store/housekeeping.ts';
import { type Api, startApi } from '#tests/support/api.ts';
import { NOON } from '#tests/support/builders.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

const DAY_MS = 24 * HOUR_MS;
const RETENTION_DAYS = 30;

let database: Database;
let api: Api;
beforeEach(async () => {
  database = await openNewDatabase();
  api = await startApi({ database });
});
afterEach(async () => {
  await api.stop();
  await database.close();
});

/** All of it, once, at that time. */
async function keepHouse(at: number) {
  const housekeeping = createHousekeeping({
    database,
    retentionDays: RETENTION_DAYS,
    now: () => at,
    log: quietLog,
  });
  await housekeeping.start();
  await housekeeping.stop();
}

async function parts(table: string): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = $1::regclass order by 1`,
    [table],
  );
  return rows.map(({ name }) => name);
}
const count = async (from: string) =>
  (await database.query<{ count: number }>(`select count(*)::int as count from ${from}`))[0]?.count;

test('HS1: days and months are there before their readings come', async () => {
  await keepHouse(NOON);
  const days = await parts('reading');
  expect(days).toContain('reading_d20260101');
  expect(days).toContain('reading_d20260108');
  expect(await parts('rollup_minute')).toContain('rollup_minute_m202602');
  await api.record('f1', [{ at: NOON, celsius: 1 }]);
  expect(await count('reading_d20260101')).toBe(1);
});

test('HS1: a reading of a day without a place is kept, and moves there once there is one', async () => {
  await api.record('f1', [{ at: NOON, celsius: 1 }]);
  expect(await count('reading_default')).toBe(1);
  await keepHouse(NOON);
  expect(await count('reading_default')).toBe(0);
  expect(await count('reading_d20260101')).toBe(1);
});

test('HS1, DE1: what is older than the retention is dropped, and does not count as missing', async () => {
  await keepHouse(NOON);
  await api.record('f1', [
    { at: NOON - 100 * DAY_MS, celsius: 1 },
    { at: NOON, celsius: 2 },
  ]);
  await keepHouse(NOON + RETENTION_DAYS * DAY_MS);
  expect(await parts('reading')).toContain('reading_d20260101');
  expect(await count('reading')).toBe(1);
  await keepHouse(NOON + (RETENTION_DAYS + 1) * DAY_MS);
  expect(await parts('reading')).not.toContain('reading_d20260101');
  const [log] = await database.query('select expired_to::int as "expiredTo" from log');
  expect(log).toEqual({ expiredTo: 2 });
});

test('HS1: who still reads an old day keeps neither the recorder nor the start waiting', async () => {
  await keepHouse(NOON);
  await api.record('f1', [{ at: NOON, celsius: 1 }]);
  await database.withClient(async (client) => {
    await client.query('begin');
    await client.query('select * from reading');
    const later = NOON + (RETENTION_DAYS + 1) * DAY_MS;
    const kept = keepHouse(later);
    await api.record('f1', [{ at: later, celsius: 2 }]);
    await kept;
    await client.query('rollback');
  });
  expect(await parts('reading')).toContain('reading_d20260101');
  expect(await count('reading')).toBe(2);
});
