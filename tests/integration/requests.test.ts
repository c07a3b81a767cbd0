import { request as httpRequest } from 'node:http';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problem } from '#lib/api/problem.ts';
import { createLog } from '#server/lifecycle/log.ts';
import { type Api, startApi } from '#tests/support/api.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

type Line = { level: string; request?: string; path?: string; status?: number; msg: string };

let api: Api;
const lines: Line[] = [];
const log = createLog({ level: 'debug' }, { write: (line) => void lines.push(JSON.parse(line)) });
const TOKEN = 'a-token-of-a-collector';
beforeAll(async () => {
  api = await startApi({
    database: await openNewDatabase(),
    ...{ log, requestLog: log, metricsToken: TOKEN },
    wrap: (stores) => ({
      ...stores,
      freezers: async () => {
        throw new Error('a fault of our own');
      },
    }),
  });
});
afterAll(async () => {
  await api.stop();
  await api.database.close();
});

const ofRequest = (id: string | null) => lines.filter(({ request }) => request === id);

test('HE8: each answer names its request, and so does the line that tells of it', async () => {
  const { headers } = await api.ask('GET', '/api/profiles?');
  const id = headers.get('x-request-id');
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  await waitFor('the line', () => ofRequest(id).length === 1);
  expect(ofRequest(id)).toMatchObject([
    { level: 'debug', method: 'GET', path: '/api/profiles', status: 200, msg: 'answered' },
  ]);
});

test('HE8: a page’s answer is named too, and two have two names', async () => {
  const answers = await Promise.all([fetch(`${api.address}/`), fetch(`${api.address}/`)]);
  const ids = answers.map(({ headers }) => headers.get('x-request-id'));
  expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(ids[1]).not.toBe(ids[0]);
});

test('HE8: a name that is sent along is kept, where it is sane', async () => {
  const named = async (id: string) =>
    (await api.ask('GET', '/healthz', { headers: { 'x-request-id': id } })).headers.get(
      'x-request-id',
    );
  expect(await named('proxy-1:abc/2=')).toBe('proxy-1:abc/2=');
  for (const odd of ['x'.repeat(101), 'a b', '{"level":"fatal"}', '<b>']) {
    expect(await named(odd)).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test('HE8: a fault is quoted by the name of its request, which leads to its cause in the log', async () => {
  const headers = { 'x-request-id': 'mine-7' };
  const answer = await fetch(`${api.address}/api/freezers`, { headers });
  expect(answer.status).toBe(500);
  expect(problem.parse(await answer.json()).requestId).toBe('mine-7');
  await waitFor('both lines', () => ofRequest('mine-7').length === 2);
  expect(ofRequest('mine-7')).toMatchObject([
    { level: 'error', msg: 'a request failed', error: { message: 'a fault of our own' } },
    { level: 'warn', msg: 'answered', status: 500 },
  ]);
});

test('HE8: what was searched for is in no log', async () => {
  const { headers } = await api.ask('GET', '/api/journal?freezer=f1&q=secret-word');
  const id = headers.get('x-request-id');
  await waitFor('the line', () => ofRequest(id).length === 1);
  expect(JSON.stringify(lines)).not.toContain('secret-word');
});

const metrics = async (asked: Parameters<Api['ask']>[2] = {}) =>
  (await api.ask('GET', '/metrics', asked)).text;

test('HE6: metrics are given in the text format, with requests by their route', async () => {
  await api.ask('GET', '/api/freezers/unnamed%2Fone/history');
  await api.ask('GET', '/api/nothing/of/that/kind');
  await fetch(`${api.address}/_next/static/x.js`);
  const { headers, text } = await api.ask('GET', '/metrics');
  expect(headers.get('content-type')).toContain('text/plain; version=0.0.4');
  const samples = text.split('\n').filter((line) => line.startsWith('gelo_http_requests_total'));
  expect(samples).toContain(
    'gelo_http_requests_total{method="GET",route="/api/freezers/{id}/history",status="404"} 1',
  );
  expect(samples).toContain('gelo_http_requests_total{method="GET",route="other",status="404"} 1');
  expect(samples).toContain('gelo_http_requests_total{method="GET",route="asset",status="200"} 1');
  expect(text).not.toContain('unnamed');
});

test('HE6: where looking takes signing in, a collector shows its token', async () => {
  const closed = await startApi({
    database: api.database,
    ...{ metricsToken: TOKEN, access: { publicView: false, loopbackOnly: false } },
  });
  const ask = (headers: Record<string, string> = {}) =>
    closed.ask('GET', '/metrics', { person: null, headers });
  expect((await ask()).status).toBe(401);
  expect((await ask({ authorization: 'Bearer another-token-entirely' })).status).toBe(401);
  expect((await ask({ authorization: TOKEN })).status).toBe(401);
  expect((await ask({ authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  expect((await closed.ask('GET', '/metrics', { person: 'Vi', role: 'viewer' })).status).toBe(200);
  const elsewhere = { person: null, headers: { authorization: `Bearer ${TOKEN}` } };
  expect((await closed.ask('GET', '/api/profiles', elsewhere)).status).toBe(401);
  await closed.stop();
});

test('HE5: an asker who hangs up is counted as such, not as a success', async () => {
  const path = '/api/journal.csv';
  const cookie = await api.people.cookieOf({ name: 'Ana' });
  await api.database.query(
    `insert into journal (at, what, after) select now(), 'alarm raised', '{"note": "long"}' from generate_series(1, 50000)`,
  );
  const before = await metrics();
  expect(before).not.toContain('status="499"');
  await new Promise<void>((resolve, reject) => {
    const asked = httpRequest(`${api.address}${path}`, { headers: { cookie } }, (response) => {
      response.once('data', () => {
        response.destroy();
        resolve();
      });
    });
    asked.once('error', reject);
    asked.end();
  });
  await waitFor('the count', async () =>
    (await metrics()).includes(`{method="GET",route="${path}",status="499"} 1`),
  );
});

test('HE9: the log’s own format is what pino’s tools read', () => {
  expect(lines.length).toBeGreaterThan(5);
  for (const { level } of lines) expect(Object.values(pino.levels.labels)).toContain(level);
});
