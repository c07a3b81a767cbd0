import { join } from 'node:path';
import type { Range } from '#lib/history/history.ts';
import { dayParts, monthParts, type TimePart } from '#lib/time/calendar.ts';
import { createDatabase, type Database } from '#server/store/database.ts';
import { notify } from '#server/store/notices.ts';
import { withGelo } from '#tests/bench/with-gelo.ts';
import { type Gelo, temporaryFolder } from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { startEngines } from '#tests/support/start-engines.ts';

const DAY_MS = 86_400_000;
const PATIENCE_MS = 3_600_000;

type Month = Range & {
  readonly freezers: number;
  /** How seldom all freezers but the first have a reading. */
  readonly everySeconds: number;
};

/** A Gelo with a history that nobody sent: f0 has a reading a second. */
export async function withMonth(month: Month, work: (gelo: Gelo) => Promise<void>): Promise<void> {
  const folder = temporaryFolder();
  try {
    const engines = await startEngines(join(folder.path, 'engines'), { brokers: 1 });
    const database = createDatabase({ url: engines.databaseUrl, log: quietLog });
    const environment = {
      BOOTSTRAP_SERVERS: engines.brokers.join(','),
      DATABASE_URL: engines.databaseUrl,
    };
    try {
      await withGelo(async (gelo) => {
        await makeMonth(database, month);
        await work(gelo);
      }, environment);
    } finally {
      await database.close();
      await engines.stop();
    }
  } finally {
    folder.remove();
  }
}

type Run = (text: string) => Promise<void>;

/** Rows straight into the tables, in the order in which they would have come: freezers interleaved. */
async function makeMonth(database: Database, month: Month): Promise<void> {
  const { from, to, freezers } = month;
  const run: Run = (text) =>
    database.withClient(async (client) => {
      const patient = { text, query_timeout: PATIENCE_MS };
      await client.query(patient);
    });
  await run(
    `insert into freezer (key, profile) select 'f' || n, 'beverage' from generate_series(0, ${freezers - 1}) n`,
  );
  await run('insert into freezer_state (freezer) select id from freezer on conflict do nothing');
  await run(`insert into log (topic, partition, began, position) values ('bench', 0, 0, 0)`);
  const days = Math.ceil((to - from) / DAY_MS) + 1;
  for (const part of dayParts('reading', to, days, 0)) await makePart(run, 'reading', part);
  for (const part of monthParts('rollup_minute', to, 2, 0)) {
    await makePart(run, 'rollup_minute', part);
  }
  for (let day = Math.floor(from / DAY_MS) * DAY_MS; day < to; day += DAY_MS) {
    await makeDay(run, month, day);
  }
  // As housekeeping does with days that are over.
  for (const table of ['reading', 'rollup_minute', 'rollup_hour']) {
    await run(`vacuum analyze ${table}`);
  }
  // As whoever makes freezers does.
  await database.withClient((client) => notify(client, { settings: true }));
}

async function makeDay(run: Run, month: Month, day: number): Promise<void> {
  const [from, until] = [Math.max(day, month.from), Math.min(day + DAY_MS, month.to) - 1].map(
    (at) => `to_timestamp(${at / 1000}::float8)`,
  );
  await run(
    `insert into reading (at, celsius, kafka_offset, freezer, log, flags)
     select at, celsius, row_number() over (), freezer, 1,
       case when celsius > 5 then 2 when celsius < -5 then 1 else 0 end
     from (
       select at, f.id as freezer,
         round((5.5 * sin(extract(epoch from at)::float8 / 20000 + f.id) + random())::numeric, 2)::float8 as celsius
       from generate_series(${from}, ${until}, interval '1 second') at, freezer f
       where f.key = 'f0'
         or extract(epoch from at)::bigint % ${month.everySeconds} = f.id % ${month.everySeconds}
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

async function makePart(run: Run, table: string, part: TimePart): Promise<void> {
  const [from, to] = [part.from, part.to].map((at) => `'${new Date(at).toISOString()}'`);
  await run(
    `create table if not exists ${part.name} partition of ${table} for values from (${from}) to (${to})`,
  );
}
