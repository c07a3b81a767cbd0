import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Receipt } from '#lib/api/simulation.ts';
import { SENT_AT_HEADER, SIMULATED_HEADER } from '#lib/reading/headers.ts';
import { PARTITIONERS } from '#lib/simulation/partitioner.ts';
import {
  COMPRESSIONS,
  partitionMap,
  type SendSettings,
  USUAL_SENDING,
} from '#lib/simulation/sending.ts';
import { sensorId } from '#lib/simulation/sensor.ts';
import { testKafka } from '#tests/support/engines.ts';
import { type ReadMessage, readTopic } from '#tests/support/read-topic.ts';
import { newSimulationPlace, openInstance, PARTITIONS } from '#tests/support/simulation.ts';
import { waitFor } from '#tests/support/wait-for.ts';

type Given = Partial<Parameters<typeof openInstance>[0]>;
const undo: (() => unknown)[] = [];
let place = { url: '', topic: '' };
beforeEach(async () => {
  place = await newSimulationPlace();
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function open(given: Given = {}) {
  const instance = await openInstance({ ...place, ...given });
  undo.push(instance.stop);
  return instance;
}

async function read() {
  const reader = await readTopic(place.topic);
  undo.push(reader.stop);
  return reader;
}

const partitionsOf = (messages: readonly ReadMessage[]) =>
  new Set(messages.map(({ partition }) => partition));

test('SM1, SM11, SM13: each reading is in the topic where its receipt says, marked as simulated', async () => {
  const { changes, simulation, view } = await open();
  const receipts: Receipt[] = [];
  simulation.onReceipts((some) => receipts.push(...some));
  await changes.start({ count: 3 }, 'Ana');
  await waitFor('two rounds', () => view().acknowledged >= 6);
  await changes.stop({}, 'Ana');
  await waitFor('all to stop', () => view().owner === null && view().inFlight === 0);
  const { messages } = await read();
  await waitFor('all of them in the topic', () => messages.length >= receipts.length);
  expect(messages).toHaveLength(view().acknowledged);
  for (const { sensor, topic, partition, offset, sentAt } of receipts) {
    expect(topic).toBe(place.topic);
    const found = messages.find((one) => one.partition === partition && one.offset === offset);
    expect(found?.key).toBe(sensor);
    expect(found?.value).toMatch(/^-?[0-5]\.\d\d$/);
    const headers = { [SIMULATED_HEADER]: '1', [SENT_AT_HEADER]: String(sentAt) };
    expect(found?.headers).toEqual(headers);
  }
  expect(new Set(receipts.map(({ sensor }) => sensor))).toEqual(
    new Set(['sensor0', 'sensor1', 'sensor2']),
  );
});

test('SM2: some are started and stopped, all are, or how many there are is said anew', async () => {
  const { changes, simulation } = await open();
  const running = async () => {
    await simulation.reload();
    return simulation
      .sensors()
      .sensors.map(({ running }) => (running ? '+' : '-'))
      .join('');
  };
  await changes.start({ count: 5 }, 'Ana');
  expect(await running()).toBe('+++++');
  await changes.stop({ sensors: ['sensor1', 'sensor3'] }, 'Ana');
  expect(await running()).toBe('+-+-+');
  await changes.start({ sensors: ['sensor3', 'sensor6'], rate: 10, model: 'physical' }, 'Ana');
  expect(await running()).toBe('+-++++');
  expect(simulation.view().wishedPerSecond).toBe(23);
  expect(simulation.sensors().sensors.map(({ id }) => id)).toEqual(
    [0, 1, 2, 3, 4, 6].map(sensorId),
  );
  await changes.stop({}, 'Ana');
  expect(await running()).toBe('------');
  await changes.start({}, 'Ana');
  expect(await running()).toBe('++++++');
  await changes.start({ count: 2 }, 'Ana');
  expect(await running()).toBe('++');
});

test('SM4: what was running runs again when it starts', async () => {
  const first = await openInstance(place);
  await first.changes.start({ count: 2 }, 'Ana');
  await waitFor('readings', () => first.view().acknowledged >= 2);
  await first.stop();
  const second = await open();
  await waitFor('readings without a request', () => second.view().acknowledged >= 2);
});

test('SM5: while Kafka does not answer, a second’s worth of each sensor waits, and no more', async () => {
  let sent = 0;
  const { changes, view } = await open({
    produce: () => ({
      send(messages) {
        sent += messages.length;
        return new Promise(() => undefined);
      },
      stop: async () => undefined,
    }),
  });
  // Nobody will ever answer for what is on its way when this ends.
  undo.pop();
  await changes.start({ count: 3, rate: 1 }, 'Ana');
  await changes.start({ sensors: ['sensor0'], rate: 20 }, 'Ana');
  await waitFor('some to be skipped', () => view().skipped > 10);
  expect(view().inFlight + view().buffered).toBeLessThanOrEqual(20 + 2 + 1);
  expect(sent).toBe(view().inFlight);
  await changes.stop({}, 'Ana');
  await changes.start({}, 'Ana');
  const { skipped } = view();
  await waitFor('it to go on', () => view().skipped > skipped + 5);
  expect(view().inFlight + view().buffered).toBeLessThanOrEqual(20 + 2 + 1);
});

test('SM6: a fault shows at once and ends when it was told to', async () => {
  const { changes, view } = await open();
  await changes.start({ count: 2, rate: 20 }, 'Ana');
  const { messages } = await read();
  const odd = () => messages.filter(({ value }) => value === '-127.00');
  await waitFor('readings', () => messages.length > 4);
  await changes.beginFault({ kind: 'probe-error', seconds: 1, sensors: ['sensor1'] }, 'Ana');
  await waitFor('the fault', () => odd().length > 0);
  expect(view().faults).toMatchObject([{ kind: 'probe-error', sensors: ['sensor1'] }]);
  await waitFor('its end', () => view().faults.length === 0);
  const last = () => odd().at(-1);
  await waitFor('readings after it', () =>
    messages.some(
      ({ key, timestamp }) => key === 'sensor1' && timestamp > (last()?.timestamp ?? 0),
    ),
  );
  expect(new Set(odd().map(({ key }) => key))).toEqual(new Set(['sensor1']));
  const lasted = (last()?.timestamp ?? 0) - (odd()[0]?.timestamp ?? 0);
  expect(lasted).toBeLessThanOrEqual(1000);
});

test('SM6: a fault is ended before its time; one that happens to a freezer takes one', async () => {
  const { changes, simulation, view } = await open();
  await changes.start({ count: 1 }, 'Ana');
  const begun = await changes.beginFault({ kind: 'silence', seconds: 600 }, 'Ana');
  await simulation.reload();
  expect(view().faults).toMatchObject([{ kind: 'silence', sensors: null }]);
  const id = begun.ok ? begun.value.id : 0;
  expect(await changes.endFault(id, 'Ana')).toMatchObject({ ok: true });
  expect(await changes.endFault(id, 'Ana')).toEqual({ ok: false, why: 'unknown-fault' });
  await simulation.reload();
  expect(view().faults).toEqual([]);
  const refused = await changes.beginFault({ kind: 'door', seconds: 60 }, 'Ana');
  expect(refused).toEqual({ ok: false, why: 'not-physical', which: 'sensor0' });
  await changes.start({ model: 'physical' }, 'Ana');
  expect(await changes.beginFault({ kind: 'door', seconds: 60 }, 'Ana')).toMatchObject({
    ok: true,
  });
});

test('SM6: duplicates are in the topic twice, and a burst is many readings at once', async () => {
  const { changes } = await open();
  await changes.start({ count: 2 }, 'Ana');
  await changes.beginFault({ kind: 'duplicate', seconds: 600, sensors: ['sensor0'] }, 'Ana');
  await changes.beginFault({ kind: 'burst', seconds: 600, sensors: ['sensor1'] }, 'Ana');
  const { of } = await read();
  await waitFor('both', () => of('sensor0').length >= 2 && of('sensor1').length >= 20);
  const pair = of('sensor0').slice(-2);
  expect(new Set(pair.map(({ value, timestamp }) => `${value} ${timestamp}`)).size).toBe(1);
});

/** The messages of nine sensors, sent with these settings. */
async function sendWith(settings: Partial<SendSettings>, least = 18) {
  const { changes, view } = await open({ usual: settings });
  await changes.start({ count: 9, rate: 5 }, 'Ana');
  const { messages } = await read();
  await waitFor('enough messages', () => messages.length >= least);
  await changes.stop({}, 'Ana');
  await waitFor('all to stop', () => view().owner === null && view().inFlight === 0);
  return { messages, view };
}

test.each(PARTITIONERS)(
  'SM9: with %s readings land where the map said before',
  async (partitioner) => {
    const { messages } = await sendWith({ partitioner });
    const sensors = Array.from({ length: 9 }, (_, number) => sensorId(number));
    const map = partitionMap({ ...USUAL_SENDING, partitioner }, sensors, PARTITIONS);
    for (const { key, partition } of messages) expect(map[partition]).toContain(key);
  },
);

test('SM9: partitions that are added while they run are used, and none of it is lost', async () => {
  const { changes, simulation, view } = await open({ usual: { keys: 'none' } });
  await changes.start({ count: 3, rate: 20 }, 'Ana');
  await waitFor('readings', () => view().acknowledged > 10);
  const admin = testKafka().admin();
  await admin.connect();
  undo.push(() => admin.disconnect());
  const { topic } = place;
  await admin.createPartitions({ topicPartitions: [{ topic, count: PARTITIONS + 2 }] });
  const known = async () => (await admin.fetchTopicOffsets(topic)).length === PARTITIONS + 2;
  await waitFor('the partitions', known);
  simulation.sawPartitions(PARTITIONS + 2);
  const { acknowledged } = view();
  await waitFor('more of them', () => view().acknowledged > acknowledged + 60);
  await changes.stop({}, 'Ana');
  await waitFor('all to stop', () => view().owner === null && view().inFlight === 0);
  const { messages } = await read();
  await waitFor('all of them', () => messages.length >= view().acknowledged);
  expect(messages).toHaveLength(view().acknowledged);
  expect(view().failed).toBe(0);
  expect(partitionsOf(messages).size).toBe(PARTITIONS + 2);
});

test('SM8: without a key they take turns among the partitions, and the value names the sensor', async () => {
  const { messages } = await sendWith({ keys: 'none' });
  expect(new Set(messages.map(({ key }) => key))).toEqual(new Set([null]));
  const ids = messages.map(({ value }) => (JSON.parse(value) as { id: string }).id);
  expect(new Set(ids).size).toBe(9);
  expect(partitionsOf(messages).size).toBe(PARTITIONS);
});

test('SM8: with one key all of them are on one partition', async () => {
  const { messages } = await sendWith({ keys: 'one' });
  expect(new Set(messages.map(({ key }) => key)).size).toBe(1);
  expect(partitionsOf(messages).size).toBe(1);
});

test('SM10: without acknowledgements there are no offsets, and the readings are there all the same', async () => {
  const { messages, view } = await sendWith({ acks: '0' });
  await waitFor('all of them', () => messages.length >= view().unconfirmed);
  expect(messages).toHaveLength(view().unconfirmed);
  expect(view()).toMatchObject({ acknowledged: 0, latencyMs: null });
  expect(view().receipts.map(({ offset }) => offset)).toEqual(view().receipts.map(() => null));
});

test.each(COMPRESSIONS)('SM10: compressed with %s, and written once each', async (compression) => {
  const { messages, view } = await sendWith({ compression, idempotent: true, lingerMs: 50 });
  await waitFor('all of them', () => messages.length >= view().acknowledged);
  expect(messages).toHaveLength(view().acknowledged);
  expect(view().failed).toBe(0);
});

test('SM10: other settings count from the next reading on, without losing one', async () => {
  const { changes, view } = await open();
  await changes.start({ count: 3, rate: 20 }, 'Ana');
  await waitFor('readings', () => view().acknowledged > 20);
  await changes.saveSettings({ ...USUAL_SENDING, keys: 'one', acks: '1' }, 'Ana');
  const { messages } = await read();
  await waitFor('the other way', () => messages.some(({ key }) => key === 'gelo'));
  await changes.stop({}, 'Ana');
  await waitFor('all to stop', () => view().owner === null && view().inFlight === 0);
  await waitFor('all of them', () => messages.length >= view().acknowledged);
  expect(messages).toHaveLength(view().acknowledged);
  expect(view()).toMatchObject({ failed: 0, settings: { keys: 'one', acks: '1' } });
});

test('SM12: a thousand sensors send as often as they should', async () => {
  const { changes, view } = await open();
  await changes.start({ count: 1000, rate: 10, model: 'physical' }, 'Ana');
  await waitFor('ten thousand a second', () => view().perSecond > 9500);
  expect(view()).toMatchObject({ failed: 0, skipped: 0, wishedPerSecond: 10_000 });
  await changes.stop({}, 'Ana');
  await waitFor('all to stop', () => view().owner === null && view().inFlight === 0);
});
