import type { Range } from '#lib/history/history.ts';
import { copyRows, type FieldReader } from '#server/store/copy-out.ts';
import type { Database } from '#server/store/database.ts';
import { int, time } from '#server/store/sql-literals.ts';

type RawReading = { at: number; celsius: number; flags: number };
/** A reading, and the message that it came from. */
export type ReadingInLog = RawReading & { partition: number; offset: string };

/** 160 KB as CSV. Larger ones are hardly faster, and outlive the young generation: memory then grows. */
export const PIECE_ROWS = 4000;

/**
 * Every reading of a range by time, in pieces; the next piece is read when the last was taken. In
 * between it holds nothing of the database's: a reader who takes hours keeps neither a connection
 * nor a lock, on which the dropping of old days would wait, and the recorder on that.
 *
 * Pieces end between two times, so that the index holds all that they need: offsets lie elsewhere, a
 * page of the table for each. Only a time with more readings than a piece is divided by them.
 */
export async function* readPieces(
  database: Database,
  freezer: number,
  range: Range,
): AsyncGenerator<RawReading[]> {
  for (let { from } = range; ; ) {
    const rows = await readRows(database, freezer, { ...range, from });
    const next = rows[PIECE_ROWS]?.at;
    if (next === undefined) {
      if (rows.length > 0) yield rows;
      return;
    }
    const piece = rows.slice(0, rows.findLastIndex(({ at }) => at < next) + 1);
    if (piece.length > 0) yield piece;
    else yield* readInstant(database, freezer, next);
    from = piece.length > 0 ? next : next + 1;
  }
}

/** One more than a piece, which tells whether the last time is all there. */
function readRows(database: Database, freezer: number, { from, to }: Range): Promise<RawReading[]> {
  const query = `select at, celsius, flags from reading where freezer = ${int(freezer)}
    and at >= ${time(from)} and at < ${time(to)} order by at limit ${PIECE_ROWS + 1}`;
  return collect(database, query, readReading);
}

/** Each piece goes through all of that time anew: a million readings at one time take 20 s, but no memory. */
async function* readInstant(
  database: Database,
  freezer: number,
  at: number,
): AsyncGenerator<RawReading[]> {
  for (let last = { log: -1, offset: -1 }; ; ) {
    const query = `select at, celsius, flags, log, kafka_offset from reading
      where freezer = ${int(freezer)} and at = ${time(at)}
        and (log, kafka_offset) > (${int(last.log)}, ${int(last.offset)})
      order by log, kafka_offset limit ${PIECE_ROWS}`;
    const piece = await collect(database, query, readPlaced);
    if (piece.length > 0) yield piece;
    if (piece.length < PIECE_ROWS) return;
    last = piece.at(-1) ?? last;
  }
}

function collect<Row>(
  database: Database,
  query: string,
  readRow: (fields: FieldReader) => Row,
): Promise<Row[]> {
  return database.withClient(async (client) => {
    const all: Row[] = [];
    for await (const rows of copyRows(client, query, readRow)) {
      for (const row of rows) all.push(row);
    }
    return all;
  });
}

function readReading(fields: FieldReader): RawReading {
  return { at: fields.time(), celsius: fields.double(), flags: fields.int() };
}

function readPlaced(fields: FieldReader) {
  return { ...readReading(fields), log: fields.int(), offset: fields.long() };
}

/** The newest of a range, and of one time the last in the log first. */
export function readNewestReadings(
  database: Database,
  freezer: number,
  { from, to }: Range,
  limit: number,
): Promise<ReadingInLog[]> {
  return database.query<ReadingInLog>(
    `select (extract(epoch from r.at) * 1000)::float8 as at, r.celsius, r.flags, l.partition,
       r.kafka_offset::text as "offset"
     from (
       select at, celsius, flags, log, kafka_offset from reading
       where freezer = $1 and at >= $2 and at < $3
       order by at desc, log desc, kafka_offset desc limit $4) r
     join log l on l.id = r.log
     order by r.at desc, r.log desc, r.kafka_offset desc`,
    [freezer, new Date(from), new Date(to), limit],
  );
}
