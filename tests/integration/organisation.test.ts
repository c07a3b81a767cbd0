import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JournalPage } from '#lib/api/journal.ts';
import type { MeView, PersonView } from '#lib/api/people.ts';
import { type Api, startApi } from '#tests/support/api.ts';
import { startOrganisation } from '#tests/support/oidc.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

let organisation: Awaited<ReturnType<typeof startOrganisation>>;
beforeEach(async () => {
  organisation = await startOrganisation();
  undo.push(organisation.stop);
});

async function start(roleClaim?: string): Promise<Api> {
  const database = await openNewDatabase();
  const { issuer } = organisation;
  const oidc = { issuer, clientId: 'gelo', clientSecret: 'secret', name: 'Frio Ltda', roleClaim };
  const access = { publicView: false, proxies: 1, loopbackOnly: false, oidc };
  const api = await startApi({ database, access });
  undo.push(database.close, api.stop);
  return api;
}

let browsers = 0;

/** A browser that keeps its cookies. */
function openBrowser(api: Api) {
  const jar = new Map<string, string>();
  const address = `192.0.2.${++browsers % 250}`;
  const send = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': address, cookie };
    const given = { ...init, headers: { ...headers, ...init.headers } };
    const answer = await fetch(new URL(path, api.address), { ...given, redirect: 'manual' });
    for (const each of answer.headers.getSetCookie()) {
      const [pair = ''] = each.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      if (/max-age=0/i.test(each)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  const begin = async (to = '/alarms') => {
    const answer = await send('/api/auth/sign-in/social', {
      method: 'POST',
      body: JSON.stringify({ to }),
    });
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { url: string }).url;
  };
  return {
    jar,
    send,
    begin,
    /** There and back; where the browser ends up. */
    async signIn(to?: string) {
      const back = await send(organisation.agree(await begin(to)));
      return back.headers.get('location');
    },
    me: async () => (await (await send('/api/me')).json()) as MeView,
  };
}

test('WH7: whoever the organisation signs in is in, to look, by his name and nothing more', async () => {
  const api = await start();
  organisation.state.claims = {
    sub: 'u-1',
    name: 'Bruno',
    email: 'bruno@frio.example',
    email_verified: true,
  };
  const browser = openBrowser(api);
  expect(await browser.signIn('/alarms?kind=high')).toBe('/alarms?kind=high');
  expect(await browser.me()).toMatchObject({
    person: { name: 'Bruno', username: null, password: 'none', organisation: true },
    role: 'viewer',
  });
  await browser.signIn();
  const kept = await api.database.query('select * from person');
  expect(JSON.stringify(kept)).not.toContain('bruno@frio.example');
  // The tokens hold it too, and serve nobody any more.
  const [account = {}] = await api.database.query(
    'select access_token, refresh_token, id_token from account',
  );
  expect(Object.values(account)).toEqual([null, null, null]);
  const { entries } = await api.get<JournalPage>('/api/journal?limit=1');
  expect(entries[0]).toMatchObject({ who: 'Bruno', what: 'signed in' });
});

test('WH7: the same person is the same again, also by another name; another is another', async () => {
  const api = await start();
  const first = openBrowser(api);
  organisation.state.claims = { sub: 'u-1', name: 'Bruno' };
  await first.signIn();
  organisation.state.claims = { sub: 'u-1', name: 'Bruno Dias' };
  const again = openBrowser(api);
  await again.signIn();
  expect((await again.me()).person).toEqual((await first.me()).person);
  organisation.state.claims = { sub: 'u-2', name: 'bruno' };
  const second = openBrowser(api);
  await second.signIn();
  expect((await second.me()).person).toMatchObject({ name: 'bruno 2' });
  organisation.state.claims = { sub: 'u-3', name: 'Gelo' };
  const third = openBrowser(api);
  await third.signIn();
  expect((await third.me()).person).toMatchObject({ name: 'Gelo 2' });
});

test('WH7: the claim says what he may do, each time; an admin may not say otherwise for long', async () => {
  const api = await start('realm_access.roles');
  const roles = (...given: string[]) => {
    organisation.state.claims = { sub: 'u-1', name: 'Bruno', realm_access: { roles: given } };
  };
  const browser = openBrowser(api);
  roles('operator');
  await browser.signIn();
  expect((await browser.me()).role).toBe('operator');
  roles('admin');
  await browser.signIn();
  expect((await browser.me()).role).toBe('admin');
  const { entries } = await api.get<JournalPage>('/api/journal?what=person%20changed');
  expect(entries[0]).toMatchObject({ before: { role: 'operator' }, after: { role: 'admin' } });
  // An admin whom the organisation signs in can come in again (WH4).
  expect(await api.door.firstToken()).toBeUndefined();
  roles();
  await browser.signIn();
  expect((await browser.me()).role).toBe('viewer');
});

test('WH7: without a claim Gelo’s admins say it, and it stays', async () => {
  const api = await start();
  const browser = openBrowser(api);
  organisation.state.claims = { sub: 'u-1', name: 'Bruno', roles: ['admin'] };
  await browser.signIn();
  const [person] = (await api.get<{ people: PersonView[] }>('/api/people')).people.filter(
    ({ name }) => name === 'Bruno',
  );
  const body = { name: 'Bruno', username: null, role: 'operator', disabled: false };
  expect((await api.ask('PUT', `/api/people/${person?.id}`, { body })).status).toBe(200);
  await browser.signIn();
  expect((await browser.me()).role).toBe('operator');
});

test('WH5, WH7: who is disabled does not come in that way either', async () => {
  const api = await start();
  const browser = openBrowser(api);
  organisation.state.claims = { sub: 'u-1', name: 'Bruno' };
  await browser.signIn();
  await api.database.query('update person set disabled_at = now()');
  expect(await browser.signIn()).toMatch(/^\/sign-in\?error=refused/);
  expect((await openBrowser(api).me()).person).toBeNull();
});

test.each([
  ['a forged ID token', () => Object.assign(organisation.state, { forged: true })],
  [
    'an ID token for another browser',
    () => Object.assign(organisation.state, { wrongNonce: true }),
  ],
  ['an ID token for somebody else’s client', () => claim({ aud: 'other' })],
  ['an ID token of another issuer', () => claim({ iss: 'https://evil.example' })],
  ['an ID token that ran out', () => claim({ exp: 1 })],
])('WH7: %s lets nobody in', async (_what, spoil) => {
  const api = await start();
  organisation.state.claims = { sub: 'u-1', name: 'Bruno', email: 'b@frio.example' };
  spoil();
  const browser = openBrowser(api);
  expect(await browser.signIn()).toMatch(/^\/sign-in\?error=/);
  expect((await browser.me()).person).toBeNull();
  expect(await api.database.query(`select 1 from person where name = 'Bruno'`)).toEqual([]);
});

test('WH7: whom the organisation does not name comes in as nobody', async () => {
  const api = await start('role');
  for (const sub of [undefined, '', ' ', null]) {
    organisation.state.claims = { sub: sub as never, name: 'Bruno', role: 'admin' };
    const browser = openBrowser(api);
    expect(await browser.signIn()).toMatch(/^\/sign-in\?error=/);
    expect((await browser.me()).person).toBeNull();
  }
  expect(await api.database.query('select 1 from person')).toEqual([]);
});

test('WH7: whom an organisation signs in gets a password from an admin only, lest he come in when it lets him go', async () => {
  const api = await start();
  const browser = openBrowser(api);
  organisation.state.claims = { sub: 'u-1', name: 'Bruno' };
  await browser.signIn();
  const send = (method: string, path: string, body: object) =>
    browser.send(path, { method, body: JSON.stringify(body) });
  const named = await send('PUT', '/api/me', { name: 'Bruno', username: 'bruno' });
  expect(named.status).toBe(200);
  const own = { password: 'a password of mine' };
  const refused = await send('POST', '/api/me/password', own);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain('ask an admin');
  expect(await api.database.query('select 1 from account where password is not null')).toEqual([]);

  const id = (await browser.me()).person?.id;
  const given = await api.ask('POST', `/api/people/${id}/password`, {});
  const { password } = given.body as { password: string };
  const signedIn = await send('POST', '/api/auth/sign-in/username', {
    username: 'bruno',
    password,
  });
  expect(signedIn.status).toBe(200);
  expect((await send('POST', '/api/me/password', { ...own, current: password })).status).toBe(200);
});

test('WH7: that the organisation is away is said, and is no fault of Gelo’s', async () => {
  await organisation.stop();
  const api = await start();
  const answer = await openBrowser(api).send('/api/auth/sign-in/social', {
    method: 'POST',
    body: '{}',
  });
  expect(answer.status).toBe(503);
});

test('WH7: an answer that this browser did not ask for lets nobody in', async () => {
  const api = await start();
  organisation.state.claims = { sub: 'u-1', name: 'Bruno' };
  const [asked, other] = [openBrowser(api), openBrowser(api)];
  const back = organisation.agree(await asked.begin());
  expect((await other.send(back)).headers.get('location')).toMatch(/^\/sign-in\?error=/);
  expect((await other.me()).person).toBeNull();
  // Nor does one twice.
  const once = organisation.agree(await asked.begin());
  expect((await asked.send(once)).headers.get('location')).toBe('/alarms');
  const thief = openBrowser(api);
  for (const [name, value] of asked.jar) if (!name.includes('session')) thief.jar.set(name, value);
  expect((await thief.send(once)).headers.get('location')).toMatch(/^\/sign-in\?error=/);
});

test('WH8: nobody is led to another site', async () => {
  const api = await start();
  organisation.state.claims = { sub: 'u-1', name: 'Bruno' };
  for (const to of ['https://evil.example', '//evil.example', '/\\evil.example']) {
    expect(await openBrowser(api).signIn(to)).toBe('/');
  }
});

test('WH7: without an organisation there is no way there', async () => {
  const database = await openNewDatabase();
  const api = await startApi({ database });
  undo.push(database.close, api.stop);
  const told = await api.refused('POST', '/api/auth/sign-in/social', { body: {} });
  expect(told).toMatchObject({ status: 404, detail: expect.stringContaining('OIDC_ISSUER') });
  expect((await api.refused('GET', '/api/auth/callback/oidc?code=x&state=y')).status).toBe(404);
});

function claim(given: object) {
  Object.assign(organisation.state.claims, given);
}
