import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JournalPage } from '#lib/api/journal.ts';
import type { MeView, PersonView } from '#lib/api/people.ts';
import { createLog } from '#server/lifecycle/log.ts';
import { type Api, startApi } from '#tests/support/api.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

let api: Api;
let other: Api;
beforeAll(async () => {
  const database = await openNewDatabase();
  api = await startApi({ database, access: { proxies: 1, loopbackOnly: false } });
  other = await startApi({ database, access: { proxies: 1, loopbackOnly: false } });
});
afterAll(async () => {
  await api.stop();
  await other.stop();
  await api.database.close();
});

let addresses = 0;
/** Each time from somewhere else, unless said otherwise. */
const from = (address = `192.0.2.${++addresses % 250}`): Record<string, string> => ({
  'x-forwarded-for': address,
});

const cookieOf = (headers: Headers) => headers.getSetCookie()[0]?.split(';')[0] ?? '';
const nobody = { person: null } as const;

async function add(name: string, role = 'viewer') {
  const body = { name, username: name.toLowerCase(), role };
  const { status, text, body: given } = await api.ask('POST', '/api/people', { body });
  expect(status, text).toBe(201);
  return given as { person: PersonView; password: string };
}

const signIn = (username: string, password: string, headers = from(), at = api) =>
  at.ask('POST', '/api/auth/sign-in/username', {
    ...nobody,
    body: { username, password },
    headers,
  });

async function meBy(cookie: string, headers: Record<string, string> = {}): Promise<MeView> {
  const { status, text, body } = await api.ask('GET', '/api/me', {
    ...nobody,
    headers: { cookie, ...headers },
  });
  expect(status, text).toBe(200);
  return body as MeView;
}

const journal = async () => (await api.get<JournalPage>('/api/journal?limit=5')).entries;

