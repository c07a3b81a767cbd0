import type { Socket } from 'node:net';
import pg from 'pg';
import { afterEach, expect, inject, test } from 'vitest';
import { copyRows } from '#server/store/copy-out.ts';
import { createDatabase } from '#server/store/database.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { startSilentProxy } from '#tests/support/silent-proxy.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** A connection that gives up on what takes longer than this. */
async function connect(query_timeout: number, connectionString = inject('databaseUrl')) {
  const pool = new pg.Pool({ connectionString, query_timeout });
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

/** So written, rows are sent as they are made. */
const ENDLESS = 'select generate_series(1, 1000000000)';
/** What the server still sends may come in between. */
async function untilHeard(client: pg.PoolClient): Promise<void> {
  const { connection } = client as unknown as { connection: { stream: Socket } };
  await waitFor('what it still sends', () => connection.stream.readableLength > 0);
}

const SLOW = 'select n from generate_series(1, 200000) n, lateral (select pg_sleep(n / 2e7)) s';

test('HS6: rows come in pieces, to the last', async () => {
  const client = await connect(5000);
  undo.push(() => client.release());
  expect(await read(client, 'select n from generate_series(1, 300000) n')).toBe(300_000);
  expect(await read(client, 'select 1 where false')).toBe(0);
});

test('HS6: what was read leaves no timeout behind that would fail it later', async () => {
  const client = await connect(60_000);
  undo.push(() => client.release());
  const timeouts = () =>
    process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timeouts();
  for (let n = 0; n < 20; n++) await read(client, 'select 1');
  expect(timeouts()).toBeLessThan(before + 10);
});

test('HS6: a server that takes too long ends the reading, and nothing else', async () => {
  const client = await connect(200);
  await expect(read(client, ENDLESS)).rejects.toThrow('Query read timeout');
  await untilHeard(client);
  client.release(true);
});

test('HS6: whoever stops in the middle ends the reading, and nothing else', async () => {
  const client = await connect(5000);
  expect(await read(client, ENDLESS, 10)).toBeLessThan(1e9);
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

test.each([0, 100_000])(
  'HS6, LC6: a database that falls silent after %d rows ends the reading, and nothing else',
  async (rows) => {
    const url = new URL(inject('databaseUrl'));
    const proxy = await startSilentProxy({ host: url.hostname, port: Number(url.port) });
    undo.push(proxy.stop);
    url.port = String(proxy.port);
    for (const speaksAgain of [false, true]) {
      const client = await connect(500, url.href);
      if (rows === 0) proxy.silence();
      const reading = async () => {
        let read = 0;
        for await (const piece of copyRows(client, ENDLESS, (fields) => fields.int())) {
          read += piece.length;
          if (read > rows) proxy.silence();
        }
      };
      await expect(reading()).rejects.toThrow('Query read timeout');
      if (speaksAgain) {
        proxy.speak();
        await untilHeard(client);
      }
      client.release(true);
    }
  },
);
