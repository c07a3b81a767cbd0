import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDatabase, type Database } from '#server/store/database.ts';
import { createHousekeeping } from '#server/store/housekeeping.ts';
import { migrate, readMigrations } from '#server/store/migrate.ts';
import { NOON } from '#tests/support/builders.ts';
import { newDatabase } from '#tests/support/engines.ts';
import { notingLog } from '#tests/support/noting-log.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let url = '';
let database: Database;
const undo: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  url = await newDatabase();
  database = connect();
  await migrate(database, readMigrations());
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
  vi.useRealTimers();
});

function connect(): Database {
  const made = createDatabase({ url, log: quietLog });
  undo.push(made.close);
  return made;
}

/** An instance's housekeeping, on connections of its own. */
function openHousekeeping(now: () => number, given: { everyMs?: number } = {}) {
  const { log, warnings } = notingLog();
  const made = createHousekeeping({ database: connect(), retentionDays: 2, now, log, ...given });
  undo.push(made.stop);
  return { ...made, warnings };
}

async function days(): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'reading'::regclass and c.relname <> 'reading_default' order by 1`,
  );
  return rows.map(({ name }) => name);
}

test('HS1: instances that keep house at once do not get in each other’s way', async () => {
  let now = NOON;
  await database.query(
    `insert into log (topic, partition, began, position, newest_at)
     values ('t', 0, 0, 0, to_timestamp($1::float8 / 1000))`,
    [NOON + 5 * DAY_MS],
  );
  for (let round = 0; round < 5; round++) {
    const together = [1, 2, 3].map(() => openHousekeeping(() => now));
    await Promise.all(together.map((each) => each.start()));
    await Promise.all(together.map((each) => each.stop()));
    expect(together.flatMap((each) => each.warnings())).toEqual([]);
    now += DAY_MS;
  }
  now -= DAY_MS;
  expect(await days()).toHaveLength(2 + 1 + 7);
  expect((await days())[0]).toBe('reading_d20260103');
});

test('HS1: what fails is told of, keeps nobody from starting, and is tried again', async () => {
  const { start, warnings } = openHousekeeping(() => NOON, { everyMs: 50 });
  await database.withClient(async (client) => {
    await client.query('begin');
    await client.query('lock table reading_default');
    await start();
    await client.query('rollback');
  });
  expect(warnings()[0]).toMatch(/housekeeping .* failed; it is tried again in an hour/);
  await waitFor('the days', async () => (await days()).length === 2 + 1 + 7);
});

test('HS1: once all parts are there, who reads for long does not hold it up', async () => {
  const first = openHousekeeping(() => NOON);
  await first.start();
  await first.stop();
  const again = openHousekeeping(() => NOON);
  await database.withClient(async (client) => {
    await client.query('begin');
    await client.query('select from reading');
    await again.start();
    await again.stop();
    await client.query('rollback');
  });
  expect(again.warnings()).toEqual([]);
});

test('LC2: stopping waits for what is under way, and begins nothing more', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { start, stop } = openHousekeeping(() => NOON);
  await start();
  await stop();
  await database.query('drop table reading_d20260101');
  await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
  expect(await days()).not.toContain('reading_d20260101');
});
