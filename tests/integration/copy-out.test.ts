import pg from 'pg';
import { afterEach, expect, inject, test } from 'vitest';
import { copyRows } from '#server/store/copy-out.ts';
import { createDatabase } from '#server/store/database.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** A connection that gives up on what takes longer than this. */
async function connect(query_timeout: number) {
  const pool = new pg.Pool({ connectionString: inject('databaseUrl'), query_timeout });
  pool.on('error', () => undefined);
  undo.push(() => pool.end());
  const client = await pool.connect();
  client.on('error', () => undefined);
  return client;
}

async function read(client: pg.PoolClient, query: string, until = Number.POSITIVE_INFINITY) {
  let rows = 0;
  for await (const piece of copyRows(client, query, (fields) => fields.int())) {
    rows += piece.length;
    if (rows >= until) break;
  }
  return rows;
}

const SLOW = 'select n from generate_series(1, 200000) n, lateral (select pg_sleep(n / 2e7)) s';

test('HS6: rows come in pieces, to the last', async () => {
  const client = await connect(5000);
  undo.push(() => client.release());
  expect(await read(client, 'select n from generate_series(1, 300000) n')).toBe(300_000);
  expect(await read(client, 'select 1 where false')).toBe(0);
});

test('HS6: a query that was read in time does not fail later', async () => {
  const client = await connect(300);
  undo.push(() => client.release());
  expect(await read(client, 'select 1')).toBe(1);
  const began = performance.now();
  await waitFor('more than its time', () => performance.now() - began > 500);
  expect((await client.query('select 2 as two')).rows).toEqual([{ two: 2 }]);
});

test('HS6: a server that takes too long ends the reading, and nothing else', async () => {
  const client = await connect(300);
  await expect(read(client, SLOW)).rejects.toThrow('Query read timeout');
  client.release(true);
});

test('HS6: whoever stops in the middle ends the reading, and nothing else', async () => {
  const client = await connect(5000);
  const rows = await read(client, 'select n from generate_series(1, 3000000) n', 10);
  expect(rows).toBeLessThan(3_000_000);
  client.release(true);
});

test('HS6: a connection that breaks ends the reading, and nothing else', async () => {
  const client = await connect(5000);
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const reading = expect(read(client, SLOW)).rejects.toThrow();
  const database = createDatabase({ url: inject('databaseUrl'), log: quietLog });
  undo.push(database.close);
  await waitFor('the reading to run', async () => {
    const running = `select 1 from pg_stat_activity where pid = $1 and query like 'copy%'`;
    return (await database.query(running, [rows[0]?.pid])).length > 0;
  });
  await database.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await reading;
  client.release(true);
});
