import { afterEach, expect, inject, test } from 'vitest';
import type { MessageJourney } from '#lib/api/delivery-message.ts';
import type { DeliveryNews } from '#lib/delivery/news.ts';
import { SENT_AT_HEADER } from '#lib/reading/headers.ts';
import { createDeliveries } from '#server/delivery/deliveries.ts';
import { createLogEnds } from '#server/kafka/log-ends.ts';
import { createStretchReader } from '#server/kafka/read-stretch.ts';
import { createTail } from '#server/kafka/tail.ts';
import { createStores } from '#server/store/stores.ts';
import { startApi } from '#tests/support/api.ts';
import { newTopic, testKafka } from '#tests/support/engines.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { openNewDatabase, startRecorder } from '#tests/support/recorder.ts';
import { rulesFor } from '#tests/support/test-store.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** All that follows messages, beside a recorder and a tail, as the app puts them together. */
async function open() {
  const database = await openNewDatabase();
  const topic = await newTopic();
  const kafka = testKafka();
  const brokers = inject('brokers');
  const ends = createLogEnds({
    ...{ kafkaAddress: { brokers, ssl: false }, clientId: 'test', topic, log: quietLog },
  });
  const [groupId, now, random] = [`g-${topic}`, () => Date.now(), () => 0.5];
  const stores = createStores({ database, rulesFor, maxFreezers: 100, now });
  const deliveries = createDeliveries({
    ...{ topic, groupId, clientId: 'test', ends, stores, now, random, log: quietLog },
    readStretch: createStretchReader({ kafka, topic, groupId, now }),
    onReceipts: () => () => undefined,
    isOurs: () => true,
  });
  const onBatch = deliveries.watching(() => undefined);
  const consuming = { kafka, topic, brokers, groupId, sessionTimeoutMs: 6000, now, random };
  const tail = createTail({ ...consuming, onBatch, log: quietLog });
  await tail.start();
  const api = await startApi({ database, delivery: deliveries });
  const producer = kafka.producer();
  await producer.connect();
  undo.push(database.close, ends.stop, producer.disconnect, api.stop, tail.stop);
  return {
    ...{ topic, database, deliveries, api, stores },
    send: (...messages: { key?: string; value: string | Buffer | null; headers?: object }[]) =>
      producer.send({
        topic,
        messages: messages.map(({ headers, ...one }) => ({
          ...{ partition: 0, ...one, headers: { ...headers } },
        })),
      }),
    async record() {
      const { recorded: onAdvanced, membership } = deliveries;
      const wanted = { topic, database, groupId, owner: 'me', onAdvanced, membership };
      const recorder = await startRecorder(wanted);
      undo.push(recorder.stop);
    },
    recordedTo: (position: number) =>
      waitFor(`the record of ${position}`, async () => {
        const places = await stores.positions(topic);
        return places.find(({ partition }) => partition === 0)?.position === position;
      }),
    journey: (offset: number) => api.get<MessageJourney>(`/api/delivery/messages/0/${offset}`),
  };
}

test('DE11: a message is shown as it stands in Kafka, with what became of it', async () => {
  const { topic, send, record, recordedTo, journey, api } = await open();
  await send(
    {
      key: 'f1',
      value: '-3.42',
      headers: { [SENT_AT_HEADER]: '1700000000000', odd: Buffer.from([255]) },
    },
    { key: 'f1', value: 'warm' },
    { value: Buffer.from([0xff, 0]) },
    { key: 'f1', value: null, headers: { 'gelo-check': 'a' } },
  );
  expect((await journey(0)).outcome).toEqual({ is: 'waiting', behind: 0 });
  await record();
  await recordedTo(4);
  const first = await journey(0);
  expect(first).toMatchObject({ topic, partition: 0, offset: 0, low: 0, high: 4, followed: null });
  expect(first.outcome).toMatchObject({ is: 'reading', freezer: 'f1', celsius: -3.42 });
  expect(first.message).toMatchObject({
    key: { text: 'f1', form: 'text' },
    value: { text: '-3.42', bytes: 5, cut: false },
    headers: [
      { name: SENT_AT_HEADER, value: { text: '1700000000000' } },
      { name: 'odd', value: { text: 'ff', form: 'hex' } },
    ],
    stampedBy: 'sender',
    sentAt: 1_700_000_000_000,
    sentBy: 'header',
    appendedAt: null,
  });
  const rejected = { is: 'rejected', deadLetters: `${topic}.dlq` };
  expect((await journey(1)).outcome).toEqual({ ...rejected, reason: 'not-a-number' });
  expect((await journey(2)).message?.value).toMatchObject({ text: 'ff 00', form: 'hex' });
  expect((await journey(3)).outcome).toEqual({ is: 'check' });
  expect(await journey(4)).toMatchObject({ outcome: { is: 'coming' }, message: null });
  expect(await api.refused('GET', '/api/delivery/messages/9/0')).toMatchObject({ status: 404 });
  expect(await api.refused('GET', '/api/delivery/messages/0/x')).toMatchObject({ status: 400 });
  expect(await api.refused('GET', '/api/delivery/messages/0/-1')).toMatchObject({ status: 400 });
});

