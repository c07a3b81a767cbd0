import { get, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { PIECE_ROWS } from '#server/store/readings.ts';
import type { Stores } from '#server/store/stores.ts';
import { type Api, freezerPath, startApi } from '#tests/support/api.ts';
import { NOON } from '#tests/support/builders.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const ROWS = 200_000;
const BEGIN = NOON - ROWS * 1000;

/** Downloads, as the store sees them, and what it shall do to them. */
const usual = {
  pieces: 0,
  largest: 0,
  ended: 0,
  failAfter: Number.POSITIVE_INFINITY,
  endless: false,
};
const seen = { ...usual };
beforeEach(() => {
  Object.assign(seen, usual);
});

type Readings = Stores['history']['readings'];
const watched = (readings: Readings): Readings =>
  async function* (...asked) {
    try {
      do {
        for await (const piece of readings(...asked)) {
          seen.largest = Math.max(seen.largest, piece.length);
          if (++seen.pieces > seen.failAfter) throw new Error('Connection terminated unexpectedly');
          yield piece;
        }
      } while (seen.endless);
    } finally {
      seen.ended++;
    }
  };

let api: Api;
beforeAll(async () => {
  const database = await openNewDatabase();
  const wrap = (stores: Stores) => ({
    ...stores,
    history: { ...stores.history, readings: watched(stores.history.readings) },
  });
  api = await startApi({ database, wrap });
  await api.record('f1', [{ at: NOON, celsius: -3.5 }]);
  await api.record('a/b', [
    { at: NOON, celsius: -3.42 },
    { at: NOON + 1, celsius: 9 },
    { at: NOON + 2, celsius: 85 },
  ]);
  await database.query(
    `insert into reading (at, celsius, kafka_offset, freezer, log, flags)
     select to_timestamp($1::float8 / 1000 + n), n / 100.0, 1000 + n, f.id, 1, 0
     from generate_series(0, $2 - 1) n, freezer f where f.key = 'f1'`,
    [BEGIN, ROWS],
  );
});
afterAll(async () => {
  await api.stop();
  await api.database.close();
});

const ALL = freezerPath('f1', `/readings.csv?from=${BEGIN}&to=${NOON}`);

/** Begins a download and takes nothing of its body yet. */
async function open(path: string): Promise<{ taken: IncomingMessage; served: ServerResponse }> {
  const served = new Promise<ServerResponse>((resolve) =>
    api.http.once('request', (_request, response) => resolve(response)),
  );
  const taken = await new Promise<IncomingMessage>((resolve, reject) =>
    get(`${api.address}${path}`, resolve).once('error', reject),
  );
  return { taken, served: await served };
}

/** Until the connection takes no more, however often one looks. */
async function untilFull(served: ServerResponse): Promise<void> {
  let before = -1;
  let same = 0;
  await waitFor('the connection to be full', () => {
    same = served.writableNeedDrain && seen.pieces === before ? same + 1 : 0;
    before = seen.pieces;
    return same >= 20;
  });
}

/** Nobody works in the database, and nobody holds anything of its readings. */
async function isIdle(): Promise<boolean> {
  const busy = await api.database.query(
    `select 1 from pg_stat_activity where datname = current_database()
     and pid <> pg_backend_pid() and state <> 'idle'`,
  );
  const locks = await api.database.query(
    `select 1 from pg_locks where relation = 'reading'::regclass and pid <> pg_backend_pid()`,
  );
  return busy.length + locks.length === 0;
}

test('HS6: every reading in order, with what it was judged', async () => {
  const path = `/readings.csv?from=0&to=${NOON + 2}`;
  const { headers, text: body } = await api.ask('GET', freezerPath('a/b', path));
  expect(body.split('\r\n')).toEqual([
    'at,celsius,state,clock,origin',
    '2026-01-01T12:00:00.000Z,-3.42,,,',
    '2026-01-01T12:00:00.001Z,9,above,,',
    '',
  ]);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
});

test('HS6: with pt-BR by semicolons and decimal commas, marked as UTF-8 for spreadsheets', async () => {
  const path = `/readings.csv?from=${NOON}&to=${NOON + 1000}&locale=pt-BR`;
  const { headers } = await api.ask('GET', freezerPath('a/b', path));
  const response = await fetch(`${api.address}${freezerPath('a/b', path)}`);
  // As bytes: text() would leave out the mark.
  expect(Buffer.from(await response.arrayBuffer()).toString()).toBe(
    `\ufeff${[
      'quando;celsius;estado;relogio;origem',
      '2026-01-01T12:00:00.000Z;-3,42;;;',
      '2026-01-01T12:00:00.001Z;9;acima;;',
      '2026-01-01T12:00:00.002Z;85;erro-da-sonda;;',
      '',
    ].join('\r\n')}`,
  );
  expect(headers.get('content-disposition')).toBe(
    'attachment; filename="gelo-a-b-20260101T120000Z-20260101T120001Z.csv"',
  );
});

test('HS6: 200 000 rows for a slow reader, each once and in order', async () => {
  const { taken } = await open(ALL);
  const pieces: Buffer[] = [];
  for await (const piece of taken) {
    pieces.push(piece as Buffer);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(taken.complete).toBe(true);
  const [, ...rows] = Buffer.concat(pieces).toString().split('\r\n');
  expect(rows.pop()).toBe('');
  expect(rows).toHaveLength(ROWS);
  const rowAt = (index: number) =>
    `${new Date(BEGIN + index * 1000).toISOString()},${index / 100},,,`;
  expect(rows.findIndex((row, index) => row !== rowAt(index))).toBe(-1);
  expect(seen).toMatchObject({ pieces: ROWS / PIECE_ROWS, ended: 1 });
});

test('HS6: what a reader does not take is not read and holds nothing; when he hangs up, reading ends', async () => {
  seen.endless = true; // However much the system keeps for a connection, this is more.
  const { taken, served } = await open(ALL);
  await untilFull(served);
  expect(await isIdle()).toBe(true);
  expect(seen.ended).toBe(0);
  taken.destroy();
  await waitFor('the end of reading', () => seen.ended === 1);
  expect(await isIdle()).toBe(true);
});

test.each([7, PIECE_ROWS - 1, PIECE_ROWS, PIECE_ROWS + 1, PIECE_ROWS * 1.5])(
  'HS6: %d readings at each time, each once and by time, in pieces of a bounded size',
  async (atOnce) => {
    const from = NOON - atOnce * 10_000;
    await api.database.query(
      `insert into reading (at, celsius, kafka_offset, freezer, log, flags)
       select to_timestamp($1::float8 / 1000) + (n / $2) * interval '1 ms', n, 900000 + n, f.id, 1, 0
       from generate_series(0, 44999) n, freezer f where f.key = 'a/b' order by n % 1000`,
      [from, atOnce],
    );
    const path = `/readings.csv?from=${from}&to=${from + 7000}`;
    const { text: body } = await api.ask('GET', freezerPath('a/b', path));
    const rows = body.split('\r\n').slice(1, -1);
    const times = rows.map((row) => row.split(',')[0]);
    expect(times).toEqual([...times].sort());
    expect(rows).toHaveLength(45_000);
    expect(new Set(rows.map((row) => row.split(',')[1])).size).toBe(45_000);
    expect(seen.largest).toBeLessThanOrEqual(PIECE_ROWS);
  },
);

test('HS6: a fault before the first row is an answer, a later one breaks the file off', async () => {
  seen.failAfter = 0;
  const told = await api.refused('GET', ALL);
  expect(told).toMatchObject({ status: 503, detail: expect.stringContaining('database is away') });
  Object.assign(seen, { ...usual, failAfter: 3 });
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { taken } = await open(ALL);
  await expect(text(taken)).rejects.toThrow('aborted');
  expect(taken.complete).toBe(false);
  expect(seen.ended).toBe(1);
  expect(said).toHaveBeenCalledOnce(); // Hono’s server says it too.
  said.mockRestore();
});

test('HS6: asking for the head of it reads no more than the first piece', async () => {
  const { status, headers } = await fetch(`${api.address}${ALL}`, { method: 'HEAD' });
  expect(status).toBe(200);
  expect(headers.get('content-disposition')).toContain('gelo-f1-');
  expect(seen.pieces).toBe(1);
});
