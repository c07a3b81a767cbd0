import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { AlarmView } from '#lib/alarm/view.ts';
import type { PartitionDelivery } from '#lib/api/delivery.ts';
import type { FreezerView } from '#lib/api/freezers.ts';
import type { HistoryBucket } from '#lib/api/history.ts';
import { MINUTE_MS, startOf } from '#lib/history/rollup.ts';
import { createDatabase } from '#server/store/database.ts';
import { createApiClient, freezerPath } from '#tests/support/api.ts';
import { newDatabase, newTopic, testKafka } from '#tests/support/engines.ts';
import { enter } from '#tests/support/enter.ts';
import { type Gelo, startGelo, temporaryFolder } from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const folder = temporaryFolder();
const ID = 'câmara 1/❄️ "norte"';
/** Ten minutes at 9 °C, one reading a second, up to five minutes ago. */
const COUNT = 600;
const BEGIN = startOf(Date.now(), MINUTE_MS) - 15 * MINUTE_MS;

let gelo: Gelo;
let api: Awaited<ReturnType<typeof createApiClient>>;
let databaseUrl: string;
beforeAll(async () => {
  const topic = await newTopic();
  databaseUrl = await newDatabase();
  gelo = await startGelo(join(folder.path, 'data'), {
    BOOTSTRAP_SERVERS: inject('brokers').join(','),
    DATABASE_URL: databaseUrl,
    TOPIC_PRODUCER: topic,
    GROUP_ID: `group-${topic}`,
  });
  const cookie = await enter(gelo);
  api = await createApiClient(gelo.http, async () => cookie);
  const producer = testKafka().producer();
  await producer.connect();
  const readings = Array.from({ length: COUNT }, (_, index) => ({
    key: ID,
    value: JSON.stringify({ temperature: 9, timestamp: BEGIN + index * 1000 }),
  }));
  await producer.send({ topic, messages: [...readings, { key: ID, value: 'broken' }] });
  await producer.disconnect();
  await waitFor('all of it to be recorded', async () => {
    const { partitions } = await api.get<{ partitions: PartitionDelivery[] }>('/api/delivery');
    const rejected = partitions.reduce((sum, one) => sum + one.reconciliation.rejected, 0);
    return rejected === 1;
  });
});
afterAll(async () => {
  await gelo.stop();
  folder.remove();
});

test('AP1, AP5: a running Gelo answers as its document says', async () => {
  await waitFor('all parts to be up', async () => {
    return (await api.ask('GET', '/readyz')).status === 200;
  });
  for (const path of ['/healthz', '/api/simulation', '/api/profiles', '/api/journal']) {
    await api.get(path);
  }
  const { freezers } = await api.get<{ freezers: FreezerView[] }>('/api/freezers');
  expect(freezers).toMatchObject([{ id: ID, newest: { celsius: 9 } }]);
});

test('HS2, HS4, HS6, UI8: what came over Kafka is history', async () => {
  const range = `from=${BEGIN}&to=${BEGIN + 10 * MINUTE_MS}`;
  const { buckets } = await api.get<{ buckets: HistoryBucket[] }>(
    freezerPath(ID, `/history?${range}&points=10`),
  );
  expect(buckets).toHaveLength(10);
  for (const bucket of buckets) expect(bucket).toMatchObject({ mean: 9, count: 60, above: 60 });
  expect(await api.get(freezerPath(ID, `/statistics?${range}`))).toMatchObject({
    statistics: { count: COUNT, mean: 9, outsideMs: 10 * MINUTE_MS },
  });
  const { text } = await api.ask('GET', freezerPath(ID, `/readings.csv?${range}`));
  expect(text.split('\r\n')).toHaveLength(1 + COUNT + 1);
});

test('AL1, AL11: what it raised is acknowledged by a person, and settings are changed by one', async () => {
  const [alarm] = (
    await api.get<{ alarms: AlarmView[] }>('/api/alarms?state=active')
  ).alarms.filter(({ kind }) => kind === 'high');
  expect(alarm).toMatchObject({ freezer: ID, celsius: 9, limit: 5, raisedAt: BEGIN + 120_000 });
  const acknowledged = await api.send('POST', `/api/alarms/${alarm?.id}/ack`, {
    body: { note: 'Vou ver.' },
  });
  expect(acknowledged).toMatchObject({ standing: 'acknowledged', acknowledgedBy: 'Admin' });
  const again = await api.refused('POST', `/api/alarms/${alarm?.id}/ack`, { body: {} });
  expect(again.status).toBe(409);
  const settings = { name: 'Câmara 1', place: null, profile: 'beverage', overrides: { high: 10 } };
  const saved = await api.send('PUT', freezerPath(ID, '/settings'), { body: settings });
  expect(saved).toMatchObject({ name: 'Câmara 1', settings: { high: 10 } });
});

test('DE1, DE2: every message is accounted for', async () => {
  const { partitions } = await api.get<{ partitions: PartitionDelivery[] }>('/api/delivery');
  const one = partitions.find(({ keys }) => keys.count === 1);
  expect(one).toMatchObject({ lag: 0, lagSeconds: 0, position: COUNT + 1 });
  expect(one?.reconciliation).toMatchObject({ recorded: COUNT, rejected: 1, unaccounted: 0 });
  expect(one?.keys.list).toMatchObject([{ freezer: ID, readings: COUNT }]);
  expect(one?.owner).toContain(String(gelo.pid));
});

test('HS1: today has its own place in the database', async () => {
  const database = createDatabase({ url: databaseUrl, log: quietLog });
  const rows = await database.query<{ inDefault: number; all: number }>(
    `select (select count(*)::int from reading_default) as "inDefault",
       (select count(*)::int from reading) as all`,
  );
  await database.close();
  expect(rows).toEqual([{ inDefault: 0, all: COUNT }]);
});

test('LC2: it stops in order', async () => {
  expect(await gelo.stop()).toBe(0);
  expect(gelo.printed.err).not.toContain('failed');
});
