import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JournalPage } from '#lib/api/journal.ts';
import type { PersonView } from '#lib/api/people.ts';
import { inTransaction } from '#server/store/database.ts';
import { lockPeople } from '#server/store/people-rows.ts';
import { type Api, startApi } from '#tests/support/api.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

let api: Api;
beforeAll(async () => {
  const access = { proxies: 1, loopbackOnly: false, publicView: true };
  api = await startApi({ database: await openNewDatabase(), access });
});
afterAll(async () => {
  await api.stop();
  await api.database.close();
});

type Given = { person: PersonView; password: string };

async function add(name: string, role = 'viewer'): Promise<Given> {
  const body = { name, username: name.toLowerCase(), role };
  const answer = await api.ask('POST', '/api/people', { body });
  expect(answer.status, answer.text).toBe(201);
  return answer.body as Given;
}

const change = ({ id, name, username, role, disabled }: PersonView, given: Partial<PersonView>) =>
  api.ask('PUT', `/api/people/${id}`, { body: { name, username, role, disabled, ...given } });

const people = async () => (await api.get<{ people: PersonView[] }>('/api/people')).people;
const newest = async () => (await api.get<JournalPage>('/api/journal?limit=1')).entries[0];

let signIns = 0;
async function signIn(username: string, password: string) {
  // Each time from somewhere else, so that none of it counts as guessing (WH6).
  const headers = { 'x-forwarded-for': `192.0.2.${++signIns}` };
  const asked = { person: null, body: { username, password }, headers };
  const answer = await api.ask('POST', '/api/auth/sign-in/username', asked);
  const [cookie = ''] = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
  return { ...answer, cookie };
}

async function isIn(cookie: string): Promise<boolean> {
  const { body } = await api.ask('GET', '/api/me', { person: null, headers: { cookie } });
  return (body as { person: unknown }).person !== null;
}

test('WH5: who is added is there, with a password that is told once', async () => {
  const { person, password } = await add('Rui', 'operator');
  expect(person).toEqual({
    ...{ id: person.id, name: 'Rui', username: 'rui', role: 'operator', disabled: false },
    ...{ password: 'given', organisation: false, sessions: 0, seenAt: null },
  });
  expect(await newest()).toMatchObject({
    ...{ who: 'Ana', what: 'person added' },
    after: { person: 'Rui', username: 'rui', role: 'operator' },
  });
  expect((await signIn('rui', password)).status).toBe(200);
  const listed = (await people()).find(({ id }) => id === person.id);
  expect(listed).toMatchObject({ sessions: 1, seenAt: expect.any(Number) });
});

test('WH5, CF4: no password, and nothing that stands for one, is ever shown again', async () => {
  const { person, password } = await add('Saul');
  await signIn('saul', password);
  const rows = await api.database.query<{ kept: string; token: string }>(
    `select a.password as kept, s.token from account a join session s on s.person = a.person
     where a.person = $1`,
    [person.id],
  );
  const [row] = rows;
  expect(row?.kept).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  const shown = await Promise.all(
    ['/api/people', '/api/journal', '/api/me'].map(
      async (path) => (await api.ask('GET', path)).text,
    ),
  );
  for (const secret of [password, row?.kept ?? '', row?.token ?? '']) {
    expect(secret.length).toBeGreaterThan(10);
    for (const text of shown) expect(text).not.toContain(secret);
  }
});

test.each([
  [{ name: 'Téo', username: 'teo' }, 422, 'role'],
  [{ name: '', username: 'teo', role: 'viewer' }, 422, 'name'],
  [{ name: 'Téo', username: 'a b', role: 'viewer' }, 422, 'username'],
  [{ name: 'Téo', username: '', role: 'viewer' }, 422, 'username'],
  [{ name: 'Téo', username: 'teo', role: 'root' }, 422, 'role'],
  [{ name: 'ANA', username: 'teo', role: 'viewer' }, 409, 'name'],
  [{ name: 'A\u200bna', username: 'teo', role: 'viewer' }, 409, 'name'],
  [{ name: 'gelo', username: 'teo', role: 'viewer' }, 409, 'name'],
  [{ name: 'Téo', username: 'UMA', role: 'viewer' }, 409, 'username'],
])('WH5: %j is refused, with the field', async (body, status, field) => {
  if (!(await people()).some(({ username }) => username === 'uma')) await add('Uma');
  const before = await people();
  const told = await api.refused('POST', '/api/people', { body });
  expect(told.status).toBe(status);
  expect(told.errors?.map(({ path }) => path)).toEqual([field]);
  expect(await people()).toEqual(before);
});

