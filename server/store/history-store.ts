import type { HistoryPlan, Range } from '#lib/history.ts';
import { gather } from '#lib/history.ts';
import type { Bucket } from '#lib/rollup.ts';
import { createStatistics, type Statistics } from '#lib/statistics.ts';
import { copyRows, type FieldReader } from '#server/store/copy-out.ts';
import { type Client, type Database, inTransaction } from '#server/store/database.ts';
import { type StoredState, unpackState } from '#server/store/states.ts';

export type RawReading = { at: number; celsius: number; flags: number };

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
        const statistics = createStatistics();
        const query = `select from_at, count, faulty, min, max, sum, below, above, heat
          from rollup_minute where freezer = ${int(freezer)}
            and from_at >= ${time(range.from)} and from_at < ${time(range.to)} order by from_at`;
        for await (const minutes of copyRows(client, query, readBucket)) {
          for (const minute of minutes) statistics.add(minute);
        }
        const open = await openBucket(client, freezer, 'minute');
        for (const minute of within([open], range)) statistics.add(minute);
        return statistics.finish();
      }),

    /**
     * Every reading of a range by time, in pieces; the next piece is read when the last was taken. In
     * between it holds nothing of the database's: a reader who takes hours keeps neither a connection
     * nor a lock, on which the dropping of old days would wait, and the recorder on that.
     */
    async *readings(freezer: number, range: Range): AsyncGenerator<RawReading[]> {
      for (let { from } = range; ; ) {
        const piece = await readPiece(database, freezer, { ...range, from });
        if (piece.length > 0) yield piece;
        if (piece.length < PIECE_ROWS) return;
        from = (piece.at(-1) as RawReading).at + 1;
      }
    },
  };
}

/** 400 KB as CSV, and 10 ms to make. */
const PIECE_ROWS = 10_000;

/** A piece ends between two times, so that the next can begin there. */
function readPiece(database: Database, freezer: number, range: Range): Promise<RawReading[]> {
  return database.withClient(async (client) => {
    const piece: RawReading[] = [];
    const query = `select at, celsius, flags from reading where freezer = ${int(freezer)}
      and at >= ${time(range.from)} and at < ${time(range.to)}
      order by at fetch first ${PIECE_ROWS} rows with ties`;
    for await (const rows of copyRows(client, query, readReading)) {
      for (const row of rows) piece.push(row);
    }
    return piece;
  });
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
           count(*) filter (where flags & 2 <> 0)::int as above, 0::float8 as heat
         from reading where freezer = $1 and at >= $2 and at < $3 group by 1`
      : `select ${bin('from_at')} as from, sum(count)::int as count, sum(faulty)::int as faulty,
           coalesce(min(min) filter (where count > 0), 0) as min,
           coalesce(max(max) filter (where count > 0), 0) as max,
           sum(sum) as sum, sum(below)::int as below, sum(above)::int as above, sum(heat) as heat
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
  };
}

function readReading(fields: FieldReader): RawReading {
  return { at: fields.time(), celsius: fields.double(), flags: fields.int() };
}

/** COPY takes no parameters, so numbers are written into it: nothing else can come through here. */
function int(value: number): string {
  return String(Math.trunc(value));
}

function time(at: number): string {
  return `to_timestamp(${Number(at) / 1000}::float8)`;
}
