import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDatabase, type Database } from '#server/store/database.ts';
import { createListener } from '#server/store/listener.ts';
import { type Notice, notify } from '#server/store/notices.ts';
import { newDatabase } from '#tests/support/engines.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { startSilentProxy } from '#tests/support/silent-proxy.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const HOUR_MS = 3_600_000;

let database: Database;
let proxy: Awaited<ReturnType<typeof startSilentProxy>>;
let url = '';
const undo: (() => unknown)[] = [];
beforeEach(async () => {
  const direct = await newDatabase();
  database = createDatabase({ url: direct, log: quietLog });
  undo.push(database.close);
  const through = new URL(direct);
  proxy = await startSilentProxy({ host: through.hostname, port: Number(through.port) });
  undo.push(proxy.stop);
  through.port = String(proxy.port);
  url = through.href;
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** Listens through the proxy. */
function openListener(askEveryMs: number) {
  const heard: Notice[] = [];
  let connected = 0;
  const listener = createListener({
    url,
    onConnected: () => connected++,
    onNotice: (notice) => heard.push(notice),
    askEveryMs,
    log: quietLog,
  });
  undo.push(listener.stop);
  return { ...listener, heard, connected: () => connected };
}

const tell = (freezer: number) =>
  database.withClient((client) => notify(client, { freezers: [freezer] }));

test('AL14: a connection that died without a word is noticed, and the next one hears again', async () => {
  const { start, heard, connected } = openListener(50);
  await start();
  await tell(1);
  await waitFor('the first notice', () => heard.length === 1);
  proxy.silence();
  await tell(2);
  await waitFor('another connection', () => connected() === 2, 10_000);
  await tell(3);
  await waitFor('the third notice', () => heard.length === 2);
  expect(heard).toEqual([{ freezers: [1] }, { freezers: [3] }]);
});

test('AL14: a connection that is accepted and never answered is given up and tried again', async () => {
  proxy.muteNew(true);
  const { start, connected } = openListener(50);
  await start();
  expect(connected()).toBe(0);
  proxy.muteNew(false);
  await waitFor('a connection', () => connected() === 1);
});

test('AL14: a connection that answers is kept', async () => {
  const { start, heard, connected } = openListener(1);
  await start();
  for (let nth = 1; nth <= 20; nth++) {
    await tell(nth);
    await waitFor('the notice', () => heard.length === nth);
  }
  expect(connected()).toBe(1);
});

test('LC2: stopping does not wait for a database that went without a word', async () => {
  const { start, stop } = openListener(HOUR_MS);
  await start();
  proxy.silence();
  const began = performance.now();
  await stop();
  expect(performance.now() - began).toBeLessThan(1000);
});
