import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import type { CheckKeys } from '#lib/api/integrity.ts';
import { USUAL_SENDING } from '#lib/simulation/sending.ts';
import { createCheckTools } from '#server/kafka/check-tools.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { newTopic, testKafka } from '#tests/support/engines.ts';
import { DEEDS, openCheck, openCheckTools, sabotage } from '#tests/support/integrity.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const RIGHT = { missing: 0, doubled: 0, outOfOrder: 0, altered: 0 };
const FOUND = {
  drop: { missing: 1 },
  double: { doubled: 1 },
  swap: { outOfOrder: 1 },
  flip: { altered: 1 },
} as const;
const CALLED = { drop: 'missing', double: 'doubled', swap: 'out-of-order', flip: 'altered' };

let topic: string;
let opened: ReturnType<typeof openCheckTools>;
beforeEach(async () => {
  topic = await newTopic();
  opened = openCheckTools(topic);
});
afterEach(() => opened.stop());

test('IC1, IC3: what went through Kafka as it was sent is clean, on every partition', async () => {
  const { check } = await openCheck(opened.tools);
  const checked = await check.run();
  expect(checked).toMatchObject({ verdict: 'clean', ending: 'done', why: null, faults: [] });
  const all = checked.partitions.map(({ sent, acknowledged, received, ...wrong }) => {
    expect(wrong).toMatchObject(RIGHT);
    expect([acknowledged, received]).toEqual([sent, sent]);
    return sent;
  });
  expect(all).toHaveLength(3);
  for (const sent of all) expect(sent).toBeGreaterThan(300);
  expect(all.reduce((sum, sent) => sum + sent, 0)).toBe(2000);
  expect(check.progress()).toEqual({ sent: 2000, acknowledged: 2000, received: 2000 });
});

describe.each(['producer', 'consumer'] as const)('IC2: a %s with a saboteur in it', (who) => {
  test.each(['drop', 'double', 'swap', 'flip'] as const)(
    'IC2: one %s is caught, once, on its partition, by its number',
    async (deed) => {
      const saboteur = sabotage(opened.tools, who, DEEDS[deed]);
      const { check } = await openCheck(saboteur.tools);
      const { verdict, ending, partitions, faults } = await check.run();
      const hit = saboteur.hit();
      expect(hit).toBeDefined();
      expect({ verdict, ending }).toEqual({ verdict: 'faulty', ending: 'done' });
      for (const { partition, sent, ...found } of partitions) {
        const expected = partition === hit?.partition ? { ...RIGHT, ...FOUND[deed] } : RIGHT;
        expect(found, `partition ${partition}`).toMatchObject(expected);
      }
      expect(faults).toMatchObject([{ what: CALLED[deed], ...hit }]);
    },
  );
});

test('IC2: a consumer that loses the very last message is not waited for: it is missing', async () => {
  let lost = false;
  const tools = {
    ...opened.tools,
    openReader: (reading: Parameters<typeof opened.tools.openReader>[0]) =>
      opened.tools.openReader({
        ...reading,
        onMessages(partition, messages) {
          const kept = messages.filter(
            ({ headers }) => String(headers?.['gelo-check-number']) !== '99',
          );
          lost ||= kept.length < messages.length;
          reading.onMessages(partition, kept);
        },
      }),
  };
  const { check } = await openCheck(tools, { count: 100 });
  expect(await check.run()).toMatchObject({ verdict: 'faulty', ending: 'done' });
  expect(lost).toBe(true);
});

test('IC4: readings, other checks and transactions in the same log do not disturb it', async () => {
  const producer = testKafka().producer();
  const transactional = testKafka().producer({
    ...{ transactionalId: topic, maxInFlightRequests: 1, idempotent: true },
  });
  await Promise.all([producer.connect(), transactional.connect()]);
  let over = false;
  const others = (async () => {
    while (!over) {
      await producer.send({ topic, messages: [{ key: 'sensor0', value: '-3.42' }] });
      const transaction = await transactional.transaction();
      await transaction.send({ topic, messages: [{ key: 'sensor1', value: '4' }] });
      await transaction.abort();
    }
  })();
  const checks = await Promise.all([openCheck(opened.tools), openCheck(opened.tools)]);
  const checked = await Promise.all(checks.map(({ check }) => check.run()));
  over = true;
  await others;
  await Promise.all([producer.disconnect(), transactional.disconnect()]);
  expect(checked.map(({ verdict }) => verdict)).toEqual(['clean', 'clean']);
});

test.each<[string, CheckKeys, boolean[], boolean[]]>([
  ['one key', { strategy: 'one', key: 'sensor0' }, [false, true, false], [true, false, false]],
  [
    'keys of a list',
    { strategy: 'list', list: ['sensor0', 'sensor8'] },
    [false, true, true],
    [true, false, false],
  ],
])('IC1: %s goes where its client sends it', async (_title, keys, murmur2, crc32) => {
  for (const [partitioner, expected] of Object.entries({ murmur2, crc32 })) {
    const request = { keys, count: 500, partitioner: partitioner as 'murmur2' | 'crc32' };
    const { check } = await openCheck(opened.tools, request);
    const { verdict, partitions } = await check.run();
    expect(verdict).toBe('clean');
    expect(partitions.map(({ sent }) => sent > 0)).toEqual(expected);
  }
});

test.each([
  { acks: '1', compression: 'gzip' },
  { acks: 'all', idempotent: true, compression: 'zstd' },
] as const)('IC1: however the producer is set it is judged alike: %j', async (sending) => {
  const { tools, stop } = openCheckTools(topic, sending);
  const { check } = await openCheck(tools);
  expect(await check.run()).toMatchObject({ verdict: 'clean', ending: 'done' });
  await stop();
});

