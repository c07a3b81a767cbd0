import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { PERMISSIONS } from '#lib/people/permissions.ts';
import type { Role } from '#lib/people/roles.ts';
import { SIGN_IN } from '#lib/web/session-words.ts';
import { createDoor } from '#server/auth/door.ts';
import { createGate } from '#server/http/gate.ts';
import { createBoard } from '#server/live/board.ts';
import { createGateway } from '#server/live/gateway.ts';
import { createLiveState } from '#server/live/state.ts';
import { createArrivalsStore } from '#server/store/arrivals-store.ts';
import { createDatabase, type Database } from '#server/store/database.ts';
import { createListener } from '#server/store/listener.ts';
import { migrate, readMigrations } from '#server/store/migrate.ts';
import { createPeopleStore } from '#server/store/people-store.ts';
import { openClient } from '#tests/support/browser-client.ts';
import { newDatabase } from '#tests/support/engines.ts';
import { createTestPeople, SECRET, signedCookie, type TestPeople } from '#tests/support/people.ts';
import { followsNothing } from '#tests/support/quiet-delivery.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

let databaseUrl = '';
let database: Database;
let people: TestPeople;
beforeAll(async () => {
  databaseUrl = await newDatabase();
  database = createDatabase({ url: databaseUrl, log: quietLog });
  await migrate(database, readMigrations());
  people = createTestPeople(database);
});
afterAll(() => database.close());

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const CLOSED = { publicView: false, loopbackOnly: true, proxies: 0 };
const OPEN = { ...CLOSED, publicView: true };

/** A gateway that asks the real door, and hears of the real database. */
async function start(rules = CLOSED, lookEveryMs = 1_000_000) {
  const http = createServer();
  undo.push(() => http.close());
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const now = () => Date.now();
  const arrivals = createArrivalsStore({ database, now });
  const access = { ...rules, authSecret: undefined, oidc: undefined };
  const door = createDoor({
    ...{ pool: database.authPool, arrivals, access, secret: SECRET },
    ...{ isAway: () => false, now, log: quietLog },
  });
  const board = createBoard({ topic: 'freezers', now, log: quietLog });
  const live = createLiveState({ now, onReading: () => undefined, onReject: board.rejected });
  const gateway = createGateway({
    ...{ http, dev: false, build: 'b1', live, board, now, lookEveryMs, log: quietLog },
    gate: createGate({ access, door }),
    facts: { drain: () => [], all: () => [] },
    followDeliveries: followsNothing,
    clock: () => performance.now(),
  });
  let listening = false;
  const listener = createListener({
    url: databaseUrl,
    onConnected: () => {
      listening = true;
    },
    onNotice: (notice) => {
      if ('person' in notice) gateway.personChanged(notice.person);
    },
    log: quietLog,
  });
  await listener.start();
  await waitFor('the listener', () => listening);
  gateway.start();
  undo.push(gateway.stop, listener.stop);
  const address = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;
  return { url, store: createPeopleStore({ database, now }) };
}

/** A browser with these headers, and how often it was told that its session is another now. */
function open(url: string, headers: Record<string, string> = {}) {
  const client = openClient(url, undefined, headers);
  undo.push(client.close);
  const told = { changed: 0, ended: 0, gone: 0 };
  client.socket.on('session:changed', () => {
    told.changed++;
  });
  client.socket.on('session:ended', () => {
    told.ended++;
  });
  client.socket.on('disconnect', () => {
    told.gone++;
  });
  const welcomed = () => waitFor('the snapshot', () => client.snapshots.length > 0);
  const refused = async () => {
    await waitFor('the refusal', () => client.errors.length > 0);
    expect(client.snapshots).toEqual([]);
    return client.errors[0];
  };
  return { ...client, told, welcomed, refused };
}

const EVENTS = Object.entries(PERMISSIONS).filter(([row]) => row.startsWith('SOCKET '));

test('WH1: whoever is connected may ask for what the table says, each of which is for viewers', () => {
  expect(EVENTS.map(([, need]) => need)).toEqual(EVENTS.map(() => 'viewer'));
});

test('WH2, WH3: where looking takes signing in, nobody gets a connection, and is told why', async () => {
  const { url } = await start();
  expect(await open(url).refused()).toBe(SIGN_IN);
  expect(await open(url, { cookie: 'gelo-locale=en' }).refused()).toBe(SIGN_IN);
});

test.each<Role>(['viewer', 'operator', 'admin'])('WH3: a %s gets one', async (role) => {
  const { url } = await start();
  const cookie = await people.cookieOf({ name: `Ana ${role}`, role });
  await open(url, { cookie }).welcomed();
});

test('WH2: where everybody may look, so does who is not signed in', async () => {
  const { url } = await start(OPEN);
  await open(url).welcomed();
});

