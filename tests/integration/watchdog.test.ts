import { afterEach, expect, test } from 'vitest';
import { createWatchdog, type WatchStore } from '#server/alarms/watchdog.ts';
import { createDatabase, type Database } from '#server/store/database.ts';
import { migrate, readMigrations } from '#server/store/migrate.ts';
import { seedProfiles } from '#server/store/settings-store.ts';
import { createStores } from '#server/store/stores.ts';
import { newDatabase } from '#tests/support/engines.ts';
import { inARow, openLog, piece, RECEIVED_AT, record, signal } from '#tests/support/pieces.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { rulesFor } from '#tests/support/test-store.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const SECOND = 1000;
const WATCHDOG_LOCK = 7_104_707;

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** One database, and instances on it that share nothing else. All clocks are the test's. */
async function setUp() {
  const url = await newDatabase();
  const connect = () => {
    const database = createDatabase({ url, log: quietLog });
    undo.push(database.close);
    return database;
  };
  const database = connect();
  await migrate(database, readMigrations());
  await seedProfiles(database);
  const clock = { at: RECEIVED_AT };
  const now = () => clock.at;
  const storesOn = (one: Database) =>
    createStores({ database: one, rulesFor, maxFreezers: 100, now });
  const stores = storesOn(database);
  const log = await openLog(stores.recording);
  let offset = 0;
  return {
    database,
    stores,
    async hear(freezer: string, celsius: number) {
      const batch = piece(inARow(offset++, { freezer, celsius }), { receivedAt: now() });
      await record(stores.recording, log, batch);
    },
    at(seconds: number) {
      clock.at = RECEIVED_AT + seconds * SECOND;
    },
    /** Starts another instance's watchdog; `around` stands between it and its store. */
    startWatchdog(
      around: (store: WatchStore) => WatchStore = (store) => store,
      servedSince = RECEIVED_AT,
    ) {
      const { watch } = storesOn(connect());
      const watchdog = createWatchdog({
        ...{ store: around(watch), rulesFor, recordedUntil: now, servedSince: () => servedSince },
        ...{ now, log: quietLog },
      });
      undo.push(watchdog.stop);
      watchdog.start();
      return watchdog;
    },
    async journal() {
      const { entries } = await stores.journal.find({ limit: 100 });
      return entries.map(({ freezer, what }) => `${freezer} ${what}`).toReversed();
    },
  };
}

const holder = (database: Database) =>
  database.query<{ pid: number }>(
    `select pid from pg_locks where locktype = 'advisory' and objid = $1 and granted
       and database = (select oid from pg_database where datname = current_database())`,
    [WATCHDOG_LOCK],
  );

test('AL12: of two watchdogs one looks at a time, and each alarm is raised once', async () => {
  const { hear, at, startWatchdog, journal, stores } = await setUp();
  for (let n = 0; n < 20; n++) await hear(`f${n}`, 0);
  at(61);
  let inside = 0;
  let most = 0;
  let looks = 0;
  const counting = (store: WatchStore): WatchStore => ({
    alone: (work) =>
      store.alone(async () => {
        inside++;
        looks++;
        most = Math.max(most, inside);
        await work().finally(() => inside--);
      }),
    passTime: store.passTime,
  });
  for (let n = 0; n < 2; n++) startWatchdog(counting);
  await waitFor('all to be silent', async () => (await stores.alarms.list({})).length === 20);
  await waitFor('some more looks', () => looks >= 4);
  expect(most).toBe(1);
  expect((await journal()).sort()).toEqual(
    Array.from({ length: 20 }, (_, n) => `f${n} alarm raised`).sort(),
  );
});

test('AL12: when the session of the one that looks dies, another goes on', async () => {
  const { hear, at, startWatchdog, journal, database } = await setUp();
  await hear('f1', 0);
  at(61);
  const reached = signal();
  const goOn = signal();
  let looks = 0;
  startWatchdog((store) => ({
    alone: store.alone,
    async passTime() {
      looks++;
      reached.tell();
      await goOn.told;
    },
  }));
  undo.push(goOn.tell);
  await reached.told;
  let tries = 0;
  startWatchdog((store) => ({
    passTime: store.passTime,
    alone(work) {
      tries++;
      return store.alone(work);
    },
  }));
  await waitFor('the other to have tried', () => tries >= 2);
  expect(await journal()).toEqual([]);
  const [held] = await holder(database);
  await database.query('select pg_terminate_backend($1)', [held?.pid]);
  await waitFor('the other to go on', async () => (await journal()).length > 0);
  expect(await journal()).toEqual(['f1 alarm raised']);
  expect(looks).toBe(1);
});

test('AL12, AL5: delays and shelves run on while no instance is there; silence begins anew', async () => {
  const { hear, at, startWatchdog, journal, stores } = await setUp();
  const first = startWatchdog();
  await hear('warm', 6);
  await hear('broken', -127);
  const [fault] = await stores.alarms.list({ freezer: 'broken' });
  const shelf = { action: 'shelve', by: 'Ana', note: 'degelo', at: RECEIVED_AT } as const;
  await stores.alarms.act(fault?.id ?? 0, { ...shelf, until: RECEIVED_AT + 90 * SECOND });
  await first.stop();
  expect(await journal()).toEqual(['broken alarm raised', 'broken alarm shelved']);

  at(130);
  startWatchdog(undefined, RECEIVED_AT + 130 * SECOND);
  await waitFor('all that came due', async () => (await journal()).length >= 5);
  expect(await stores.alarms.list({ freezer: 'warm' })).toHaveLength(2);
  at(190);
  await waitFor('silence', async () => (await journal()).length >= 7);
  const raised = await stores.alarms.list({ freezer: 'warm' });
  const times = raised.map(({ kind, since, raisedAt }) => [kind, (raisedAt - since) / SECOND]);
  expect(Object.fromEntries(times)).toEqual({ high: 120, warning: 120, silent: 0 });
  const silent = raised.find(({ kind }) => kind === 'silent');
  expect(silent?.since).toBe(RECEIVED_AT + 190 * SECOND);
  const [still] = await stores.alarms.list({ id: fault?.id ?? 0 });
  expect(still).toMatchObject({ standing: 'active', shelvedUntil: null });
  const unshelved = (await journal()).filter((entry) => entry.endsWith('unshelved'));
  expect(unshelved).toEqual(['broken alarm unshelved']);
});

test('AL12: one that is cut off from the database looks again once it is back', async () => {
  const { hear, at, startWatchdog, journal, database } = await setUp();
  await hear('f1', 0);
  let looks = 0;
  startWatchdog((store) => ({
    alone: (work) =>
      store.alone(async () => {
        looks++;
        await work();
      }),
    passTime: store.passTime,
  }));
  await waitFor('a first look', () => looks > 0);
  await database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  at(61);
  await waitFor('the alarm', async () => (await journal()).length > 0);
  expect(await journal()).toEqual(['f1 alarm raised']);
});
