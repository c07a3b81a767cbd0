import { afterEach, expect, test } from 'vitest';
import { PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import { type Database, inTransaction } from '#server/store/database.ts';
import { createStores } from '#server/store/stores.ts';
import { NOON } from '#tests/support/builders.ts';
import { inARow, openLog, piece, RECEIVED_AT, record } from '#tests/support/pieces.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';
import { rulesFor } from '#tests/support/test-store.ts';
import { waitFor } from '#tests/support/wait-for.ts';

/** A batch of a recorder that has much to catch up with takes as long, on a slow machine. */
const BATCH_MS = 500;
const { beverage } = PROFILE_SETTINGS;

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function openStores() {
  const database = await openNewDatabase();
  undo.push(database.close);
  const stores = createStores({ database, rulesFor, maxFreezers: 100, now: () => NOON });
  return { database, ...stores };
}

/** Resolves once so many wait for locks that others hold. */
const untilWaiting = (database: Database, count: number) =>
  waitFor(`${count} who wait`, async () => {
    const waiting = await database.query(
      `select 1 from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return waiting.length === count;
  });

test('PF3: settings are saved between two batches, however closely these follow one another', async () => {
  const { recording, settings } = await openStores();
  const begun = [0, 0];
  let stopped = false;
  /** Each of its batches goes on until the other lane's next has begun, where that may. */
  const lane = async (mine: number, log: number) => {
    const other = 1 - mine;
    const inside = async () => {
      begun[mine] = (begun[mine] ?? 0) + 1;
      const seen = begun[other];
      const next = () => stopped || begun[other] !== seen;
      await waitFor('the other lane', next, BATCH_MS).catch(() => undefined);
    };
    while (!stopped) await recording.transact(log, inside);
  };
  const logs = [await openLog(recording, 0), await openLog(recording, 1)];
  const lanes = Promise.all(logs.map((log, mine) => lane(mine, log)));
  undo.push(() => lanes);
  undo.push(() => {
    stopped = true;
  });
  await waitFor('both to be at work', () => begun.every((count) => count > 2));
  let saved: unknown;
  const saving = settings
    .saveProfile('beverage', { name: null, settings: beverage }, 'Ana')
    .then((result) => {
      saved = result;
    });
  await waitFor('the settings to be saved', () => saved !== undefined, 15_000);
  await saving;
  expect(saved).toMatchObject({ ok: true });
  const before = Math.max(...begun);
  await waitFor('the lanes to go on', () => begun.every((count) => count > before + 2));
});

test('PF3, AL12: who acts while settings are saved reckons by the new ones', async () => {
  const { recording, settings, alarms, database } = await openStores();
  const log = await openLog(recording);
  const two = inARow(0, { freezer: 'f1', celsius: -127 }, { freezer: 'f2' });
  await record(recording, log, piece(two));
  const [fault] = await alarms.list({ freezer: 'f1' });
  const patient = { ...beverage, silentAfterSeconds: 3600 };
  const work: Promise<unknown>[] = [];
  await database.withClient((client) =>
    inTransaction(client, async () => {
      // Saving has gone through f1 by then, and waits for f2.
      await client.query('select from freezer_state where freezer = 2 for update');
      work.push(settings.saveProfile('beverage', { name: null, settings: patient }, 'Ana'));
      await untilWaiting(database, 1);
      const acknowledge = { action: 'acknowledge', by: 'Ana', note: '', at: RECEIVED_AT } as const;
      work.push(alarms.act(fault?.id ?? 0, acknowledge));
      await untilWaiting(database, 2);
    }),
  );
  await Promise.all(work);
  const due = await database.query(
    'select (extract(epoch from due_at) * 1000)::float8 as due from freezer_state',
  );
  expect(due).toEqual([{ due: RECEIVED_AT + 3_600_000 }, { due: RECEIVED_AT + 3_600_000 }]);
});

test('RC1, PF3, AL11: recorders, the watchdog, people and settings never wait for one another in a circle', async () => {
  const { recording, settings, alarms, watch } = await openStores();
  const logs = [await openLog(recording, 0), await openLog(recording, 1)];
  const freezers = Array.from({ length: 30 }, (_, n) => ({ freezer: `f${n}`, celsius: -127 }));
  const again = async (work: (round: number) => Promise<unknown>) => {
    for (let round = 0; round < 20; round++) await work(round);
  };
  const recordAll = (log: number) => (round: number) => {
    const batch = inARow(round * freezers.length, ...freezers);
    return record(recording, log, piece(batch, { receivedAt: RECEIVED_AT + round * 60_000 }));
  };
  const [one = 0, two = 0] = logs;
  await recordAll(one)(0);
  const overrides = (round: number) => ({ silentAfterSeconds: 60 + round });
  await Promise.all([
    again((round) => recordAll(one)(round + 1)),
    again(recordAll(two)),
    again((round) => {
      const own = { ...beverage, ...overrides(round) };
      return settings.saveProfile('beverage', { name: null, settings: own }, 'Ana');
    }),
    again((round) => {
      const own = { name: null, place: null, profile: 'beverage', overrides: overrides(round) };
      return settings.saveFreezer('f7', own, 'Ana');
    }),
    again((round) => watch.passTime(RECEIVED_AT + round * 60_000, () => undefined)),
    again(async (round) => {
      const [alarm] = await alarms.list({ freezer: `f${round}` });
      const at = RECEIVED_AT + round;
      await alarms.act(alarm?.id ?? 0, { action: 'acknowledge', by: 'Ana', note: '', at });
    }),
  ]);
});

test('RC1, PF3: who makes a freezer and who changes its profile do not wait in a circle', async () => {
  const { recording, settings, database } = await openStores();
  const log = await openLog(recording);
  const saving: Promise<unknown>[] = [];
  const made = await recording.transact(log, async ({ freezers }) => {
    saving.push(settings.saveProfile('beverage', { name: null, settings: beverage }, 'Ana'));
    await untilWaiting(database, 1);
    return freezers(['new']);
  });
  expect([...made.keys()]).toEqual(['new']);
  expect(await Promise.all(saving)).toMatchObject([{ ok: true }]);
});

test('PF3: a profile changes while a freezer is made that has it', async () => {
  const { settings, database } = await openStores();
  await database.withClient((client) =>
    inTransaction(client, async () => {
      await client.query(`insert into freezer (key, profile) values ('new', 'beverage')`);
      const given = { name: null, settings: { ...beverage, high: 7 } };
      expect(await settings.saveProfile('beverage', given, 'Ana')).toMatchObject({ ok: true });
    }),
  );
});
