import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fulfils, type Need, needOf, PERMISSIONS } from '#lib/people/permissions.ts';
import { ROLES, type Role } from '#lib/people/roles.ts';
import { withoutRow } from '#server/http/guard.ts';
import { createRouter } from '#server/http/router.ts';
import { type Api, startApi } from '#tests/support/api.ts';
import { signedCookie } from '#tests/support/people.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

let open: Api;
let closed: Api;
beforeAll(async () => {
  open = await startApi({ database: await openNewDatabase() });
  const access = { publicView: false };
  closed = await startApi({ database: await openNewDatabase(), access });
});
afterAll(async () => {
  for (const api of [open, closed]) {
    await api.stop();
    await api.database.close();
  }
});

type Row = { what: string; method: string; path: string; need: Need };

/** The table, as requests that could be meant; what they are about is not there. */
const ROWS: Row[] = Object.entries(PERMISSIONS)
  .filter(([row]) => !row.startsWith('SOCKET '))
  .map(([what, need]) => {
    const [method = '', path = ''] = what.split(' ');
    const id = path.startsWith('/api/people') ? '00000000-0000-4000-8000-000000000000' : '999999';
    const filled = path.replace(/\?(\w+)$/, '?$1=1').replace('{id}', id);
    return { what, method, path: filled.replace(/\{\w+\}/g, '1'), need };
  });
const CHANGING = ROWS.filter(({ method }) => method !== 'GET');
const HELD = ROWS.filter(({ need }) => need !== 'none');
const REFUSED = [401, 403];

async function send(api: Api, { method, path }: Row, headers: Record<string, string> = {}) {
  const body = method === 'GET' ? {} : { body: '{}' };
  const asked = { 'content-type': 'application/json', ...headers };
  const answer = await fetch(`${api.address}${path}`, {
    ...{ method, headers: asked, redirect: 'manual' },
    ...body,
  });
  const text = await answer.text();
  return { status: answer.status, text, headers: answer.headers };
}

async function as(api: Api, role: Role) {
  return { cookie: await api.people.cookieOf({ name: `Ana ${role}`, role }) };
}

/** Nothing that was refused is in the journal, nor was anybody made or changed. */
async function traces({ database }: Api) {
  const [row] = await database.query(
    `select (select count(*) from journal) as entries, (select count(*) from person) as people,
       (select count(*) from account) as accounts, (select max(updated_at) from person) as newest`,
  );
  return row;
}

