import { type CopyToStreamQuery, to as copyTo } from 'pg-copy-streams';
import type { Client } from '#server/store/database.ts';

/** Reads one field after the other of a row in PostgreSQL's binary COPY. */
export type FieldReader = {
  int: () => number;
  /** int8 as a number: what Gelo keeps stays below 2^53. */
  long: () => number;
  double: () => number;
  /** timestamptz, as epoch ms. */
  time: () => number;
};

const SIGNATURE_BYTES = 19;
const EPOCH_2000 = Date.UTC(2000, 0, 1);
const TWO_32 = 2 ** 32;

/**
 * Streams the rows of a query, in pieces, as PostgreSQL sends them. Text would cost many times as much
 * to take apart, and all rows at once would have to fit into memory.
 */
export async function* copyRows<Row>(
  client: Client,
  query: string,
  readRow: (fields: FieldReader) => Row,
): AsyncGenerator<Row[]> {
  const stream = client.query(copyStream(`copy (${query}) to stdout (format binary)`));
  let rest: Buffer = Buffer.alloc(0);
  let skip = SIGNATURE_BYTES;
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      const parsed = parseRows(bytes, skip, readRow);
      skip = parsed.skip;
      rest = bytes.subarray(parsed.end);
      if (parsed.rows.length > 0) yield parsed.rows;
    }
  } finally {
    stream.destroy();
    stream.callback?.();
  }
}

/**
 * Two things that pg-copy-streams 7.0 leaves undone. `_cleanup` forgets the buffers on an error, and
 * what the socket delivers after that ends the process. And nobody calls back the timeout that pg sets
 * for each query, so that it fails a stream that ended long ago.
 */
function copyStream(text: string) {
  const stream: CopyToStreamQuery & { callback?: () => void } = copyTo(text);
  return Object.assign(stream, { _cleanup: () => undefined });
}

function parseRows<Row>(bytes: Buffer, skip: number, readRow: (fields: FieldReader) => Row) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rows: Row[] = [];
  if (bytes.length < skip) return { rows, end: 0, skip };
  let at = skip;
  const fields = createFieldReader(
    view,
    () => at,
    (next) => {
      at = next;
    },
  );
  for (;;) {
    const end = endOfRow(view, at);
    if (end === undefined) return { rows, end: at, skip: 0 };
    at += 2;
    rows.push(readRow(fields));
    at = end;
  }
}

/** Where the row that begins at `at` ends; undefined when it is not all there, or is the end mark. */
function endOfRow(view: DataView, at: number): number | undefined {
  if (at + 2 > view.byteLength) return undefined;
  const count = view.getInt16(at);
  if (count < 0) return undefined;
  let end = at + 2;
  for (let field = 0; field < count; field++) {
    if (end + 4 > view.byteLength) return undefined;
    end += 4 + Math.max(0, view.getInt32(end));
  }
  return end > view.byteLength ? undefined : end;
}

function createFieldReader(
  view: DataView,
  position: () => number,
  moveTo: (at: number) => void,
): FieldReader {
  /** Past the field's length, to its bytes. */
  const next = (bytes: number) => {
    const at = position() + 4;
    moveTo(at + bytes);
    return at;
  };
  const int64 = () => {
    const at = next(8);
    return view.getInt32(at) * TWO_32 + view.getUint32(at + 4);
  };
  return {
    int: () => (view.getInt32(position()) === 2 ? view.getInt16(next(2)) : view.getInt32(next(4))),
    long: int64,
    double: () => view.getFloat64(next(8)),
    time: () => int64() / 1000 + EPOCH_2000,
  };
}
