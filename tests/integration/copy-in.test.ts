import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { copyIn, encodeReadings } from '#server/store/copy.ts';
import { createDatabase, type Database, inTransaction } from '#server/store/database.ts';
import { NOON } from '#tests/support/builders.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { startSilentProxy } from '#tests/support/silent-proxy.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => unknown)[] = [];
let proxy: Awaited<ReturnType<typeof startSilentProxy>>;
let database: Database;
let url = '';
beforeEach(async () => {
  const direct = new URL(inject('databaseUrl'));
  database = createDatabase({ url: direct.href, log: quietLog });
  undo.push(database.close);
  proxy = await startSilentProxy({ host: direct.hostname, port: Number(direct.port) });
  undo.push(proxy.stop);
  direct.port = String(proxy.port);
  url = direct.href;
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** A connection through the proxy, with a table to copy into. */
async function connect() {
  const pool = new pg.Pool({ connectionString: url, query_timeout: 1000 });
  pool.on('error', () => undefined);
  undo.push(() => pool.end());
  const client = await pool.connect();
  client.on('error', () => undefined);
  await client.query(
    `create temp table given
     (at timestamptz, celsius float8, kafka_offset int8, freezer int, log int2, flags int2)`,
  );
  return client;
}

function rows(count: number): Buffer {
  const each = <T>(one: T) => new Array<T>(count).fill(one);
  const readings = each({ freezer: 'f1', celsius: 1, at: NOON, skewed: false, simulated: false });
  return encodeReadings(1, [{ freezer: 1, readings, offsets: each(1), flags: each(0) }]);
}

const COPY = 'copy given from stdin (format binary)';
/** More than fits into what lies between us and a server that does not read. */
const MANY = 600_000;

async function untilCopying({ processID }: pg.PoolClient & { processID?: number }) {
  await waitFor('the server to copy', async () => {
    const running = 'select 1 from pg_stat_progress_copy where pid = $1';
    return (await database.query(running, [processID])).length > 0;
  });
}

/** A transaction that fails, the way a database falls silent in it. */
async function fail(client: pg.PoolClient, data: Buffer, silence: () => unknown) {
  const copying = inTransaction(client, async () => {
    const copied = copyIn(client, COPY, data);
    await silence();
    await copied;
  });
  await expect(copying).rejects.toThrow('Query read timeout');
}

test('LC6: a database that falls silent before a COPY begins ends the COPY, and nothing else', async () => {
  const client = await connect();
  await fail(client, rows(1), proxy.silence);
  client.release(true);
});

test('LC6: what a silent database says after all, when the COPY was given up, ends nothing', async () => {
  const client = await connect();
  await fail(client, rows(1), proxy.silence);
  proxy.speak();
  await expect(client.query('select 1')).rejects.toThrow();
  client.release(true);
});

test('LC6: a database that falls silent in the middle of a COPY ends the COPY, and nothing else', async () => {
  const client = await connect();
  await fail(client, rows(MANY), async () => {
    await untilCopying(client);
    proxy.silence();
  });
  proxy.speak();
  await expect(client.query('select 1')).rejects.toThrow();
  client.release(true);
});

test('LC6: a COPY that the database refuses while it is sent ends the COPY, and nothing else', async () => {
  const client = await connect();
  const data = rows(MANY);
  data.writeInt16BE(5, 19); // Fields of the first row.
  await expect(inTransaction(client, () => copyIn(client, COPY, data))).rejects.toThrow('field');
  client.release(true);
});
