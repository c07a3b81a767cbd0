import { afterEach, expect, test } from 'vitest';
import type { JournalPage } from '#lib/api/journal.ts';
import type { MeView } from '#lib/api/people.ts';
import { createLog } from '#server/lifecycle/log.ts';
import { startApi } from '#tests/support/api.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** Two instances on one database in which nobody is yet. */
async function start() {
  const database = await openNewDatabase();
  const [one, two] = await Promise.all([startApi({ database }), startApi({ database })]);
  undo.push(database.close, one.stop, two.stop);
  return { database, one, two };
}
type Api = Awaited<ReturnType<typeof start>>['one'];

/** As a browser opens it: where it leads, and what it is given. */
async function open(api: Api, token: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${api.address}/first/${token}`, { redirect: 'manual', headers });
  const [cookie = ''] = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
  return { status: answer.status, to: answer.headers.get('location'), cookie };
}

const IN = {
  status: 303,
  to: '/admin/simulation',
  cookie: expect.stringContaining('session_token='),
};
const VOID = { status: 303, to: '/sign-in?link=void', cookie: '' };
const nobody = { person: null } as const;

async function meBy(api: Api, cookie: string): Promise<MeView> {
  const { body } = await api.ask('GET', '/api/me', { ...nobody, headers: { cookie } });
  return body as MeView;
}

async function tokenOf(api: Api): Promise<string> {
  const token = await api.door.firstToken();
  if (token === undefined) throw new Error('there is no link');
  return token;
}

/** Gives the admin of the link a name and a password, as the page asks for. */
async function finish(api: Api, cookie: string, username = 'ana') {
  const headers = { cookie };
  const named = { ...nobody, headers, body: { name: 'Ana', username } };
  expect((await api.ask('PUT', '/api/me', named)).status).toBe(200);
  const secret = { ...nobody, headers, body: { password: 'a long password' } };
  expect((await api.ask('POST', '/api/me/password', secret)).status).toBe(200);
}

test('WH4: whoever opens it is admin at once, once', async () => {
  const { one } = await start();
  const token = await tokenOf(one);
  for (const wrong of ['x', `${token}x`, token.slice(1), '%00', '..%2f']) {
    expect(await open(one, wrong)).toEqual(VOID);
  }
  const opened = await open(one, token);
  expect(opened).toEqual(IN);
  expect(await meBy(one, opened.cookie)).toMatchObject({
    ...{ person: { name: 'Admin', username: null, password: 'none' }, role: 'admin' },
  });
  expect(await open(one, token)).toEqual(VOID);
  const { entries } = await one.get<JournalPage>('/api/journal');
  expect(entries.map(({ who, what }) => [who, what])).toEqual([
    ['Admin', 'signed in'],
    [null, 'person added'],
  ]);
  // What takes an operator works with it.
  const headers = { cookie: opened.cookie };
  const simulation = { ...nobody, headers, body: { running: false } };
  expect((await one.ask('POST', '/api/simulation/stop', simulation)).status).not.toBe(401);
});

test('WH4: of two that open it at once one is in', async () => {
  const { one } = await start();
  const token = await tokenOf(one);
  const all = await Promise.all(Array.from({ length: 5 }, () => open(one, token)));
  expect(all.filter(({ cookie }) => cookie !== '')).toHaveLength(1);
});

test('WH4: who fetches it ahead, or asks whether it is there, has not opened it', async () => {
  const { one } = await start();
  const token = await tokenOf(one);
  const head = await fetch(`${one.address}/first/${token}`, { method: 'HEAD', redirect: 'manual' });
  expect(head.headers.getSetCookie()).toEqual([]);
  const ahead = await open(one, token, { 'sec-purpose': 'prefetch;prerender' });
  expect(ahead).toEqual({ status: 303, to: '/', cookie: '' });
  expect(await open(one, token)).toEqual(IN);
});

test('WH4: a cookie that was lost locks nobody out; there is still one admin', async () => {
  const { database, one, two } = await start();
  await open(one, await tokenOf(one));
  // As after a restart: nobody who can sign in again is there.
  const opened = await open(two, await tokenOf(two));
  expect(opened).toEqual(IN);
  expect(await database.query('select name from person')).toEqual([{ name: 'Admin' }]);
});

test('WH4: once there is an admin who can sign in, no link is made and every other is void', async () => {
  const { one, two } = await start();
  const [mine, theirs] = [await tokenOf(one), await tokenOf(two)];
  const { cookie } = await open(one, mine);
  await finish(one, cookie);
  expect(await open(two, theirs)).toEqual(VOID);
  expect(await one.door.firstToken()).toBeUndefined();
  expect(await two.door.firstToken()).toBeUndefined();
  const credentials = { username: 'ana', password: 'a long password' };
  const asked = { ...nobody, body: credentials };
  expect((await two.ask('POST', '/api/auth/sign-in/username', asked)).body).toMatchObject({
    ...{ person: { name: 'Ana', password: 'own' }, role: 'admin' },
  });
});

test.each([
  ['is no admin', `update person set role = 'operator' where username = 'bia'`],
  ['is disabled', `update person set disabled_at = now() where username = 'bia'`],
  ['has no password', `delete from account`],
])('WH4: somebody who %s does not count', async (_what, sql) => {
  const { one, database } = await start();
  const body = { name: 'Bia', username: 'bia', role: 'admin' };
  expect((await one.ask('POST', '/api/people', { body })).status).toBe(201);
  expect(await one.door.firstToken()).toBeUndefined();
  await database.query(sql);
  expect(await one.door.firstToken()).toBeDefined();
});

test('WH4: its way in is in no answer and in no log, also where it could not be opened', async () => {
  const lines: string[] = [];
  const log = createLog({ level: 'debug' }, { write: (line) => void lines.push(line) });
  const database = await openNewDatabase();
  const one = await startApi({ database, log, requestLog: log });
  undo.push(database.close, one.stop);
  const token = await tokenOf(one);
  await database.query('alter table person rename to person_away');
  expect((await open(one, token)).status).toBe(500);
  await waitFor('both lines', () => lines.length >= 2);
  await database.query('alter table person_away rename to person');
  expect(lines.join('')).toContain('a request failed');
  expect(lines.join('')).not.toContain(token);
  for (const path of ['/api/me', '/api/people', '/api/openapi.json', '/readyz', '/metrics']) {
    expect((await one.ask('GET', path)).text).not.toContain(token);
  }
  expect(await open(one, token)).toEqual(IN);
  expect(lines.join('')).not.toContain(token);
});