describe('with a name and a password', () => {
  test('WH3, WH6: the cookie that is answered says who it is, and nothing else is told', async () => {
    const { person, password } = await add('Rita', 'operator');
    const { status, headers, text, body } = await signIn(' RITA ', password);
    expect(status, text).toBe(200);
    expect(body).toEqual({
      person: {
        id: person.id,
        name: 'Rita',
        username: 'rita',
        password: 'given',
        organisation: false,
      },
      role: 'operator',
    });
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^gelo\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
      ),
    ]);
    expect(await meBy(cookieOf(headers))).toEqual(body);
    expect((await journal())[0]).toMatchObject({ who: 'Rita', what: 'signed in' });
  });

  test('WH3, WH11: over TLS the cookie is Secure, and counts over TLS only', async () => {
    const { password } = await add('Sara');
    const tls = { ...from(), 'x-forwarded-proto': 'https' };
    const { headers } = await signIn('sara', password, tls);
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Secure-gelo\.session_token=.*; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    const cookie = cookieOf(headers);
    expect((await meBy(cookie, { 'x-forwarded-proto': 'https' })).person?.name).toBe('Sara');
    expect((await meBy(cookie)).person).toBeNull();
    expect((await meBy(cookie.replace('__Secure-', ''))).person?.name).toBe('Sara');
    // A page without TLS, though of the same name, is another's for all one knows.
    const { host } = new URL(api.address);
    expect((await signIn('sara', password, { ...tls, origin: `http://${host}` })).status).toBe(403);
    expect((await signIn('sara', password, { ...tls, origin: `https://${host}` })).status).toBe(
      200,
    );
  });

  test('WH6: a wrong name and a wrong password are answered alike', async () => {
    const { password } = await add('Tina');
    const tries = [
      ...[
        ['tina', 'wrong password'],
        ['nobody', password],
        ['tina', ''],
        ['', password],
      ],
      ...[
        ['tina', `${password} `],
        ['tina/../rita', password],
        ["tina' or 1=1--", password],
      ],
    ] as const;
    const answers = await Promise.all(tries.map(([name, given]) => signIn(name, given)));
    for (const { status, headers } of answers) {
      expect(status).toBe(401);
      expect(headers.getSetCookie()).toEqual([]);
    }
    expect(new Set(answers.map(({ body }) => (body as { detail: string }).detail)).size).toBe(1);
  });

  test('WH6: nor does the time that it takes tell who is here, with a password or without', async () => {
    await add('Telma');
    const { person } = await add('Tonio');
    await api.database.query('delete from account where person = $1', [person.id]);
    const takes = async (username: string) => {
      const all: number[] = [];
      for (let n = 0; n < 5; n++) {
        const began = performance.now();
        expect((await signIn(username, 'wrong password')).status).toBe(401);
        all.push(performance.now() - began);
      }
      return all.toSorted((one, other) => one - other)[2] ?? 0;
    };
    const hers = await takes('telma');
    for (const other of ['nobody-at-all', 'tonio']) {
      expect(await takes(other)).toBeGreaterThan(hers / 3);
    }
  });

  test('WH6: guesses from one address are slowed, in all instances, the right one too', async () => {
    const { password } = await add('Ursula');
    const here = from('198.51.100.7');
    const statuses: number[] = [];
    for (let n = 0; n < 14; n++) {
      const at = n % 2 === 0 ? api : other;
      statuses.push((await signIn(`nobody${n}`, 'wrong', here, at)).status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), ...Array(4).fill(429)]);
    const late = await signIn('ursula', password, here);
    expect(late.status).toBe(429);
    const wait = Number(late.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    // Whoever asks from elsewhere has nothing to do with it; nor does what he claims to be.
    expect((await signIn('ursula', password)).status).toBe(200);
    const lie = { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' };
    expect((await signIn('ursula', password, lie)).status).toBe(429);
  });

  test('WH6: guesses at one name are slowed wherever they come from', async () => {
    const { password } = await add('Vera');
    const statuses: number[] = [];
    for (let n = 0; n < 24; n++) statuses.push((await signIn('Vera', `guess ${n}`)).status);
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
    expect(statuses.slice(20)).toEqual(Array(4).fill(429));
    expect((await signIn('vera', password)).status).toBe(429);
    expect((await signIn('rita', 'wrong')).status).toBe(401);
  });

  test('WH6: what was refused is in the log with whom it was about, and nothing of what was typed', async () => {
    const lines: string[] = [];
    const log = createLog({ level: 'warn' }, { write: (line) => void lines.push(line) });
    const access = { proxies: 1, loopbackOnly: false };
    const watched = await startApi({ database: api.database, access, log });
    const { password } = await add('Quirina');
    const address = '203.0.113.99';
    expect((await signIn('quirina', 'not-her-password', from(address), watched)).status).toBe(401);
    expect((await signIn(password, 'quirina', from(address), watched)).status).toBe(401);
    expect((await signIn('quirina', password, from(address), watched)).status).toBe(200);
    await watched.stop();
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told).toMatchObject([
      { level: 'warn', address, person: 'Quirina' },
      { level: 'warn', address, person: null },
    ]);
    expect(lines.join()).not.toMatch(new RegExp(`not-her-password|${password}`));
  });

  test('WH6: guesses from elsewhere keep nobody out where he came in before', async () => {
    const { password } = await add('Wilma');
    const home = from('198.51.100.20');
    expect((await signIn('wilma', password, home)).status).toBe(200);
    for (let n = 0; n < 24; n++) await signIn('wilma', `guess ${n}`);
    expect((await signIn('wilma', password)).status).toBe(429);
    expect((await signIn('wilma', password, home)).status).toBe(200);
    // There, too, one is slowed.
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) statuses.push((await signIn('wilma', 'guess', home)).status);
    expect(statuses.at(-1)).toBe(429);
  });

  test('WH3: signing out ends the session, not only the cookie', async () => {
    const { password } = await add('Wanda');
    const { headers } = await signIn('wanda', password);
    const cookie = cookieOf(headers);
    const out = await api.ask('POST', '/api/auth/sign-out', { ...nobody, headers: { cookie } });
    expect(out.status, out.text).toBe(204);
    expect(out.headers.getSetCookie().join()).toMatch(/gelo\.session_token=; Max-Age=0/);
    expect((await meBy(cookie)).person).toBeNull();
    expect((await journal())[0]).toMatchObject({ who: 'Wanda', what: 'signed out' });
    const again = await api.ask('POST', '/api/auth/sign-out', { ...nobody, headers: { cookie } });
    expect(again.status).toBe(204);
  });

  test('WH6: no more of the library can be reached than that', async () => {
    const paths = [
      ...['sign-up/email', 'sign-in/email', 'get-session', 'update-user', 'change-password'],
      ...['set-password', 'list-sessions', 'revoke-session', 'revoke-sessions', 'delete-user'],
      ...['forget-password', 'request-password-reset', 'reset-password', 'verify-email', 'error'],
      ...['ok', 'link-social', 'list-accounts', 'unlink-account', 'refresh-token', 'reference'],
      ...['get-access-token', 'is-username-available', 'in-person', 'sign-out/', 'change-email'],
      ...[
        'callback',
        'callback/google/x',
        'sign-in',
        'sign-in/',
        'sign-in/username/',
        '.',
        '..;/x',
      ],
      ...[
        'account-info',
        'verify-password',
        'update-session',
        'delete-user/callback',
        'admin/set-role',
      ],
    ];
    const { status } = await api.ask('GET', '/api/auth/callback/google');
    expect(status).toBe(404);
    for (const path of paths) {
      for (const method of ['GET', 'POST']) {
        const headers = { 'content-type': 'application/json' };
        const body = method === 'POST' ? { body: '{"person":"x"}' } : {};
        const answer = await fetch(`${api.address}/api/auth/${path}`, { method, headers, ...body });
        expect(answer.status, `${method} ${path}`).toBe(404);
        expect(answer.headers.getSetCookie(), path).toEqual([]);
      }
    }
  });
});