test('DE11: what Kafka dropped is said to be so, and what the database holds of it is there all the same', async () => {
  const { topic, send, record, recordedTo, journey } = await open();
  await send({ key: 'f1', value: '1' }, { key: 'f1', value: '2' }, { key: 'f1', value: '3' });
  await record();
  await recordedTo(3);
  const admin = testKafka().admin();
  await admin.connect();
  undo.push(() => admin.disconnect());
  await admin.fetchTopicOffsets(topic); // kafkajs must have heard of a topic before it deletes in it.
  await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '2' }] });
  const dropped = await journey(1);
  expect(dropped).toMatchObject({ low: 2, message: null, outcome: { is: 'reading', celsius: 2 } });
  expect((await journey(2)).message?.value?.text).toBe('3');
});

test('DE11: a transaction’s end mark is no message, and what it took back is not one for readers', async () => {
  const { topic, send, record, recordedTo, journey } = await open();
  const transactional = testKafka().producer({
    ...{ transactionalId: topic, maxInFlightRequests: 1, idempotent: true },
  });
  await transactional.connect();
  undo.push(() => transactional.disconnect());
  for (const [end, high] of [['commit', 2] as const, ['abort', 4] as const]) {
    const transaction = await transactional.transaction();
    await transaction.send({ topic, messages: [{ key: 'f1', value: '1', partition: 0 }] });
    await transaction[end]();
    // The broker answers before the mark is written.
    await waitFor('the mark', async () => (await journey(0)).high === high);
  }
  await send({ key: 'f1', value: '2' });
  await record();
  await recordedTo(5);
  expect((await journey(0)).outcome.is).toBe('reading');
  for (const offset of [1, 2, 3]) {
    expect(await journey(offset)).toMatchObject({ message: null, outcome: { is: 'control' } });
  }
  expect((await journey(4)).outcome.is).toBe('reading');
});

test('DE9: a message that is watched is followed from its sender to its commit', async () => {
  const { send, record, recordedTo, journey, deliveries } = await open();
  await record();
  await recordedTo(0);
  const heard: DeliveryNews[] = [];
  const leave = deliveries.follow((news) => void heard.push(news));
  const sentAt = Date.now();
  await send({ key: 'f1', value: '-3.42', headers: { [SENT_AT_HEADER]: String(sentAt) } });
  const recorded = await waitFor('the commit', () => heard.flatMap((news) => news.recorded)[0]);
  const arrived = heard.flatMap((news) => news.arrived)[0];
  expect(arrived).toMatchObject({ partition: 0, offset: 0, key: 'f1', value: '-3.42', sentAt });
  expect(arrived?.receivedAt).toBeGreaterThanOrEqual(sentAt);
  expect(recorded).toMatchObject({ partition: 0, offset: 0, elsewhere: false });
  expect(recorded.at).toBeGreaterThanOrEqual(sentAt);
  leave();
  const { outcome, followed } = await journey(0);
  expect(outcome.is).toBe('reading');
  expect(followed).toMatchObject({ receivedAt: arrived?.receivedAt, recordedAt: recorded.at });
});

test('DE12: who comes into the group and who leaves it is told, with what that makes of the shares', async () => {
  const { topic, record, recordedTo, deliveries, api } = await open();
  await record();
  await recordedTo(0);
  const group = () => api.get<Awaited<ReturnType<typeof deliveries.group>>>('/api/delivery/group');
  const first = await waitFor('the first share', async () => {
    const now = await group();
    return now.rebalances.length === 1 && now.generation !== null && now;
  });
  expect(first).toMatchObject({ groupId: `g-${topic}`, state: 'Stable', rebalancing: false });
  expect(first.members).toMatchObject([{ memberId: first.me, partitions: [0, 1, 2] }]);
  const other = testKafka().consumer({ groupId: `g-${topic}`, heartbeatInterval: 500 });
  await other.subscribe({ topic });
  await other.run({ autoCommit: false, eachMessage: async () => undefined });
  const shared = await waitFor(
    'the other',
    async () => {
      const now = await group();
      return now.rebalances[0]?.cause === 'joined' && now.state === 'Stable' && now;
    },
    30_000,
  );
  expect(shared.members).toHaveLength(2);
  expect(shared.members.flatMap(({ partitions }) => partitions).sort()).toEqual([0, 1, 2]);
  expect(shared.rebalances[0]?.joined).toHaveLength(1);
  await other.disconnect();
  const alone = await waitFor(
    'being alone again',
    async () => {
      const now = await group();
      return now.rebalances[0]?.cause === 'left' && now.generation !== null && now;
    },
    30_000,
  );
  expect(alone.members.map(({ partitions }) => partitions)).toEqual([[0, 1, 2]]);
  expect(alone.generation).toBeGreaterThan(first.generation ?? 0);
});
