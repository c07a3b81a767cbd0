import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import { createHttpServer } from '#server/http/server.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

const server = createHttpServer({
  ...{ host: '127.0.0.1', port: 0, clock: () => 0, onAnswered: () => undefined, log: quietLog },
});
afterEach(server.stop);

test('AP1: it is alive before it is ready, and tells the two apart', async () => {
  const address = await server.start();
  const ask = (path: string) => fetch(`${address}${path}`);
  const alive = await ask('/healthz');
  expect(alive.status).toBe(200);
  expect(await alive.json()).toEqual({ status: 'alive' });
  for (const path of ['/readyz', '/', '/api/freezers', '/healthz/x']) {
    const { status, headers } = await ask(path);
    expect(status, path).toBe(503);
    expect(headers.get('retry-after'), path).toBe('2');
  }
  const api = new Hono().get('/readyz', (context) => context.text('ready'));
  server.open(api, async (_request, response) => void response.end('a page'));
  expect(await (await ask('/readyz')).text()).toBe('ready');
  expect(await (await ask('/')).text()).toBe('a page');
});
