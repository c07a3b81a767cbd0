import { randomUUID } from 'node:crypto';
import type { KafkaMessage, Message } from 'kafkajs';
import { afterEach, expect, test, vi } from 'vitest';
import { readEnd } from '#server/kafka/read-end.ts';
import type { RecordingStore } from '#server/recorder/recording.ts';
import type { Database } from '#server/store/database.ts';
import { testKafka } from '#tests/support/engines.ts';
import { openNewDatabase, startRecorder } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of undo.splice(0).reverse()) await stop();
});

const OURS = ['reason', 'topic', 'partition', 'offset', 'timestamp', 'log'].map((n) => `gelo-${n}`);
const ROOMY = { 'max.message.bytes': String(5 * 1_048_576) };

async function openAdmin() {
  const admin = testKafka().admin();
  await admin.connect();
  undo.push(() => admin.disconnect());
  return admin;
}

async function makeTopic(topic: string, config: Record<string, string> = {}) {
  const admin = await openAdmin();
  const configEntries = Object.entries(config).map(([name, value]) => ({ name, value }));
  const wanted = { topic, numPartitions: 2, configEntries };
  await admin.createTopics({ topics: [wanted], waitForLeaders: true });
}

async function send(topic: string, ...messages: Message[]) {
  const producer = testKafka().producer();
  await producer.connect();
  // One request for each: kafkajs holds a request to a megabyte of its own.
  for (const message of messages) await producer.send({ topic, messages: [message] });
  await producer.disconnect();
}

function readAll(topic: string, partition: number): Promise<KafkaMessage[]> {
  const groupId = `test-${randomUUID()}`;
  return readEnd({ kafka: testKafka(), topic, partition, count: 100_000, groupId });
}
const letters = (topic: string, partition = 0) => readAll(`${topic}.dlq`, partition);
const header = (name: string) => (message: KafkaMessage) => String(message.headers?.[name]);

type Given = { database: Database; wrap?: (store: RecordingStore) => RecordingStore };

/** A topic, and recorders of it on one database. */
async function setUp(config = ROOMY) {
  const topic = `t-${randomUUID()}`;
  await makeTopic(topic, config);
  const database = await openNewDatabase();
  undo.push(database.close);
  const groupId = randomUUID();
  return {
    topic,
    database,
    async record(given: Omit<Given, 'database'> = {}) {
      const running = await startRecorder({ topic, groupId, database, ...given });
      let stopped = false;
      const stop = async () => {
        if (!stopped) await running.stop();
        stopped = true;
      };
      undo.push(stop);
      return stop;
    },
    rejects: (count: number) =>
      waitFor(`${count} rejects`, async () => {
        const rows = await database.query<{ offset: string; reason: string }>(
          'select kafka_offset as offset, reason from reject order by log, kafka_offset',
        );
        return rows.length >= count && rows;
      }),
  };
}

test('DL1: key, value and headers are byte for byte as they were, with origin and reason', async () => {
  const { topic, record, rejects } = await setUp();
  const binary = Buffer.from([0, 255, 195, 40, 10, 0]);
  const sent: Message[] = [
    { key: null, value: '1' },
    { key: 'f1', value: null },
    { key: '', value: '' },
    { key: binary, value: binary },
    { key: 'f1', value: Buffer.alloc(1_048_576, '7') },
    {
      key: 'f1',
      value: 'x',
      headers: { text: 'água ❄️', binary, empty: '', many: ['a', binary, ''] },
    },
    { key: 'f1', value: 'x', headers: { 'gelo-reason': 'mine', constructor: 'c', toString: 't' } },
    { key: 'f1', value: 'x', headers: JSON.parse('{"__proto__":"p"}') },
    { key: 'f1', value: 'x', timestamp: '1577836800000' },
  ].map((message) => ({ ...message, partition: 1 }));
  await send(topic, ...sent);
  await record();
  const rows = await rejects(sent.length);
  const [before, after] = [await readAll(topic, 1), await letters(topic, 1)];
  expect(after).toHaveLength(sent.length);
  for (const [index, letter] of after.entries()) {
    const original = before[index];
    expect(letter.key).toEqual(original?.key);
    expect(letter.value?.equals(original?.value ?? Buffer.alloc(0)) ?? null).toBe(
      original?.value === null ? null : true,
    );
    const own = Object.entries(letter.headers ?? {}).filter(([name]) => !OURS.includes(name));
    const wanted = Object.entries(original?.headers ?? {}).filter(([n]) => !OURS.includes(n));
    expect(own).toEqual(wanted);
    const ours = OURS.slice(0, 5).map((name) => header(name)(letter));
    const { reason, offset } = rows[index] ?? {};
    expect(ours).toEqual([reason, topic, '1', offset, original?.timestamp]);
  }
  const reasons = ['no-freezer-id', 'empty', 'empty', 'not-a-number', 'too-large'];
  expect(rows.map(({ reason }) => reason).slice(0, 5)).toEqual(reasons);
});

