import type { HistoryPlan, Range } from '#lib/history/history.ts';
import { gather } from '#lib/history/history.ts';
import type { Bucket } from '#lib/history/rollup.ts';
import { createStatistics, MOST_MS, type Statistics } from '#lib/history/statistics.ts';
import { copyRows, type FieldReader } from '#server/store/copy-out.ts';
import { type Client, type Database, inTransaction } from '#server/store/database.ts';
import { readNewestReadings, readPieces } from '#server/store/readings.ts';
import { int, time } from '#server/store/sql-literals.ts';
import { type StoredState, unpackState } from '#server/store/states.ts';

/** What was recorded of one freezer. Buckets that are still open stand in its state, and belong to the answer. */
export function createHistoryStore(deps: { database: Database }) {
  const { database } = deps;

  /** Everything as it was at one moment: a bucket that closes meanwhile is seen once. */
  const atOnce = <T>(work: (client: Client) => Promise<T>): Promise<T> =>
    database.withClient((client) =>
      inTransaction(client, async () => {
        await client.query('set transaction isolation level repeatable read, read only');
        return work(client);
      }),
    );

  return {
    /** The number of a freezer, which all else here takes; undefined when there is no such freezer. */
    async find(key: string): Promise<number | undefined> {
      const rows = await database.query<{ id: number }>('select id from freezer where key = $1', [
        key,
      ]);
      return rows[0]?.id;
    },

    buckets: (freezer: number, plan: HistoryPlan): Promise<Bucket[]> =>
      atOnce(async (client) => {
        const closed = await readClosed(client, freezer, plan);
        const open = plan.source === 'raw' ? [] : [await openBucket(client, freezer, plan.source)];
        return gather([...closed, ...within(open, plan)], plan.width);
      }),

    /** Minutes are added up as they come: four years of them would be a third of a gigabyte. */
    statistics: (freezer: number, range: Range): Promise<Statistics | undefined> =>
      atOnce(async (client) => {
        const statistics = createStatistics(range);
        for await (const minutes of readMinutes(client, freezer, range)) {
          for (const minute of minutes) statistics.add(minute);
        }
        const open = await openBucket(client, freezer, 'minute');
        if (open !== undefined) statistics.add(open);
        return statistics.finish();
      }),

    readings: (freezer: number, range: Range) => readPieces(database, freezer, range),

    newestReadings: (freezer: number, range: Range, limit: number) =>
      readNewestReadings(database, freezer, range, limit),
  };
}

/** The closed minutes of a range, with those before it that may reach into it and the next after it. */
async function* readMinutes(client: Client, freezer: number, { from, to }: Range) {
  const ofFreezer = `select from_at, count, faulty, min, max, sum, below, above, heat, simulated
    from rollup_minute where freezer = ${int(freezer)}`;
  for (const which of [
    `from_at > ${time(from - MOST_MS)} and from_at < ${time(to)} order by from_at`,
    `from_at >= ${time(to)} and count > 0 order by from_at limit 1`,
  ]) {
    yield* copyRows(client, `${ofFreezer} and ${which}`, readBucket);
  }
}

const SOURCES = { minute: 'rollup_minute', hour: 'rollup_hour' } as const;

type Row = Omit<Bucket, 'from' | 'sum'> & { from: number; sum: string };

async function readClosed(client: Client, freezer: number, plan: HistoryPlan): Promise<Bucket[]> {
  const { source, width, from, to } = plan;
  const text =
    source === 'raw'
      ? `select ${bin('at')} as from, count(*) filter (where flags & 8 = 0)::int as count,
           count(*) filter (where flags & 8 <> 0)::int as faulty,
           coalesce(min(celsius) filter (where flags & 8 = 0), 0) as min,
           coalesce(max(celsius) filter (where flags & 8 = 0), 0) as max,
           coalesce(sum(round(celsius * 1e6)::bigint) filter (where flags & 8 = 0), 0) as sum,
           count(*) filter (where flags & 1 <> 0)::int as below,
           count(*) filter (where flags & 2 <> 0)::int as above, 0::float8 as heat,
           count(*) filter (where flags & 16 <> 0)::int as simulated
         from reading where freezer = $1 and at >= $2 and at < $3 group by 1`
      : `select ${bin('from_at')} as from, sum(count)::int as count, sum(faulty)::int as faulty,
           coalesce(min(min) filter (where count > 0), 0) as min,
           coalesce(max(max) filter (where count > 0), 0) as max,
           sum(sum) as sum, sum(below)::int as below, sum(above)::int as above, sum(heat) as heat,
           sum(simulated)::int as simulated
         from ${SOURCES[source]} where freezer = $1 and from_at >= $2 and from_at < $3 group by 1`;
  const { rows } = await client.query<Row>(text, [freezer, new Date(from), new Date(to), width]);
  return rows.map((row) => ({ ...row, sum: Number(row.sum) }));
}

/** The beginning of the bucket of $4 ms that a time belongs to. */
function bin(column: string): string {
  return `(floor(extract(epoch from ${column})::float8 * 1000 / $4::float8) * $4::float8)`;
}

async function openBucket(
  client: Client,
  freezer: number,
  source: 'minute' | 'hour',
): Promise<Bucket | undefined> {
  const { rows } = await client.query<{ state: StoredState | null }>(
    'select state from freezer_state where freezer = $1',
    [freezer],
  );
  const stored = rows[0]?.state ?? null;
  return stored === null ? undefined : unpackState(stored)[source];
}

function within(buckets: readonly (Bucket | undefined)[], { from, to }: Range): Bucket[] {
  return buckets.filter((one) => one !== undefined).filter((b) => b.from >= from && b.from < to);
}

function readBucket(fields: FieldReader): Bucket {
  return {
    from: fields.time(),
    count: fields.int(),
    faulty: fields.int(),
    min: fields.double(),
    max: fields.double(),
    sum: fields.long(),
    below: fields.int(),
    above: fields.int(),
    heat: fields.double(),
    simulated: fields.int(),
  };
}
