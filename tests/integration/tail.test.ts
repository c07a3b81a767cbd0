import { afterEach, expect, inject, test } from 'vitest';
import { createKafkaWatch } from '#server/kafka/kafka-watch.ts';
import { createLogEnds } from '#server/kafka/log-ends.ts';
import { createTail } from '#server/kafka/tail.ts';
import { createBoard } from '#server/live/board.ts';
import type { TailMessage } from '#server/live/state.ts';
import { newTopic, testKafka } from '#tests/support/engines.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of undo.splice(0).reverse()) await stop();
});

type Got = { partition: number; offset: string; value: string; replayed: boolean };

async function startTail(topic: string, beforeBatch: () => void = () => undefined) {
  const got: Got[] = [];
  const tail = createTail({
    kafka: testKafka(),
    topic,
    brokers: inject('brokers'),
    groupId: 'gelo',
    sessionTimeoutMs: 30_000,
    now: Date.now,
    random: () => 0.5,
    log: quietLog,
    onBatch: (partition, messages: readonly TailMessage[], end) => {
      beforeBatch();
      for (const { offset, value } of messages) {
        got.push({
          partition,
          offset,
          value: Buffer.from(value ?? []).toString(),
          replayed: BigInt(offset) < end,
        });
      }
    },
  });
  undo.push(tail.stop);
  await tail.start();
  return { tail, got };
}

async function producer() {
  const made = testKafka().producer();
  await made.connect();
  undo.push(() => made.disconnect());
  return made;
}

const values = (got: Got[]) => got.map(({ value }) => value);

test('TL1, TL2: reads every partition from ten minutes back, and commits nothing', async () => {
  const topic = await newTopic();
  const send = await producer();
  const now = Date.now();
  const old = String(now - 11 * 60_000);
  const recent = String(now - 9 * 60_000);
  for (const partition of [0, 1, 2]) {
    const messages = [
      { partition, value: `old-${partition}`, timestamp: old },
      { partition, value: `recent-${partition}`, timestamp: recent },
    ];
    await send.send({ topic, messages });
  }
  const { tail, got } = await startTail(topic);
  await waitFor('the recent readings', () => got.length >= 3);
  await send.send({ topic, messages: [{ partition: 2, value: 'live' }] });
  await waitFor('the live reading', () => values(got).includes('live'));
  expect(values(got).sort()).toEqual(['live', 'recent-0', 'recent-1', 'recent-2']);
  expect(got.filter(({ replayed }) => !replayed).map(({ value }) => value)).toEqual(['live']);
  expect(tail.positions()).toEqual(
    new Map([
      [0, 2n],
      [1, 2n],
      [2, 3n],
    ]),
  );

  const admin = testKafka().admin();
  await admin.connect();
  undo.push(() => admin.disconnect());
  const { groups } = await admin.listGroups();
  const ours = groups.filter(({ groupId }) => groupId.startsWith('gelo-live-'));
  expect(ours.length).toBeGreaterThan(0);
  for (const { groupId } of ours) {
    const committed = await admin.fetchOffsets({ groupId, topics: [topic] });
    expect(committed[0]?.partitions.every(({ offset }) => offset === '-1')).toBe(true);
  }
});

test('TL3: a rebuilt tail goes on exactly where it stopped', async () => {
  const topic = await newTopic(1);
  const send = await producer();
  const { tail, got } = await startTail(topic);
  await send.send({ topic, messages: [{ value: 'a' }, { value: 'b' }] });
  await waitFor('a and b', () => got.length === 2);
  const rebuilt = tail.rebuild('the test says so');
  await send.send({ topic, messages: [{ value: 'c' }] });
  await rebuilt;
  await send.send({ topic, messages: [{ value: 'd' }] });
  await waitFor('c and d', () => got.length >= 4);
  expect(values(got)).toEqual(['a', 'b', 'c', 'd']);
});

test('TL3: after a crash of its consumer it is rebuilt, and nothing is left out or read twice', async () => {
  const topic = await newTopic(1);
  const send = await producer();
  let crashes = 0;
  const { tail, got } = await startTail(topic, () => {
    if (got.length === 2 && crashes++ < 8) throw new Error('a fault in what reads');
  });
  await send.send({ topic, messages: [{ value: 'a' }, { value: 'b' }] });
  await waitFor('a and b', () => got.length === 2);
  await send.send({ topic, messages: [{ value: 'c' }] });
  await waitFor('the fault to be told', () => tail.fault() === 'a fault in what reads');
  await waitFor('c', () => got.length === 3);
  expect(values(got)).toEqual(['a', 'b', 'c']);
  expect(tail.fault()).toBeUndefined();
});

test('TL5: a topic that was made anew is read from its beginning', async () => {
  const topic = await newTopic(1);
  const send = await producer();
  const { tail, got } = await startTail(topic);
  const board = createBoard({ topic, now: Date.now, log: quietLog });
  const watch = createKafkaWatch({
    ends: createLogEnds({
      kafkaAddress: { brokers: inject('brokers'), ssl: false },
      clientId: 'test',
      topic,
      log: quietLog,
    }),
    tail,
    board,
    onEnds: () => undefined,
    now: Date.now,
    clock: () => performance.now(),
  });
  undo.push(watch.stop);
  await send.send({ topic, messages: [{ value: 'a' }, { value: 'b' }, { value: 'c' }] });
  await waitFor('the first log', () => got.length === 3);
  const admin = testKafka().admin();
  await admin.connect();
  undo.push(() => admin.disconnect());
  await admin.deleteTopics({ topics: [topic] });
  await waitFor('the topic to go', async () => !(await admin.listTopics()).includes(topic));
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
  const again = await producer();
  await waitFor('the new topic to take a message', () =>
    again.send({ topic, messages: [{ value: 'new' }] }).then(() => true),
  );
  await watch.start();
  await waitFor('the new log', () => values(got).includes('new'));
});

test.each(['gzip', 'snappy', 'lz4', 'zstd'])(
  'TL7: batches in %s, compressed by the broker itself, are read',
  async (compression) => {
    const topic = await newTopic(1);
    const admin = testKafka().admin();
    await admin.connect();
    undo.push(() => admin.disconnect());
    const configEntries = [{ name: 'compression.type', value: compression }];
    const resources = [{ type: 2, name: topic, configEntries }];
    await admin.alterConfigs({ validateOnly: false, resources });
    const send = await producer();
    const { got } = await startTail(topic);
    const sent = Array.from({ length: 5000 }, (_, n) => `${n} ${'-3.42 '.repeat(20)}`);
    await send.send({ topic, messages: sent.map((value) => ({ value })) });
    await waitFor('all of them', () => got.length === sent.length);
    expect(values(got)).toEqual(sent);
  },
);

test('TL6: no message ends the tail', async () => {
  const topic = await newTopic(1);
  const send = await producer();
  const { got } = await startTail(topic);
  const rubbish = [null, '', '{', '\0\0', 'x'.repeat(500_000), '{"id":{}}'];
  for (const value of rubbish) await send.send({ topic, messages: [{ value }] });
  await send.send({ topic, messages: [{ value: 'after' }] });
  await waitFor('what came after the rubbish', () => values(got).includes('after'));
  expect(got).toHaveLength(rubbish.length + 1);
});
