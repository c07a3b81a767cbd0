import { afterAll, expect, test } from 'vitest';
import { testKafka } from '#tests/support/engines.ts';
import { openRecorderAndTail } from '#tests/support/recorder-and-tail.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => unknown)[] = [];
afterAll(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function lettersIn(topic: string): Promise<number> {
  const admin = testKafka().admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  return ends.reduce((sum, { high }) => sum + Number(high), 0);
}

test('RC8, LV5: of 100 000 keys 10 000 become freezers, the others rejects, and the first go on', async () => {
  const { topic, database, live, rejects, send, position, stop } = await openRecorderAndTail();
  undo.push(stop);
  const count = 100_000;
  for (let from = 0; from < count; from += 10_000) {
    await send(Array.from({ length: 10_000 }, (_, n) => ({ key: `f${from + n}`, value: '1' })));
  }
  await send([
    { key: 'f0', value: '2' },
    { key: 'new', value: '3' },
    { key: 'f9999', value: '4' },
  ]);
  const isRecorded = async () => (await position()) === count + 3;
  await waitFor('all to be recorded', isRecorded, 90_000);
  const [row] = await database.query(
    `select (select count(*)::int from freezer) as freezers,
       (select count(*)::int from reading) as readings,
       (select count(*)::int from reject where reason = 'too-many-freezers') as rejects`,
  );
  expect(row).toEqual({ freezers: 10_000, readings: 10_002, rejects: 90_001 });
  expect(await lettersIn(`${topic}.dlq`)).toBe(90_001);
  const newest = await database.query('select celsius from reading where kafka_offset >= 100000');
  expect(newest).toEqual([{ celsius: 2 }, { celsius: 4 }]);
  await waitFor('the tail to have read all', () => rejects() === 90_001);
  expect(live.all()).toHaveLength(10_000);
  expect(live.all().find(({ id }) => id === 'f9999')).toMatchObject({ celsius: 4 });
}, 120_000);
