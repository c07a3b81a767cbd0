import { join } from 'node:path';
import { dayParts, monthParts, type TimePart } from '#lib/calendar.ts';
import { createDatabase, type Database } from '#server/store/database.ts';
import { pssOf } from '#tests/bench/memory.ts';
import { quantile } from '#tests/bench/statistics.ts';
import { type Gelo, startGelo, stopIfRunning, temporaryFolder } from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { startEngines } from '#tests/support/start-engines.ts';

const DAYS = 30;
const FREEZERS = 100;
const DAY_MS = 86_400_000;
const ASKED = 200;
const HISTORY_MS = 50;
const STATISTICS_MS = 100;
const ROWS_PER_SECOND = 200_000;
const MEMORY_MB = 300;

/**
 * A month of one freezer at 1 Hz among 100, through the API. The others have a reading a minute,
 * with `--full` one a second too (259 million rows, half an hour to make).
 */
export async function measureHistory(): Promise<void> {
  const full = process.argv.includes('--full');
  const folder = temporaryFolder();
  const engines = await startEngines(join(folder.path, 'engines'), { brokers: 1 });
  const database = createDatabase({ url: engines.databaseUrl, log: quietLog });
  const gelo = await startGelo(join(folder.path, 'data'), {
    BOOTSTRAP_SERVERS: engines.brokers.join(','),
    DATABASE_URL: engines.databaseUrl,
  });
  try {
    const to = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const range = `from=${to - DAYS * DAY_MS}&to=${to}`;
    await makeMonth(database, to, full ? 1 : 60);
    const address = `${gelo.http}/api/freezers/f1`;
    await answer('history, 500 points', `${address}/history?${range}&points=500`, HISTORY_MS);
    const week = `from=${to - 7 * DAY_MS}&to=${to}`;
    await answer(
      'history of a week, 500 points',
      `${address}/history?${week}&points=500`,
      HISTORY_MS,
    );
    await answer('statistics', `${address}/statistics?${range}`, STATISTICS_MS);
    await answer('1000 newest readings', `${address}/readings?${range}&limit=1000`, HISTORY_MS);
    await streamCsv(gelo, `${address}/readings.csv?${range}`);
  } finally {
    await stopIfRunning(gelo.child);
    await database.close();
    await engines.stop();
    folder.remove();
  }
}

async function answer(what: string, url: string, atMostMs: number): Promise<void> {
  const times: number[] = [];
  for (let asked = 0; asked < ASKED; asked++) {
    const began = performance.now();
    const response = await fetch(url);
    const body = await response.text();
    times.push(performance.now() - began);
    if (!response.ok) throw new Error(body);
  }
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
  console.log(
    `  ${what}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (at most ${atMostMs}: ${p99 <= atMostMs ? 'held' : 'MISSED'})`,
  );
}

async function streamCsv(gelo: Gelo, url: string): Promise<void> {
  let most = 0;
  const sampler = setInterval(() => {
    most = Math.max(most, pssOf(gelo.pid));
  }, 100);
  const began = performance.now();
  const response = await fetch(url);
  let rows = 0;
  for await (const piece of response.body ?? []) {
    for (const byte of piece) if (byte === 10) rows++;
  }
  const rate = (rows / (performance.now() - began)) * 1000;
  clearInterval(sampler);
  console.log(
    `  CSV of ${rows - 1} readings: ${Math.round(rate / 1000)}k rows/s (at least ${ROWS_PER_SECOND / 1000}k: ${rate >= ROWS_PER_SECOND ? 'held' : 'MISSED'}), app ${most.toFixed(0)} MB (at most ${MEMORY_MB}: ${most <= MEMORY_MB ? 'held' : 'MISSED'})`,
  );
}

/** Rows straight into the tables, in the order in which they would have come: freezers interleaved. */
async function makeMonth(database: Database, to: number, everySeconds: number): Promise<void> {
  const run = (text: string) =>
    database.withClient(async (client) => {
      const patient = { text, query_timeout: 3_600_000 };
      await client.query(patient);
    });
  await run(
    `insert into freezer (key, profile) select 'f' || n, 'beverage' from generate_series(1, ${FREEZERS}) n`,
  );
  await run('insert into freezer_state (freezer) select id from freezer on conflict do nothing');
  await run(`insert into log (topic, partition, began, position) values ('bench', 0, 0, 0)`);
  for (const part of dayParts('reading', to, DAYS + 1, 0)) await makePart(run, 'reading', part);
  for (const part of monthParts('rollup_minute', to, 2, 0)) {
    await makePart(run, 'rollup_minute', part);
  }
  for (let day = to - DAYS * DAY_MS; day < to; day += DAY_MS) {
    const [from, until] = [day, day + DAY_MS - 1].map((at) => `to_timestamp(${at / 1000}::float8)`);
    await run(
      `insert into reading (at, celsius, kafka_offset, freezer, log, flags)
       select at, celsius, row_number() over (), freezer, 1,
         case when celsius > 5 then 2 when celsius < -5 then 1 else 0 end
       from (
         select at, f.id as freezer,
           round((5.5 * sin(extract(epoch from at)::float8 / 20000 + f.id) + random())::numeric, 2)::float8 as celsius
         from generate_series(${from}, ${until}, interval '1 second') at, freezer f
         where f.key = 'f1' or extract(epoch from at)::bigint % ${everySeconds} = f.id % ${everySeconds}
         order by at, f.id) rows`,
    );
    for (const [table, unit] of [
      ['rollup_minute', 'minute'],
      ['rollup_hour', 'hour'],
    ]) {
      await run(
        `insert into ${table}
         select freezer, date_trunc('${unit}', at), count(*), 0, min(celsius), max(celsius),
           sum(round(celsius * 1e6)::bigint), count(*) filter (where flags = 1),
           count(*) filter (where flags = 2), sum(exp(-10000 / (celsius + 273.15)))
         from reading where at >= ${from} and at <= ${until} group by 1, 2 order by 2, 1`,
      );
    }
  }
  // As housekeeping does with days that are over.
  await run('vacuum analyze reading');
  await run('vacuum analyze rollup_minute');
  await run('vacuum analyze rollup_hour');
}

async function makePart(run: (text: string) => Promise<void>, table: string, part: TimePart) {
  const [from, to] = [part.from, part.to].map((at) => `'${new Date(at).toISOString()}'`);
  await run(
    `create table if not exists ${part.name} partition of ${table} for values from (${from}) to (${to})`,
  );
}
