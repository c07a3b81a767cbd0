import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDatabase, type Database } from '#server/store/database.ts';
import { migrate, readMigrations } from '#server/store/migrate.ts';
import { createRecordingStore } from '#server/store/recording-store.ts';
import { seedProfiles } from '#server/store/settings-store.ts';
import { newDatabase } from '#tests/support/engines.ts';
import { inARow, openLog, piece, record } from '#tests/support/pieces.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

let database: Database;
/** Who brings back a backup, or lets another server take over. */
let keeper: Database;
let broken = 0;
beforeEach(async () => {
  const url = await newDatabase();
  [database, keeper] = [url, url].map((each) => createDatabase({ url: each, log: quietLog })) as [
    Database,
    Database,
  ];
  await migrate(keeper, readMigrations());
  await seedProfiles(keeper);
  broken = 0;
  database.onBroken(() => broken++);
});
afterEach(() => Promise.all([database.close(), keeper.close()]));

/** A store that remembers its freezers: it found them in a transaction after the one that made them. */
async function begin(...keys: string[]) {
  const store = createRecordingStore({ database, maxFreezers: 10 });
  const log = await openLog(store);
  const all = keys.map((freezer) => ({ freezer }));
  await record(store, log, piece(inARow(0, ...all)));
  await record(store, log, piece(inARow(keys.length, ...all)));
  return { store, log };
}

/** For each reading, which freezer it is of. */
const recorded = async () => {
  const rows = await keeper.query<{ key: string }>(
    'select f.key from reading r join freezer f on f.id = r.freezer order by r.kafka_offset',
  );
  return rows.map(({ key }) => key);
};

test('RC1: freezers that a restored database does not know are made again', async () => {
  const { store, log } = await begin('a');
  await keeper.query('delete from reading');
  await keeper.query('delete from freezer_state');
  await keeper.query('delete from freezer');
  const second = piece(inARow(2, { freezer: 'a' }));
  await expect(record(store, log, second)).rejects.toThrow('not in this database');
  await record(store, log, second);
  expect(await recorded()).toEqual(['a']);
});

test('RC1: settings are those of the restored database, though it counts fewer changes', async () => {
  const { store, log } = await begin('a');
  const settingsOf = async () =>
    store.transact(log, async ({ freezers }) => (await freezers(['a'])).get('a')?.settings);
  await keeper.query('update settings_revision set revision = 7');
  const before = await settingsOf();
  await keeper.query(`update freezer set overrides = '{"high": 9}'`);
  expect(await settingsOf()).toEqual(before);
  await keeper.query('update settings_revision set revision = 5');
  expect(await settingsOf()).toEqual({ ...before, high: 9 });
});

test('RC1: where ids mean other freezers than before, no reading goes to the wrong one', async () => {
  const { store, log } = await begin('a', 'b');
  await keeper.query('delete from reading');
  await keeper.query(`update freezer set key = 'c' where key = 'a'`);
  await keeper.query(`update freezer set key = 'a' where key = 'b'`);
  await keeper.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await waitFor('the connection to break', () => broken > 0);
  await record(store, log, piece(inARow(4, { freezer: 'a' })));
  expect(await recorded()).toEqual(['a']);
});