describe('the table', () => {
  test('WH1: has a row for every route that there is, and none for any that is not', () => {
    const routes = Object.entries(open.document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const rows = new Set(ROWS.map(({ what }) => what.replace(/\?\w+$/, '')));
    expect([...rows].toSorted()).toEqual(routes.toSorted());
  });

  test('WH1: an API with a route that has no row does not start', () => {
    const router = createRouter();
    router.get('/api/freezers', (context) => context.text(''));
    expect(withoutRow(router)).toEqual([]);
    router.post('/api/new/:id/thing', (context) => context.text(''));
    router.on('PURGE', '/healthz', (context) => context.text(''));
    expect(withoutRow(router)).toEqual(['POST /api/new/{id}/thing', 'PURGE /healthz']);
  });

  test.each(['toString', 'GET /api/nothing', 'SOCKET __proto__', '', 'get /healthz'])(
    'WH1: %j has none',
    (what) => expect(needOf(what)).toBeUndefined(),
  );
});

describe.each(ROWS.map((row) => [row.what, row] as const))('%s', (_what, row) => {
  const { need } = row;

  test.each(ROLES)('WH1: a %s, who is signed in', async (role) => {
    const before = await traces(closed);
    for (const api of [open, closed]) {
      const { status, text } = await send(api, row, await as(api, role));
      if (fulfils(role, need)) expect(REFUSED, text).not.toContain(status);
      else expect(status, text).toBe(403);
    }
    if (!fulfils(role, need)) expect(await traces(closed)).toEqual(before);
  });

  test('WH1, WH2: nobody in particular', async () => {
    const before = await traces(closed);
    const free = need === 'none';
    // Wrong names and passwords are refused as what they are.
    const signing = row.path.startsWith('/api/auth/sign-in');
    const whereClosed = await send(closed, row);
    if (!free) expect(whereClosed.status, whereClosed.text).toBe(401);
    else if (!signing) expect(REFUSED, whereClosed.text).not.toContain(whereClosed.status);
    const whereOpen = await send(open, row);
    const mayLook = free || (need === 'viewer' && row.method === 'GET');
    if (!mayLook) expect(whereOpen.status, whereOpen.text).toBe(401);
    else if (!signing) expect(REFUSED, whereOpen.text).not.toContain(whereOpen.status);
    expect(await traces(closed)).toEqual(before);
  });
});

describe('whoever asks', () => {
  const STALE: readonly (readonly [string, (api: Api) => Promise<string>])[] = [
    ['a session that ran out', (api) => api.people.cookieOf({ name: 'Ana admin' }, -1000)],
    [
      'a session that was ended',
      async (api) => {
        const cookie = await api.people.cookieOf({ name: 'Gone' });
        await api.stores.people.endSessions(await api.people.idOf({ name: 'Gone' }), null);
        return cookie;
      },
    ],
    ['a forged cookie', () => signedCookie('a token', 'not the secret that Gelo signs with')],
    ['a cookie without its signature', async () => 'gelo.session_token=token'],
    ['another’s signature', async (api) => swapped(api)],
    [
      'a cookie for TLS',
      async (api) => `__Secure-${await api.people.cookieOf({ name: 'Ana admin' })}`,
    ],
  ];

  test.each(STALE)('WH3: %s is nobody', async (_what, make) => {
    const cookie = await make(closed);
    for (const row of HELD) {
      const { status, text } = await send(closed, row, { cookie });
      expect(status, `${row.what} ${text}`).toBe(401);
    }
  });

  test('GW6: a changing request of another site is refused, also of an admin', async () => {
    const before = await traces(open);
    const admin = await as(open, 'admin');
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', '']) {
      for (const row of CHANGING) {
        const { status, text } = await send(open, row, { ...admin, origin });
        expect(status, `${row.what} of ${origin}`).toBe(403);
        expect(text).toContain('another site');
      }
    }
    expect(await traces(open)).toEqual(before);
  });

  test('WH10: on loopback another name than its own is refused, for looking too', async () => {
    const admin = await as(open, 'admin');
    for (const row of ROWS) {
      const { status } = await askBy(open, row, 'evil.example', admin);
      expect(status, row.what).toBe(403);
    }
    const row = ROWS.find(({ what }) => what === 'GET /api/freezers');
    if (row === undefined) throw new Error('there is no such row');
    const { port } = new URL(open.address);
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, 'LOCALHOST']) {
      expect((await askBy(open, row, host, admin)).status, host).toBe(200);
    }
  });

  test('WH10: so is what a proxy passes on that nobody told of, for looking too', async () => {
    for (const row of ROWS) {
      const { status } = await send(open, row, { 'x-forwarded-for': '192.0.2.1' });
      expect(status, row.what).toBe(403);
    }
  });

  test('WH9: who changes too much in too short a time has to wait, and is told how long', async () => {
    const row = CHANGING.find(({ what }) => what === 'POST /api/alarms/{id}/comment');
    if (row === undefined) throw new Error('there is no such row');
    const admin = await as(closed, 'admin');
    const statuses = new Set<number>();
    let last = await send(closed, row, admin);
    for (let n = 0; n < 400 && last.status !== 429; n++) {
      const all = await Promise.all(Array.from({ length: 10 }, () => send(closed, row, admin)));
      for (const { status } of all) statuses.add(status);
      last = all.find(({ status }) => status === 429) ?? last;
    }
    expect(statuses).toEqual(new Set([400, 429]));
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    // Others are not made to wait for it.
    expect((await send(closed, row, await as(closed, 'operator'))).status).toBe(400);
  });

  test('WH12: no answer may be kept, framed, or taken for something else', async () => {
    for (const row of ROWS) {
      const { headers } = await send(open, row, await as(open, 'viewer'));
      expect(headers.get('cache-control'), row.what).toBe('no-store');
      expect(headers.get('x-content-type-options'), row.what).toBe('nosniff');
      expect(headers.get('content-security-policy'), row.what).toContain("frame-ancestors 'none'");
    }
  });
});

/** The token of one session with the signature of another. */
async function swapped(api: Api): Promise<string> {
  const [mine, other] = await Promise.all([
    api.people.cookieOf({ name: 'Ana viewer', role: 'viewer' }),
    api.people.cookieOf({ name: 'Ana admin' }),
  ]);
  const signature = decodeURIComponent(mine).split('.').at(-1) ?? '';
  const [token = ''] = (decodeURIComponent(other).split('=')[1] ?? '').split('.');
  return `gelo.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** fetch sends no Host but its own. */
function askBy(api: Api, row: Row, host: string, headers: Record<string, string>) {
  const { hostname, port } = new URL(api.address);
  return new Promise<{ status: number }>((resolve, reject) => {
    const given = { ...headers, host, 'content-type': 'application/json' };
    const path = row.path;
    const asking = request(
      { hostname, port, path, method: row.method, headers: given },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve({ status: answer.statusCode ?? 0 }));
      },
    );
    asking.once('error', reject);
    asking.end(['GET', 'DELETE'].includes(row.method) ? undefined : '{}');
  });
}
