import { afterEach, expect, test } from 'vitest';
import type { Access } from '#server/config/access.ts';
import { startApi } from '#tests/support/api.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function open(access: Partial<Access> = {}) {
  const database = await openNewDatabase();
  undo.push(database.close);
  const api = await startApi({ database, access });
  undo.push(api.stop);
  const start = (body: string, headers: Record<string, string> = {}) =>
    ['POST', '/api/simulation/start', { body, headers }] as const;
  const sensors = async () => (await api.get<{ sensors: number }>('/api/simulation')).sensors;
  return { ...api, start, sensors };
}

test.each([
  ['no JSON', 'running', {}, 400],
  ['an unknown field', '{"count": 3, "speed": 9}', {}, 400],
  ['a wrong type', '{"count": "three"}', {}, 400],
  ['too many sensors', '{"count": 1001}', {}, 400],
  ['another content type', '{"count": 3}', { 'content-type': 'text/plain' }, 415],
  ['a body too large', `{"count": 3, "x": "${'x'.repeat(20_000)}"}`, {}, 413],
])('AP2, AP3: %s is refused and changes nothing', async (_what, body, headers, expected) => {
  const { refused, start, sensors } = await open();
  expect((await refused(...start(body, headers))).status).toBe(expected);
  expect(await sensors()).toBe(0);
});

test('GW6: a changing request from a page of another origin is refused', async () => {
  const { ask, refused, start, sensors, address } = await open();
  const foreign = await refused(...start('{"count": 3}', { origin: 'https://evil.example' }));
  expect(foreign.status).toBe(403);
  expect(await sensors()).toBe(0);
  expect((await ask(...start('{"count": 3}', { origin: address }))).status).toBe(200);
  expect(await sensors()).toBe(3);
});

test('AP1: alive while it lives, ready while every part is up', async () => {
  const { get, ask, board } = await open();
  expect(await get('/readyz')).toMatchObject({ status: 'ready' });
  board.saw('kafka', { up: false, reason: 'gone' });
  expect(await get('/healthz')).toEqual({ status: 'alive' });
  const { status, body } = await ask('GET', '/readyz');
  expect(status).toBe(503);
  expect(body).toMatchObject({ parts: { kafka: { reason: 'gone' } } });
});

test('AP1: why a part is away is told to whoever may look, and on this machine', async () => {
  const behindProxy = { loopbackOnly: false, proxies: 1 };
  const elsewhere = { headers: { 'x-forwarded-for': '192.0.2.1' }, person: null };
  for (const publicView of [true, false]) {
    const { ask, board } = await open({ ...behindProxy, publicView });
    board.saw('database', { up: false, reason: 'connect ECONNREFUSED 10.0.0.7:5432' });
    const reason = async (asked: typeof elsewhere | { person: null }) => {
      const { status, text } = await ask('GET', '/readyz', asked);
      expect(status).toBe(503);
      return text.includes('10.0.0.7');
    };
    expect(await reason({ person: null })).toBe(true);
    expect(await reason(elsewhere)).toBe(publicView);
  }
});
