import { afterEach, expect, test } from 'vitest';
import { createDoor } from '#server/auth/door.ts';
import { createArrivalsStore } from '#server/store/arrivals-store.ts';
import { isPassing } from '#server/store/database-fault.ts';
import { createTestPeople, SECRET } from '#tests/support/people.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const client = { address: '192.0.2.7', secure: false };
const DAY_MS = 86_400_000;

async function start() {
  const database = await openNewDatabase();
  let closed = false;
  const close = async () => {
    if (!closed) await database.close();
    closed = true;
  };
  undo.push(close);
  const now = () => Date.now();
  const arrivals = createArrivalsStore({ database, now });
  const state = { away: false };
  const door = createDoor({
    ...{ pool: database.authPool, arrivals, access: { oidc: undefined }, secret: SECRET },
    ...{ isAway: () => state.away, now, log: quietLog },
  });
  const people = createTestPeople(database);
  const whoIs = async (cookies: string, renew = false) => door.whoIs({ cookies, client }, renew);
  return { database, door, people, whoIs, arrivals, state, goAway: close };
}

test('WH13: without the database whoever was signed in is still known, and nobody else', async () => {
  const { door, people, whoIs, goAway } = await start();
  const [ana, bia] = [
    await people.cookieOf({ name: 'Ana' }),
    await people.cookieOf({ name: 'Bia' }),
  ];
  const unseen = await people.cookieOf({ name: 'Caio' });
  const short = await people.cookieOf({ name: 'Dani' }, 300);
  for (const cookie of [ana, bia, short]) await whoIs(cookie);
  await goAway();
  expect((await whoIs(ana)).actor).toMatchObject({ name: 'Ana', role: 'admin' });
  const fault = await whoIs(unseen).catch((error: unknown) => error);
  expect(isPassing(fault)).toBe(true);
  // What was said of somebody before it went is no longer to be trusted.
  door.forget(await people.idOf({ name: 'Bia' }));
  await expect(whoIs(bia)).rejects.toThrow();
  await expect
    .poll(() =>
      whoIs(short).then(
        () => 'known',
        () => 'unknown',
      ),
    )
    .toBe('unknown');
});

test('WH13: while it is known to be away nobody waits for it', async () => {
  const { people, whoIs, state, database } = await start();
  const cookie = await people.cookieOf({ name: 'Ana' });
  await whoIs(cookie);
  state.away = true;
  await database.withClient(async (held) => {
    await held.query('begin');
    await held.query('lock table session in access exclusive mode');
    const began = performance.now();
    expect((await whoIs(cookie)).actor?.name).toBe('Ana');
    expect(performance.now() - began).toBeLessThan(1000);
    await held.query('rollback');
  });
});

test('WH3: a visit begins the thirty days anew, once a day, and only where a cookie can be given', async () => {
  const { people, whoIs } = await start();
  const fresh = await people.cookieOf({ name: 'Ana' }, 29.5 * DAY_MS);
  expect((await whoIs(fresh, true)).setCookies).toEqual([]);
  const older = await people.cookieOf({ name: 'Bia' }, 28 * DAY_MS);
  const looked = await whoIs(older);
  expect(looked.setCookies).toEqual([]);
  const renewed = await whoIs(older, true);
  expect(renewed.setCookies).toEqual([expect.stringContaining('Max-Age=2592000')]);
  expect((renewed.actor?.expiresAt ?? 0) - Date.now()).toBeGreaterThan(29.9 * DAY_MS);
  expect(renewed.setCookies[0]?.split(';')[0]).toBe(older);
});

test('WH3: what cookies are signed with is made once, for all instances', async () => {
  const { arrivals, database } = await start();
  const other = createArrivalsStore({ database, now: () => Date.now() });
  const [one, two] = await Promise.all([arrivals.secret(), other.secret()]);
  expect(one).toBe(two);
  expect(one).toMatch(/^[\w-]{43}$/);
});
