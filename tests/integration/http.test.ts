import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Receipt, SimulationStatus } from '#lib/events.ts';
import { createProducer } from '#server/kafka/producer.ts';
import { createSimulation } from '#server/simulation/simulation.ts';
import { startApi } from '#tests/support/api.ts';
import { newTopic, testKafka } from '#tests/support/engines.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

type Wish = { running: boolean; sensors: number };
const undo: (() => unknown)[] = [];
let topic = '';
beforeEach(async () => {
  topic = await newTopic();
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** The API over a real producer; the store is a hand-written one that can be told to fail. */
async function startSimulation(stored: Wish = { running: false, sensors: 3 }) {
  const database = await openNewDatabase();
  undo.push(database.close);
  const settings = { acks: -1, compression: 'none' } as const;
  const clock = () => performance.now();
  const producer = createProducer({ kafka: testKafka(), topic, brokers: [], settings, clock });
  await producer.start();
  undo.push(producer.stop);
  const store = { wish: stored, broken: false };
  const simulation = {
    load: async () => store.wish,
    save: async (wish: Wish) => {
      if (store.broken) throw new Error('the database is away');
      store.wish = wish;
    },
  };
  const api = await startApi({ database, simulation, produce: producer.produce });
  undo.push(api.stop);
  const path = '/api/simulation';
  // The page has no sign-in: nobody says who starts it.
  const post = (body: string, headers: Record<string, string> = {}) =>
    api.ask('POST', path, { body, headers, person: null });
  const refused = (body: string, headers: Record<string, string> = {}) =>
    api.refused('POST', path, { body, headers, person: null });
  const status = () => api.get<SimulationStatus & { receipts: Receipt[] }>(path);
  return { ...api, post, refused, status, store };
}

test('SM1, SM2, SM3: start and stop; each acknowledgement gives topic, partition and offset', async () => {
  const { post, status, store } = await startSimulation();
  const started = await post('{"running": true}');
  expect(started.body).toMatchObject({ running: true, sensors: 3 });
  expect(store.wish).toEqual({ running: true, sensors: 3 });
  await waitFor('two rounds', async () => (await status()).acknowledged >= 6);
  await post('{"running": false}');
  const { receipts, running, failed } = await status();
  expect({ running, failed }).toEqual({ running: false, failed: 0 });

  const read = new Map<string, { key: string; value: string }>();
  const consumer = testKafka().consumer({ groupId: `test-${topic}`, maxWaitTimeInMs: 50 });
  undo.push(() => consumer.disconnect());
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ partition, message }) => {
      const text = { key: String(message.key), value: String(message.value) };
      read.set(`${partition}@${message.offset}`, text);
    },
  });
  await waitFor('all of them in the topic', () => read.size >= receipts.length);
  for (const receipt of receipts) {
    expect(receipt.topic).toBe(topic);
    const message = read.get(`${receipt.partition}@${receipt.offset}`);
    expect(message?.key).toBe(receipt.key);
    expect(message?.value).toMatch(/^-?[0-5]\.\d\d$/);
  }
  expect(new Set(receipts.map(({ key }) => key))).toEqual(
    new Set(['sensor0', 'sensor1', 'sensor2']),
  );
});

test('SM5: a sensor waits for its acknowledgement, also over a stop and a start', async () => {
  const sent: string[] = [];
  const simulation = createSimulation({
    produce: (key) => {
      sent.push(key);
      return new Promise(() => undefined); // A broker that never answers.
    },
    load: async () => ({ running: true, sensors: 1 }),
    save: async () => undefined,
    onStatus: () => undefined,
    random: Math.random,
    log: quietLog,
  });
  undo.push(simulation.stop);
  await simulation.start();
  await waitFor('the first reading', () => sent.length === 1);
  await simulation.request({ running: false, sensors: 1 });
  await simulation.request({ running: true, sensors: 2 });
  await waitFor('the other sensor', () => sent.includes('sensor1'));
  expect(sent).toEqual(['sensor0', 'sensor1']);
});

test('SM4: what was running runs again', async () => {
  const { status } = await startSimulation({ running: true, sensors: 2 });
  await waitFor('readings without a request', async () => (await status()).acknowledged >= 2);
});

test.each([
  ['no JSON', 'running', {}, 400],
  ['an unknown field', '{"running": true, "speed": 9}', {}, 400],
  ['a wrong type', '{"running": "yes"}', {}, 400],
  ['too many sensors', '{"running": true, "sensors": 1001}', {}, 400],
  ['another content type', '{"running": true}', { 'content-type': 'text/plain' }, 415],
  ['a body too large', `{"running": true, "x": "${'x'.repeat(20_000)}"}`, {}, 413],
])('AP2, AP3: %s is refused and changes nothing', async (_what, body, headers, expected) => {
  const { refused, status, store } = await startSimulation();
  expect((await refused(body, headers)).status).toBe(expected);
  expect((await status()).running).toBe(false);
  expect(store.wish.running).toBe(false);
});

test('GW6: a changing request from a page of another origin is refused', async () => {
  const { post, refused, store, address } = await startSimulation();
  const response = await refused('{"running": true}', { origin: 'https://evil.example' });
  expect(response.status).toBe(403);
  expect(store.wish.running).toBe(false);
  const own = await post('{"running": true}', { origin: address });
  expect(own.status).toBe(200);
});

test('AP2: with the database away a start is refused, in words, and nothing starts', async () => {
  const { refused, status, store } = await startSimulation();
  store.broken = true;
  const response = await refused('{"running": true}');
  expect(response.status).toBe(503);
  expect(response.detail).toMatch(/database is away/);
  expect((await status()).running).toBe(false);
});

test('AP1: alive while it lives, ready while every part is up', async () => {
  const { get, ask, board } = await startSimulation();
  expect(await get('/readyz')).toMatchObject({ status: 'ready' });
  board.saw('kafka', { up: false, reason: 'gone' });
  expect(await get('/healthz')).toEqual({ status: 'alive' });
  const { status, body } = await ask('GET', '/readyz');
  expect(status).toBe(503);
  expect(body).toMatchObject({ parts: { kafka: { reason: 'gone' } } });
});