test('WH5: another name, another role: from now on, and written down', async () => {
  const { person, password } = await add('Vito');
  const { cookie } = await signIn('vito', password);
  const asked = { person: null, headers: { cookie } };
  expect((await api.ask('GET', '/api/journal', asked)).status).toBe(403);
  const changed = await change(person, { name: 'Víctor', role: 'operator' });
  expect(changed.body).toMatchObject({ name: 'Víctor', role: 'operator', sessions: 1 });
  expect((await api.ask('GET', '/api/journal', asked)).status).toBe(200);
  expect(await newest()).toMatchObject({
    ...{ who: 'Ana', what: 'person changed' },
    before: { person: 'Vito', role: 'viewer' },
    after: { person: 'Víctor', role: 'operator' },
  });
});

test('WH5: whoever changes his name takes nothing back that an admin changes meanwhile', async () => {
  const { person, password } = await add('Ivo', 'admin');
  const { cookie } = await signIn('ivo', password);
  const body = { name: 'Ivo Reis', username: 'ivo' };
  let own: Promise<{ status: number }> | undefined;
  await api.database.withClient((client) =>
    inTransaction(client, async () => {
      await lockPeople(client);
      own = api.ask('PUT', '/api/me', { person: null, body, headers: { cookie } });
      await waitFor('it to wait its turn', async () => {
        const waiting = await api.database.query(
          `select 1 from pg_locks where locktype = 'advisory' and not granted`,
        );
        return waiting.length === 1;
      });
      await client.query(`update person set role = 'viewer' where id = $1`, [person.id]);
    }),
  );
  expect((await own)?.status).toBe(200);
  const now = (await people()).find(({ id }) => id === person.id);
  expect(now).toMatchObject({ name: 'Ivo Reis', role: 'viewer' });
});

test('WH5: who is disabled is out, and is told so when he comes; who is let in again, is in', async () => {
  const { person, password } = await add('Wil');
  const { cookie } = await signIn('wil', password);
  expect((await change(person, { disabled: true })).body).toMatchObject({
    disabled: true,
    sessions: 0,
  });
  expect(await isIn(cookie)).toBe(false);
  const refused = await signIn('wil', password);
  expect(refused.status).toBe(403);
  expect(refused.body).toMatchObject({ detail: expect.stringContaining('disabled') });
  expect(refused.cookie).toBe('');
  // To who does not know the password it is as any other.
  expect((await signIn('wil', 'wrong')).status).toBe(401);
  expect((await change(person, { disabled: false })).body).toMatchObject({ disabled: false });
  expect((await signIn('wil', password)).status).toBe(200);
});

test('WH5: a new password ends all sessions, and the one before', async () => {
  const { person, password } = await add('Xico');
  const { cookie } = await signIn('xico', password);
  const { body } = await api.ask('POST', `/api/people/${person.id}/password`, {});
  const fresh = (body as Given).password;
  expect(fresh).not.toBe(password);
  expect(await isIn(cookie)).toBe(false);
  expect((await signIn('xico', password)).status).toBe(401);
  expect((await signIn('xico', fresh)).body).toMatchObject({ person: { password: 'given' } });
});

test('WH5: sessions end when an admin says so; the password stays', async () => {
  const { person, password } = await add('Yuri');
  const cookies = [
    (await signIn('yuri', password)).cookie,
    (await signIn('yuri', password)).cookie,
  ];
  const { body } = await api.ask('DELETE', `/api/people/${person.id}/sessions`);
  expect(body).toMatchObject({ sessions: 0 });
  expect(await Promise.all(cookies.map(isIn))).toEqual([false, false]);
  expect(await newest()).toMatchObject({
    ...{ what: 'sessions ended', after: { person: 'Yuri', sessions: 2 } },
  });
  expect((await signIn('yuri', password)).status).toBe(200);
});

test('WH5: the last admin who can sign in stays one, also when two go at once', async () => {
  const [one, two] = [(await add('Zeca', 'admin')).person, (await add('Zilda', 'admin')).person];
  const both = await Promise.all([
    change(one, { role: 'viewer' }),
    change(two, { disabled: true }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const refused = both.find(({ status }) => status === 409);
  expect(refused?.body).toMatchObject({ detail: expect.stringContaining('Make somebody else') });
  const left = (await people()).filter(
    ({ role, disabled, password }) => role === 'admin' && !disabled && password !== 'none',
  );
  expect(left).toHaveLength(1);
  // All else about him may be changed.
  const [last] = left;
  if (last === undefined) throw new Error('nobody is left');
  expect((await change(last, { name: 'Último' })).status).toBe(200);
});

test('WH5: who is not there cannot be changed', async () => {
  const id = '00000000-0000-4000-8000-000000000000';
  const body = { name: 'X', username: 'x', role: 'viewer', disabled: false };
  expect((await api.refused('PUT', `/api/people/${id}`, { body })).status).toBe(404);
  expect((await api.refused('POST', `/api/people/${id}/password`)).status).toBe(404);
  expect((await api.refused('DELETE', `/api/people/${id}/sessions`)).status).toBe(404);
  expect((await api.refused('DELETE', '/api/people/x/sessions')).status).toBe(400);
});