describe('of oneself', () => {
  test('WH5: one’s own password takes the one before; other browsers are signed out', async () => {
    const { person, password } = await add('Xana');
    const [here, there] = await Promise.all([signIn('xana', password), signIn('xana', password)]);
    const [mine, theirs] = [cookieOf(here.headers), cookieOf(there.headers)];
    const set = (body: object, cookie = mine) =>
      api.ask('POST', '/api/me/password', { ...nobody, body, headers: { cookie } });

    for (const current of [undefined, '', 'wrong', `${password}x`]) {
      const refused = await set({ current, password: 'a new long password' });
      expect(refused.status).toBe(422);
      expect(refused.body).toMatchObject({ errors: [{ path: 'current' }] });
    }
    const short = await set({ current: password, password: 'too short' });
    expect(short.status).toBe(422);
    expect(short.body).toMatchObject({ errors: [{ path: 'password' }] });

    const done = await set({ current: password, password: 'a new long password' });
    expect(done.body).toMatchObject({ person: { id: person.id, password: 'own' } });
    expect((await journal())[0]).toMatchObject({ who: 'Xana', what: 'password set' });
    expect((await meBy(mine)).person?.name).toBe('Xana');
    expect((await meBy(theirs)).person).toBeNull();
    expect((await signIn('xana', password)).status).toBe(401);
    expect((await signIn('xana', 'a new long password')).status).toBe(200);
  });

  test('WH6: who finds a browser open cannot guess the password there', async () => {
    const { password } = await add('Yara');
    const cookie = cookieOf((await signIn('yara', password)).headers);
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) {
      const body = { current: `guess ${n}`, password: 'a new long password' };
      const asked = { ...nobody, body, headers: { cookie } };
      statuses.push((await api.ask('POST', '/api/me/password', asked)).status);
    }
    expect(statuses).toEqual([...Array(10).fill(422), 429, 429]);
  });

  test('WH5: one’s name and sign-in name are one’s own, the role is not', async () => {
    const { password } = await add('Zoe');
    await add('Zita');
    const headers = { cookie: cookieOf((await signIn('zoe', password)).headers) };
    const change = (body: object) => api.ask('PUT', '/api/me', { ...nobody, body, headers });
    expect((await change({ name: 'zITA', username: 'zoe' })).body).toMatchObject({
      ...{ status: 409, errors: [{ path: 'name' }] },
    });
    expect((await change({ name: 'Zoe', username: 'ZITA' })).body).toMatchObject({
      ...{ status: 409, errors: [{ path: 'username' }] },
    });
    expect((await change({ name: 'Zoe', username: null })).body).toMatchObject({ status: 409 });
    expect((await change({ name: 'Zoe', username: 'zoe', role: 'admin' })).status).toBe(422);
    expect((await change({ name: 'Zoé', username: 'zoé' })).body).toMatchObject({
      person: { name: 'Zoé', username: 'zoé' },
      role: 'viewer',
    });
    expect((await journal())[0]).toMatchObject({
      ...{ who: 'Zoe', what: 'person changed' },
      ...{ before: { person: 'Zoe' }, after: { person: 'Zoé', username: 'zoé' } },
    });
    expect((await signIn('ZOÉ', password)).status).toBe(200);
  });
});
