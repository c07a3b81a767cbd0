import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { historyView } from '#lib/api/history.ts';
import { HOUR_MS, MINUTE_MS } from '#lib/history/rollup.ts';
import { createHousekeeping } from '#server/store/housekeeping.ts';
import { type Api, freezerPath, startApi } from '#tests/support/api.ts';
import { NOON } from '#tests/support/builders.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

type History = z.output<typeof historyView>;

const DAY_MS = 24 * HOUR_MS;
const RETENTION_DAYS = 30;

let api: Api;
beforeAll(async () => {
  api = await startApi({ database: await openNewDatabase(), retentionDays: RETENTION_DAYS });
  await keepHouse(NOON);
  const readings = Array.from({ length: 720 }, (_, nth) => ({
    at: NOON + nth * 10_000,
    celsius: 1,
  }));
  await api.record('f1', readings);
});
afterAll(async () => {
  await api.stop();
  await api.database.close();
});

async function keepHouse(at: number) {
  const { database } = api;
  const given = { database, retentionDays: RETENTION_DAYS, now: () => at, log: quietLog };
  const housekeeping = createHousekeeping(given);
  await housekeeping.start();
  await housekeeping.stop();
}

const TABLES = ['reading', 'rollup_minute', 'rollup_hour'];

/** The tables that still hold something of the freezer. */
async function kept(): Promise<string[]> {
  const held = await Promise.all(
    TABLES.map((table) =>
      api.database.query(
        `select 1 from ${table} t join freezer f on f.id = t.freezer where f.key = 'f1' limit 1`,
      ),
    ),
  );
  return TABLES.filter((_, nth) => held[nth]?.length === 1);
}

test.each([
  ['ten seconds while readings are kept', 0, 'raw', 10_000, 60],
  ['minutes when they are dropped', RETENTION_DAYS + 1, 'minute', MINUTE_MS, 10],
  ['hours when minutes are too', 4 * RETENTION_DAYS + 32, 'hour', HOUR_MS, 1],
])('HS3: ten minutes of old are shown in %s', async (_, daysLater, source, width, buckets) => {
  api.clock.at = NOON + daysLater * DAY_MS;
  // What is old is reckoned from the newest reading.
  await api.record('f2', [{ at: api.clock.at, celsius: 1 }]);
  await keepHouse(api.clock.at);
  expect(await kept()).toEqual(TABLES.slice(['raw', 'minute', 'hour'].indexOf(source)));
  const range = `from=${NOON}&to=${NOON + 10 * MINUTE_MS}`;
  const answer = await api.get<History>(freezerPath('f1', `/history?${range}&points=100`));
  expect(answer).toMatchObject({ source, width });
  expect(answer.buckets).toHaveLength(buckets);
});