test('IC1: no more are sent in a second than may be', async () => {
  const { check } = await openCheck(opened.tools, { count: 2000, perSecond: 2000 });
  const { seconds, verdict } = await check.run();
  expect(verdict).toBe('clean');
  expect(seconds).toBeGreaterThan(0.9);
});

test('IC3: one that is called off ends soon, says so, and is not clean', async () => {
  const { check } = await openCheck(opened.tools, { count: 1_000_000, perSecond: 5000 });
  const running = check.run();
  await waitFor('the first messages to come back', () => check.progress().received > 0);
  check.cancel('cancelled');
  const checked = await running;
  expect(checked).toMatchObject({ verdict: 'incomplete', ending: 'cancelled', faults: [] });
  const { sent, acknowledged, received } = check.progress();
  expect(sent).toBeLessThan(1_000_000);
  expect(received).toBe(sent);
  expect(acknowledged).toBeLessThanOrEqual(sent);
});

test('IC3: a producer that gives up ends it; what came back until then is judged', async () => {
  let sends = 0;
  const tools = {
    ...opened.tools,
    openSender() {
      const real = opened.tools.openSender();
      return {
        ...real,
        send: (messages: Parameters<typeof real.send>[0]) =>
          ++sends > 2 ? Promise.reject(new Error('the brokers are gone')) : real.send(messages),
      };
    },
  };
  const { check } = await openCheck(tools);
  expect(await check.run()).toMatchObject({
    ...{ verdict: 'incomplete', ending: 'unsent', why: 'the brokers are gone', faults: [] },
  });
  expect(check.progress()).toEqual({ sent: 1500, acknowledged: 1000, received: 1000 });
});

test('IC2: what brokers acknowledged and lost since, to the end of their log, is missing', async () => {
  const LOST = 3;
  const lost = new Map<number, number>();
  const tools = {
    ...opened.tools,
    openSender() {
      const real = opened.tools.openSender();
      return {
        ...real,
        async send(messages: Parameters<typeof real.send>[0]) {
          const kept = messages.slice(0, -LOST);
          const ends = new Map(await real.send(kept));
          for (const { partition } of messages.slice(-LOST)) {
            lost.set(partition, (lost.get(partition) ?? 0) + 1);
            ends.set(partition, (ends.get(partition) ?? 0) + 1);
          }
          return ends;
        },
      };
    },
  };
  const { check } = await openCheck(tools, { count: 100, patienceMs: 500 });
  const { verdict, partitions } = await check.run();
  expect(verdict).toBe('faulty');
  for (const { partition, missing } of partitions) expect(missing).toBe(lost.get(partition) ?? 0);
});

test('IC1: how long it took is counted from the first message, not from the joining of its group', async () => {
  const tools = {
    ...opened.tools,
    openReader(reading: Parameters<typeof opened.tools.openReader>[0]) {
      const real = opened.tools.openReader(reading);
      const start = async () => {
        await real.start();
        await pause(3000);
      };
      return { ...real, start };
    },
  };
  const { check } = await openCheck(tools, { count: 1 });
  const { verdict, seconds } = await check.run();
  expect(verdict).toBe('clean');
  expect(seconds).toBeLessThan(3);
});

test('IC3: when nothing comes back any more it ends, and what is missing is not known', async () => {
  const tools = {
    ...opened.tools,
    openReader(reading: Parameters<typeof opened.tools.openReader>[0]) {
      const real = opened.tools.openReader(reading);
      return { ...real, positions: () => reading.from };
    },
  };
  const { check } = await openCheck(tools, { count: 10, patienceMs: 300 });
  const { verdict, ending, partitions } = await check.run();
  expect({ verdict, ending }).toEqual({ verdict: 'incomplete', ending: 'unread' });
  for (const { sent, missing } of partitions) expect(missing).toBe(sent === 0 ? 0 : null);
});

test('IC3: a broker that is not there is said to be so', async () => {
  const brokers = ['127.0.0.1:1'];
  const address = { brokers, ssl: false };
  const kafka = createKafkaClient({
    address,
    clientId: 'test',
    log: quietLog,
    retry: { retries: 0 },
  });
  const deaf = createCheckTools({
    ...{ kafka, address, clientId: 'test', topic, groupId: 'gelo', sessionTimeoutMs: 30_000 },
    ends: { ask: async () => [{ partition: 0, low: 0n, high: 0n }] },
    ...{ sending: USUAL_SENDING, now: Date.now, random: () => 0.5, log: quietLog },
  });
  const { check } = await openCheck(deaf, { count: 10 });
  await expect(check.run()).rejects.toThrow(/Kafka at 127\.0\.0\.1:1 cannot be used/);
  expect(inject('brokers')).not.toEqual(brokers);
});

test('IC1: its consumer commits nothing, and leaves no member behind', async () => {
  const { check } = await openCheck(opened.tools, { count: 100 });
  await check.run();
  const admin = testKafka().admin();
  await admin.connect();
  const { groups } = await admin.listGroups();
  const ours = groups.filter(({ groupId }) => groupId.startsWith('gelo-live-check-'));
  for (const { groupId } of ours) {
    const [described] = (await admin.describeGroups([groupId])).groups;
    expect(described?.members).toEqual([]);
    const committed = await admin.fetchOffsets({ groupId, topics: [topic] });
    expect(committed[0]?.partitions.every(({ offset }) => offset === '-1')).toBe(true);
  }
  await admin.disconnect();
});
