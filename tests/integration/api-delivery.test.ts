import { afterEach, expect, inject, test } from 'vitest';
import type { PartitionDelivery } from '#lib/api/delivery.ts';
import { createDelivery } from '#server/delivery/delivery.ts';
import { createTallies } from '#server/delivery/tally.ts';
import { createLogEnds } from '#server/kafka/log-ends.ts';
import { createReconcileStore } from '#server/store/reconcile-store.ts';
import { startApi } from '#tests/support/api.ts';
import { newTopic, testKafka } from '#tests/support/engines.ts';
import { openCheck, openCheckTools } from '#tests/support/integrity.ts';
import { unwatched } from '#tests/support/quiet-delivery.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { openNewDatabase, startRecorder } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function open() {
  const database = await openNewDatabase();
  const topic = await newTopic();
  const kafkaAddress = { brokers: inject('brokers'), ssl: false };
  const ends = createLogEnds({ kafkaAddress, clientId: 'test', topic, log: quietLog });
  const store = createReconcileStore({ database });
  const tallies = createTallies(store);
  const now = Date.now;
  const asked = createDelivery({ topic, ends, logs: store.logs, tallies, ...unwatched, now });
  const api = await startApi({ database, delivery: { partitions: asked } });
  const producer = testKafka().producer();
  await producer.connect();
  undo.push(database.close, ends.stop, producer.disconnect, api.stop);
  const send = (partition: number, ...values: string[]) => {
    const messages = values.map((value) => ({ key: `f${partition}`, value, partition }));
    return producer.send({ topic, messages });
  };
  const partitions = async () => {
    const answer = await api.get<{ partitions: PartitionDelivery[] }>('/api/delivery');
    return answer.partitions;
  };
  const record = async () => {
    const recorder = await startRecorder({ topic, database, groupId: `g-${topic}`, owner: 'me' });
    undo.push(recorder.stop);
    const lag = async () => (await partitions()).reduce((sum, { lag }) => sum + lag, 0);
    const isRead = async () => (await partitions()).every(({ position }) => position !== null);
    await waitFor('all to be recorded', async () => (await isRead()) && (await lag()) === 0);
  };
  return { topic, database, send, partitions, record };
}

test('DE2: before anything was recorded the lag is all that there is', async () => {
  const { send, partitions } = await open();
  await send(1, '1', '2', '3');
  expect(await partitions()).toMatchObject([
    { partition: 0, low: 0, high: 0, position: null, lag: 0, owner: null, keys: { count: 0 } },
    { partition: 1, low: 0, high: 3, position: null, lag: 3, leader: 0, replicas: [0], isr: [0] },
    { partition: 2, high: 0, reconciliation: { recorded: 0, unaccounted: 0 } },
  ]);
});

test('DE1, DE2: every message is accounted for, counted in the data, again and again', async () => {
  const { send, partitions, record } = await open();
  await send(0, '-1', 'x', '-2', '9999', '-3');
  await record();
  const none = { recorded: 0, rejected: 0, gaps: 0, control: 0, checks: 0 };
  const zero = { from: 0, received: 0, ...none, unaccounted: 0 };
  const first = await partitions();
  expect(first[0]).toMatchObject({
    position: 5,
    lag: 0,
    lagSeconds: 0,
    owner: 'me',
    keys: { since: 0, count: 1, list: [{ freezer: 'f0', readings: 3, newest: 4 }] },
    reconciliation: { ...zero, received: 5, recorded: 3, rejected: 2 },
  });
  expect(first[2]).toMatchObject({ position: 0, owner: 'me', reconciliation: zero });
  await send(0, '-4', '');
  await send(2, '1');
  const second = await waitFor('the rest', async () => {
    const now = await partitions();
    return now[0]?.position === 7 && now[2]?.position === 1 && now;
  });
  expect(second[0]?.reconciliation).toEqual({ ...zero, received: 7, recorded: 4, rejected: 3 });
  expect(second[2]?.reconciliation).toEqual({ ...zero, received: 1, recorded: 1 });
  const together = await Promise.all([partitions(), partitions(), partitions()]);
  for (const answer of together)
    expect(answer[0]?.reconciliation).toEqual(second[0]?.reconciliation);
});

test('IC5, DE1: the messages of a check are counted apart, in a few rows, and nothing is unaccounted for', async () => {
  const { topic, database, send, partitions, record } = await open();
  await send(1, '-1', '-2');
  await record();
  const { tools, stop } = openCheckTools(topic);
  undo.push(stop);
  // Under a key that a real freezer has, on the partition that it is on.
  const list = ['f1', 'gelo-check-0', 'gelo-check-1', 'gelo-check-2', 'gelo-check-3'];
  const keys = { strategy: 'list' as const, list };
  const { check } = await openCheck(tools, { count: 5000, keys });
  const checked = await check.run();
  expect(checked.verdict).toBe('clean');
  await send(1, '-3');
  const after = await waitFor('all to be recorded', async () => {
    const now = await partitions();
    return now.every(({ lag }) => lag === 0) && now;
  });
  const counted = after.map(({ reconciliation }) => reconciliation);
  expect(counted.map(({ checks }) => checks)).toEqual(checked.partitions.map(({ sent }) => sent));
  expect(counted.map(({ unaccounted }) => unaccounted)).toEqual([0, 0, 0]);
  expect(after.map(({ keys }) => keys.count)).toEqual([0, 1, 0]);
  expect(counted[1]).toMatchObject({ recorded: 3, rejected: 0, gaps: 0, control: 0 });
  const [held] = await database.query<{ rows: number; freezers: number }>(
    'select (select count(*) from absence)::int as rows, (select count(*) from freezer)::int as freezers',
  );
  expect(held?.freezers).toBe(1);
  expect(held?.rows).toBeLessThan(100);
});