test.each([
  ['forged', async () => signedCookie('token', 'another secret than the one that Gelo has')],
  ['unsigned', async () => 'gelo.session_token=token'],
  ['signed, of no session', async () => signedCookie('nothing has this token')],
  ['of the wrong name', async () => `__Secure-${await signedCookie('token')}`],
])('WH3: a cookie that is %s gets none', async (_what, make) => {
  const { url } = await start();
  expect(await open(url, { cookie: await make() }).refused()).toBe(SIGN_IN);
});

test('WH3: a session that ran out, or was ended, gets none', async () => {
  const { url, store } = await start();
  const stale = await people.cookieOf({ name: 'Stale' }, -1000);
  expect(await open(url, { cookie: stale }).refused()).toBe(SIGN_IN);
  const ended = await people.cookieOf({ name: 'Ended' });
  await store.endSessions(await people.idOf({ name: 'Ended' }), 'Ana');
  expect(await open(url, { cookie: ended }).refused()).toBe(SIGN_IN);
});

test('GW6, WH10: neither does a foreign page, whoever is signed in, nor a foreign name, nor an unknown proxy', async () => {
  const { url } = await start();
  const cookie = await people.cookieOf({ name: 'Ana' });
  const origin = 'https://evil.example';
  expect(await open(url, { cookie, origin }).refused()).not.toBe(SIGN_IN);
  const passedOn = { cookie, 'x-forwarded-for': '192.0.2.1' };
  expect(await open(url, passedOn).refused()).not.toBe(SIGN_IN);
  const rebound = { cookie, host: 'evil.example', origin: 'http://evil.example' };
  expect(await open(url, rebound).refused()).not.toBe(SIGN_IN);
});

test.each([
  'simulation:start',
  'settings:save',
  'people:add',
  'alarm:acknowledge',
  'live:advanced',
  '__proto__',
  'constructor',
])('WH1: what has no row (%s) is refused, whoever asks', async (event) => {
  const { url } = await start();
  for (const role of ['viewer', 'admin'] as const) {
    const { socket, welcomed } = open(url, {
      cookie: await people.cookieOf({ name: `E ${role}`, role }),
    });
    await welcomed();
    const answer: unknown = await socket
      .timeout(5000)
      .emitWithAck(event as 'live:resync', { running: true });
    expect(answer).toEqual({ ok: false, error: expect.stringContaining(event) });
    expect(await socket.emitWithAck('clock:read')).toBeGreaterThan(0);
  }
});

test('WH3: another role counts at once, in every browser, and each is told', async () => {
  const { url, store } = await start();
  const who = { name: 'Bia', role: 'viewer' } as const;
  const [first, second] = [
    open(url, { cookie: await people.cookieOf(who) }),
    open(url, { cookie: await people.cookieOf(who) }),
  ];
  const other = open(url, { cookie: await people.cookieOf({ name: 'Caio' }) });
  await Promise.all([first.welcomed(), second.welcomed(), other.welcomed()]);
  const given = { name: 'Bia', username: null, role: 'operator', disabled: false } as const;
  expect(await store.change(await people.idOf(who), given, 'Ana')).toMatchObject({ ok: true });
  await waitFor('both to hear of it', () => first.told.changed + second.told.changed === 2);
  expect([first.told.gone, second.told.gone, other.told.changed]).toEqual([0, 0, 0]);
});

test.each([
  ['ended', (store: Store, id: string) => store.endSessions(id, 'Ana')],
  ['given a new password', (store: Store, id: string) => setPassword(store, id)],
  ['disabled', (store: Store, id: string) => disable(store, id)],
])('WH3: who is %s is out at once', async (what, act) => {
  const { url, store } = await start();
  const who = { name: `Out ${what}`, role: 'viewer' } as const;
  const cookie = await people.cookieOf(who);
  const browser = open(url, { cookie });
  await browser.welcomed();
  await act(store, await people.idOf(who));
  await waitFor('it to be out', () => browser.told.gone === 1);
  expect(browser.told).toEqual({ changed: 0, ended: 1, gone: 1 });
  expect(await open(url, { cookie }).refused()).toBe(SIGN_IN);
});

test('WH3: a session that runs out while it is connected ends then', async () => {
  const { url } = await start(CLOSED, 50);
  const browser = open(url, { cookie: await people.cookieOf({ name: 'Short' }, 1500) });
  await browser.welcomed();
  await waitFor('it to be out', () => browser.told.gone === 1);
});

type Store = Awaited<ReturnType<typeof start>>['store'];

async function setPassword(store: Store, id: string) {
  await database.query('update person set username = $1 where id = $1', [id]);
  expect(await store.setPassword(id, { hash: 'x:y', due: true }, 'Ana')).toMatchObject({
    ok: true,
  });
}

async function disable(store: Store, id: string) {
  const given = { name: 'Off', username: null, role: 'viewer', disabled: true } as const;
  expect(await store.change(id, given, 'Ana')).toMatchObject({ ok: true });
}
