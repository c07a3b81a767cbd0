import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { createDatabase, type Database } from '#server/store/database.ts';
import { type Migration, migrate, readMigrations } from '#server/store/migrate.ts';
import { seedProfiles } from '#server/store/settings-store.ts';
import { createSimulationStore } from '#server/store/simulation-store.ts';
import { newDatabase } from '#tests/support/engines.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

const open: Database[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((database) => database.close()));
});

function connect(url: string): Database {
  const database = createDatabase({ url, log: quietLog });
  open.push(database);
  return database;
}

function step(number: number, sql: string): Migration {
  return { number, name: `000${number}-step.sql`, sql };
}

const tables = (database: Database) =>
  database
    .query<{ tablename: string }>(
      "select tablename from pg_tables where schemaname = 'public' order by 1",
    )
    .then((rows) => rows.map(({ tablename }) => tablename));

test('EP2: migrations run in order, each once', async () => {
  const database = connect(await newDatabase());
  const first = step(1, 'create table a (n integer)');
  const second = step(2, 'insert into a values (2)');
  expect(await migrate(database, [first])).toBe(1);
  expect(await migrate(database, [first, second])).toBe(1);
  expect(await migrate(database, [first, second])).toBe(0);
  expect(await database.query('select n from a')).toEqual([{ n: 2 }]);
});

test('EP2: a failing migration leaves nothing of itself, and those before it stay', async () => {
  const database = connect(await newDatabase());
  const good = step(1, 'create table a (n integer)');
  const bad = step(2, 'create table b (n integer); select 1 / 0');
  await expect(migrate(database, [good, bad])).rejects.toThrow(/division by zero/);
  expect(await tables(database)).toEqual(['a', 'gelo_migration']);
  const mended = step(2, 'create table b (n integer)');
  expect(await migrate(database, [good, mended])).toBe(1);
});

test('EP3: instances that start at once migrate once', async () => {
  const url = await newDatabase();
  const steps = [step(1, 'create table a (n integer)'), step(2, 'insert into a values (1)')];
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(connect(url), steps)));
  expect(applied.sort()).toEqual([0, 0, 0, 0, 2]);
  expect(await connect(url).query('select n from a')).toEqual([{ n: 1 }]);
});

test('EP4: a database newer than the code is refused and left as it was', async () => {
  const database = connect(await newDatabase());
  const known = step(1, 'create table a (n integer)');
  await migrate(database, [known, step(2, 'create table b (n integer)')]);
  const before = await tables(database);
  await expect(migrate(database, [known])).rejects.toThrow(/made by a newer Gelo/);
  expect(await tables(database)).toEqual(before);
});

test('SM4: what ran when it was one wish for all sensors runs on, each with a wish of its own', async () => {
  const database = connect(await newDatabase());
  const steps = readMigrations();
  const before = steps.findIndex(({ name }) => name.includes('simulated-sensors'));
  await migrate(database, steps.slice(0, before));
  await database.query('insert into simulation (running, sensors) values (true, 7)');
  await migrate(database, steps);
  await seedProfiles(database);
  const instance = { id: randomUUID(), name: 'here' };
  const { sensors } = await createSimulationStore({ database, instance, now: Date.now }).load();
  expect(sensors.map(({ id, running, model, rate }) => [id, running, model, rate])).toEqual(
    Array.from({ length: 7 }, (_, number) => [`sensor${number}`, true, 'plain', 1]),
  );
});
