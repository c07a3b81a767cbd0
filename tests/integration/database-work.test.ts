import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type Database, type DatabaseWork } from '#server/store/database.ts';
import { newDatabase } from '#tests/support/engines.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

let database: Database;
const done: DatabaseWork[] = [];
beforeAll(async () => {
  database = createDatabase({ url: await newDatabase(), log: quietLog });
  database.onWork((work) => done.push(work));
});
afterAll(() => database.close());

test('HE5: whatever is done in the database is told of with its time, and whether it failed', async () => {
  await database.query('select pg_sleep(0.05)');
  await expect(database.query('select nothing')).rejects.toThrow('nothing');
  await database.withClient((client) => client.query('select 1'));
  await database.withRecorderClient((client) => client.query('select 1'));
  const broken = database.withRecorderClient(async () => Promise.reject(new Error('broken')));
  await expect(broken).rejects.toThrow('broken');
  expect(done.map(({ work, failed }) => [work, failed])).toEqual([
    ['query', false],
    ['query', true],
    ['several', false],
    ['recording', false],
    ['recording', true],
  ]);
  expect(done[0]?.seconds).toBeGreaterThanOrEqual(0.05);
  for (const { seconds } of done) expect(seconds).toBeLessThan(30);
});

test('HE5: who holds a connection, and who waits for one, can be asked', async () => {
  const pool = () => database.connections().find((each) => each.pool === 'shared');
  await database.withClient(async () => {
    expect(pool()).toMatchObject({ busy: 1 });
    await database.withClient(async () => expect(pool()).toMatchObject({ busy: 2 }));
  });
  expect(pool()).toMatchObject({ busy: 0, waiting: 0 });
  expect(pool()?.idle).toBeGreaterThanOrEqual(1);
});
