import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#lib/history/rollup.ts';
import { createDelivery } from '#server/delivery/delivery.ts';
import { createTallies } from '#server/delivery/tally.ts';
import type { Database } from '#server/store/database.ts';
import { createHousekeeping } from '#server/store/housekeeping.ts';
import { createReconcileStore } from '#server/store/reconcile-store.ts';
import { type Api, freezerPath, startApi } from '#tests/support/api.ts';
import { NOON } from '#tests/support/builders.ts';
import { unwatched } from '#tests/support/quiet-delivery.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

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

/** All of it, once, at that time; the newest message of another topic is of that time too. */
async function keepHouse(at: number, retentionDays = RETENTION_DAYS) {
  await database.query(
    `insert into log (topic, partition, began, position, newest_at)
     values ('others', 0, 0, 0, to_timestamp($1::float8 / 1000))
     on conflict (topic, partition, generation) do update set newest_at = excluded.newest_at`,
    [at],
  );
  await keepHouseByClock(at, retentionDays);
}

/** Once, when our clock says so; what was recorded is what the test recorded. */
async function keepHouseByClock(at: number, retentionDays = RETENTION_DAYS) {
  const housekeeping = createHousekeeping({
    database,
    retentionDays,
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

test('HS1: a reading older than any part is kept all the same, and found by history', async () => {
  await keepHouse(NOON);
  const old = NOON - 20 * DAY_MS;
  await api.record('f1', [
    { at: old, celsius: 7 },
    { at: NOON, celsius: 1 },
  ]);
  expect(await count('reading_default')).toBe(1);
  const range = `from=${old - HOUR_MS}&to=${old + HOUR_MS}&points=10`;
  const history = await api.get<{ buckets: unknown[] }>(freezerPath('f1', `/history?${range}`));
  expect(history.buckets).toMatchObject([{ count: 1, min: 7, max: 7 }]);
});

test('HS1: minutes move into the part of their month too, and all stay what they are', async () => {
  const minutes = Array.from({ length: 5 }, (_, n) => ({ at: NOON + n * MINUTE_MS, celsius: n }));
  await api.record('f1', minutes);
  const before = await database.query('select * from rollup_minute order by from_at');
  expect(await count('rollup_minute_default')).toBe(4);
  await keepHouse(NOON);
  expect(await count('rollup_minute_default')).toBe(0);
  expect(await count('rollup_minute_m202601')).toBe(4);
  expect(await database.query('select * from rollup_minute order by from_at')).toEqual(before);
});

test('HS1: no part is made only to be dropped, where little is kept', async () => {
  await keepHouse(NOON, 2);
  expect((await parts('reading')).slice(0, 4)).toEqual([
    'reading_d20251230',
    'reading_d20251231',
    'reading_d20260101',
    'reading_d20260102',
  ]);
  await keepHouse(NOON + DAY_MS, 2);
  expect((await parts('reading'))[0]).toBe('reading_d20251231');
});

test('HS1: minutes are kept four times as long, hours for ever', async () => {
  await keepHouse(NOON);
  const at = (minute: number) => NOON + minute * MINUTE_MS;
  await api.record('f1', [
    { at: at(0), celsius: 1 },
    { at: at(1), celsius: 2 },
    { at: at(60), celsius: 3 },
    { at: at(120), celsius: 4 },
  ]);
  await keepHouse(NOON + 4 * RETENTION_DAYS * DAY_MS);
  expect([await count('reading'), await count('rollup_minute')]).toEqual([0, 3]);
  await keepHouse(NOON + (4 * RETENTION_DAYS + 31) * DAY_MS);
  expect([await count('rollup_minute'), await count('rollup_hour')]).toEqual([0, 2]);
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
  const [log] = await database.query(
    `select expired_to::int as "expiredTo" from log where topic = 'readings'`,
  );
  expect(log).toEqual({ expiredTo: 2 });
});

test('HS1: a clock that was set forward drops nothing, as long as the messages’ own did not jump too', async () => {
  await keepHouseByClock(NOON);
  await api.record('f1', [
    { at: NOON - 20 * DAY_MS, celsius: 1 },
    { at: NOON, celsius: 2 },
  ]);
  const years = 10 * 365 * DAY_MS;
  await keepHouseByClock(NOON + years);
  expect(await parts('reading')).toContain('reading_d20260101');
  expect([await count('reading'), await count('rollup_minute')]).toEqual([2, 1]);
  await keepHouseByClock(NOON);
  await api.record('f1', [{ at: NOON + (RETENTION_DAYS - 10) * DAY_MS, celsius: 3 }]);
  await keepHouseByClock(NOON + years);
  expect(await count('reading')).toBe(2);
});

test('HS1: nothing is dropped where nothing was recorded yet', async () => {
  await keepHouseByClock(NOON);
  await keepHouseByClock(NOON + 2 * RETENTION_DAYS * DAY_MS);
  expect(await parts('reading')).toContain('reading_d20260101');
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

test('HS1, IC5: what is known of checks goes with the readings around them', async () => {
  await api.record('f1', [{ at: NOON - 40 * DAY_MS, celsius: 1 }]);
  await api.record('f1', [{ at: NOON, celsius: 2 }]);
  const checks = [
    [0, 1],
    [1, 2],
    [5, 9],
  ];
  for (const [from, to] of checks) {
    await database.query(
      `insert into absence (log, from_offset, to_offset, reason)
       select id, $1, $2, 'check' from log where topic = 'readings'`,
      [from, to],
    );
  }
  await keepHouse(NOON);
  const left = await database.query('select from_offset::int as "from" from absence order by 1');
  expect(left).toEqual([{ from: 1 }, { from: 5 }]);
});

test('DE1, HS1: nothing is unaccounted for after days were dropped, however often it was asked before', async () => {
  const { logs, count: countRows } = createReconcileStore({ database });
  const delivery = createDelivery({
    topic: 'readings',
    ends: {
      ask: async () => [{ partition: 0, low: 0n, high: 6n }],
      askReplicas: async () => [],
    },
    logs,
    tallies: createTallies({ count: countRows }),
    ...unwatched,
    now: () => NOON,
  });
  const accounted = async () => (await delivery())[0]?.reconciliation;
  await keepHouse(NOON);
  await api.record('f1', [
    { at: NOON - DAY_MS, celsius: 1 },
    { at: NOON, celsius: 2 },
    { at: NOON - DAY_MS, celsius: 3 },
    { at: NOON + 1, celsius: 4 },
  ]);
  expect(await accounted()).toMatchObject({ from: 0, recorded: 4, unaccounted: 0 });
  await keepHouse(NOON + (RETENTION_DAYS - 0.5) * DAY_MS);
  expect(await count('reading')).toBe(2);
  expect(await accounted()).toMatchObject({ from: 3, recorded: 1, unaccounted: 0 });
  await api.record('f1', [{ at: NOON + 2, celsius: 5 }]);
  expect(await accounted()).toMatchObject({ from: 3, recorded: 2, unaccounted: 0 });
  await keepHouse(NOON + (RETENTION_DAYS + 1) * DAY_MS);
  expect(await accounted()).toMatchObject({ from: 5, recorded: 0, unaccounted: 0 });
});

test('HS4: a day that is over is vacuumed, so that answers come from its index alone', async () => {
  await keepHouse(NOON);
  const many = Array.from({ length: 1000 }, (_, n) => ({ at: NOON + n * 1000, celsius: n % 9 }));
  await api.record('f1', many);
  const tidy = async () => {
    const [part] = await database.query<{ tidy: boolean }>(
      `select relallvisible > 0 and relallvisible = relpages as tidy
       from pg_class where relname = 'reading_d20260101'`,
    );
    return part?.tidy;
  };
  let now = NOON + DAY_MS / 2 - 1;
  const housekeeping = createHousekeeping({
    ...{ database, retentionDays: RETENTION_DAYS, now: () => now, everyMs: 50, log: quietLog },
  });
  await housekeeping.start();
  expect(await tidy()).toBe(false);
  now++;
  await waitFor('it to be vacuumed', tidy);
  await housekeeping.stop();
});