test('DL1: a header without a value, which is none for kafkajs, holds up nothing', async () => {
  const { topic, record, rejects } = await setUp();
  const real = Buffer.byteLength.bind(Buffer);
  const lenient = vi
    .spyOn(Buffer, 'byteLength')
    .mockImplementation((text, encoding) => (text === null ? 0 : real(text, encoding)));
  const headers = JSON.parse('{"none":null,"some":["a",null]}');
  await send(topic, { key: 'f1', value: 'x', partition: 0, headers });
  lenient.mockRestore();
  await record();
  await rejects(1);
  const [letter] = await letters(topic);
  expect(letter?.headers).toMatchObject({
    none: Buffer.alloc(0),
    some: [Buffer.from('a'), Buffer.alloc(0)],
  });
});

test('DL2: what was delivered before its transaction failed is not sent again, nor by a new instance', async () => {
  const { topic, record, rejects, database } = await setUp();
  const broken = { key: 'f1', value: 'x', partition: 0 };
  await send(topic, broken, broken, broken);
  let failing = true;
  let failed = 0;
  const wrap = (store: RecordingStore): RecordingStore => ({
    ...store,
    transact: (log, work) =>
      store.transact(log, async (transaction) => {
        const done = await work(transaction);
        if (!failing) return done;
        failed++;
        throw new Error('the database went just before it was done');
      }),
  });
  const stop = await record({ wrap });
  await waitFor('two attempts', () => failed >= 2);
  await stop();
  expect(await database.query('select from reject')).toEqual([]);
  await send(topic, broken);
  const before = failed;
  const again = await record({ wrap });
  await waitFor('two attempts of the next instance', () => failed >= before + 2);
  failing = false;
  await rejects(4);
  await again();
  expect((await letters(topic)).map(header('gelo-offset'))).toEqual(['0', '1', '2', '3']);
});

test('DL2: a dead-letter topic that was deleted meanwhile is made again', async () => {
  const { topic, record, rejects } = await setUp();
  await record();
  await send(topic, { key: 'f1', value: 'x', partition: 0 });
  await rejects(1);
  const admin = await openAdmin();
  await admin.deleteTopics({ topics: [`${topic}.dlq`] });
  await send(
    topic,
    { key: 'f1', value: 'y', partition: 0 },
    { key: 'f1', value: '2', partition: 1 },
  );
  await rejects(2);
  expect((await letters(topic)).map(header('gelo-offset'))).toEqual(['1']);
});

test('DL1, RC6: rejects of a topic that was made anew are sent, though their offsets were before', async () => {
  const { topic, record, rejects } = await setUp();
  const stop = await record();
  const broken = { key: 'f1', value: 'x', partition: 0 };
  await send(topic, broken, broken, broken);
  await rejects(3);
  await stop();
  const admin = await openAdmin();
  await admin.deleteTopics({ topics: [topic] });
  await waitFor('the topic to go', async () => !(await admin.listTopics()).includes(topic));
  await makeTopic(topic);
  await send(topic, { ...broken, value: 'of the new one' });
  await record();
  await rejects(4);
  const [newest] = (await letters(topic)).slice(-1);
  expect([String(newest?.value), header('gelo-offset')(newest as KafkaMessage)]).toEqual([
    'of the new one',
    '0',
  ]);
});

test('DL1: what its topic does not take is cut, and says so; it holds up nothing', async () => {
  const { topic, record, rejects } = await setUp();
  await makeTopic(`${topic}.dlq`, { 'max.message.bytes': '20000' });
  const large = 'x'.repeat(3_000_000);
  await send(
    topic,
    { key: 'f1', value: large, partition: 0 },
    { key: large, value: 'y', partition: 0 },
    { key: 'f1', value: 'z', partition: 0, headers: { own: large } },
    { key: 'f1', value: 'whole', partition: 0, headers: { own: 'kept' } },
  );
  await record();
  await rejects(4);
  const found = await letters(topic);
  const lengths = found.map(({ key, value }) => [key?.length, value?.length]);
  expect(lengths).toEqual([
    [2, 16_384],
    [256, 1],
    [2, 1],
    [2, 5],
  ]);
  const cut = found.map((letter) => Number(header('gelo-cut-from-bytes')(letter)) > large.length);
  expect(cut).toEqual([true, true, true, false]);
  expect(found.map(header('own'))).toEqual(['undefined', 'undefined', 'undefined', 'kept']);
});
