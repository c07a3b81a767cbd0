import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeOf } from '#server/lifecycle/start-error.ts';
import type { Database } from '#server/store/database.ts';
import { createHousekeeping } from '#server/store/housekeeping.ts';
import { missingParts } from '#server/store/parts.ts';
import { createRecordingStore } from '#server/store/recording-store.ts';
import { NOON } from '#tests/support/builders.ts';
import { notingLog } from '#tests/support/noting-log.ts';
import { inARow, openLog, piece, record } from '#tests/support/pieces.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const RETENTION_DAYS = 30;
const ALL_DAYS = 8 + 1 + 7;

let database: Database;
const undo: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  database = await openNewDatabase();
  undo.push(database.close);
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

function openHousekeeping(given: { everyMs?: number } = {}) {
  const { log, warnings } = notingLog();
  const now = () => NOON;
  const made = createHousekeeping({ database, retentionDays: RETENTION_DAYS, now, log, ...given });
  undo.push(made.stop);
  return { ...made, warnings };
}

const openStore = () => createRecordingStore({ database, maxFreezers: 10 });

async function days(): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'reading'::regclass and c.relname <> 'reading_default' order by 1`,
  );
  return rows.map(({ name }) => name);
}
const count = async (from: string) =>
  (await database.query<{ count: number }>(`select count(*)::int as count from ${from}`))[0]?.count;

const CHECK_VIOLATION = '23514';

/** As a lane does: what set out for the default part while its day was being made goes to that day then. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (codeOf(error) !== CHECK_VIOLATION) throw error;
    }
  }
}

async function untilSomebodyWaits() {
  await waitFor('somebody who waits for a lock', async () => {
    const waiting = await database.query(
      `select 1 from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return waiting.length > 0;
  });
}

test('HS1: a reading that is written while its day is made is in its way neither before nor after', async () => {
  const { start, warnings } = openHousekeeping();
  await start();
  await database.query('drop table reading_d20260101');
  await database.withClient(async (client) => {
    await client.query('begin');
    await client.query(
      `insert into reading values (to_timestamp($1::float8 / 1000), -2, 0, 1, 1, 0)`,
      [NOON],
    );
    const made = openHousekeeping().start();
    await untilSomebodyWaits();
    await client.query('commit');
    await made;
  });
  expect(warnings()).toEqual([]);
  expect([await count('reading_d20260101'), await count('reading_default')]).toEqual([1, 0]);
});

test('HS1, RC1: the recorder goes on while its days are made, and every reading is in its place', async () => {
  const store = openStore();
  const { start, warnings } = openHousekeeping();
  let made = false;
  const write = async (partition: number) => {
    const log = await openLog(store, partition, { low: 0, high: 1_000_000 });
    let next = 0;
    for (let spare = 3; spare > 0; spare -= made ? 1 : 0) {
      // The second is late, so that the buckets that it corrects are read as well as written.
      const at = [NOON + next * MINUTE_MS, NOON - 3 * DAY_MS + next * MINUTE_MS];
      const batch = piece(inARow(next, ...at.map((each) => ({ at: each }))));
      await insist(() => record(store, log, batch));
      next += 2;
    }
    return next;
  };
  const writing = Promise.all([0, 1, 2].map(write));
  await waitFor('the first readings', async () => ((await count('reading')) ?? 0) > 0);
  await start();
  made = true;
  const written = (await writing).reduce((sum, each) => sum + each);
  expect(warnings()).toEqual([]);
  expect([await count('reading'), await count('reading_default')]).toEqual([written, 0]);
  expect(await count('rollup_minute_default')).toBe(0);
});

test('HS1: the part of today comes first, then those to come, then those that are over', async () => {
  const missing = await database.withClient((client) => missingParts(client, NOON, 2));
  expect(missing.map(({ name }) => name)).toEqual([
    'reading_d20260101',
    'rollup_minute_m202601',
    ...[2, 3, 4, 5, 6, 7, 8].map((day) => `reading_d2026010${day}`),
    'rollup_minute_m202602',
    'reading_d20251231',
    'reading_d20251230',
    'rollup_minute_m202512',
  ]);
});

test('HS1: a part that cannot be made keeps no other from being made, and is told of', async () => {
  await database.query('create table reading_d20251228 (other text)');
  const { start, warnings } = openHousekeeping();
  await start();
  expect(await days()).toHaveLength(ALL_DAYS - 1);
  expect(warnings()[0]).toMatch(/housekeeping .* failed; it is tried again/);
});

test('HS1: days and months of history get places of their own, the newest first', async () => {
  const store = openStore();
  const back = [28, 27, 26, 25, 24, 0];
  const readings = back.flatMap((day) =>
    [0, 1].map((minute) => ({ at: NOON - day * DAY_MS + minute * MINUTE_MS })),
  );
  await record(store, await openLog(store), piece(inARow(0, ...readings)));
  const { start, warnings } = openHousekeeping({ everyMs: 200 });
  await start();
  await waitFor('the newest three', async () => (await days()).length === ALL_DAYS + 3);
  expect((await days())[0]).toBe('reading_d20251206');
  await waitFor('the others', async () => (await count('reading_default')) === 0);
  expect((await days()).slice(0, 6)).toEqual([
    ...[4, 5, 6, 7, 8].map((day) => `reading_d2025120${day}`),
    'reading_d20251224',
  ]);
  expect([await count('reading'), await count('rollup_minute_default')]).toEqual([12, 0]);
  expect(warnings()).toEqual([]);
});
