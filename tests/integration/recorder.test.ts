import { randomUUID } from 'node:crypto';
import { CompressionTypes, type Message } from 'kafkajs';
import { afterEach, expect, inject, test } from 'vitest';
import { createLogEnds } from '#server/kafka/log-ends.ts';
import type { Database } from '#server/store/database.ts';
import { newTopic, testKafka } from '#tests/support/engines.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { openNewDatabase, startRecorder } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of undo.splice(0).reverse()) await stop();
});

async function openDatabase(): Promise<Database> {
  const database = await openNewDatabase();
  undo.push(database.close);
  return database;
}

async function record(wanted: Parameters<typeof startRecorder>[0]) {
  const running = await startRecorder(wanted);
  let stopped = false;
  const stop = async () => {
    if (!stopped) await running.stop();
    stopped = true;
  };
  undo.push(stop);
  return { ...running, stop };
}

async function openProducer(config = {}) {
  const producer = testKafka().producer(config);
  await producer.connect();
  undo.push(() => producer.disconnect());
  return producer;
}

async function openAdmin() {
  const admin = testKafka().admin();
  await admin.connect();
  undo.push(() => admin.disconnect());
  return admin;
}

async function send(topic: string, messages: Message[]) {
  const producer = await openProducer();
  await producer.send({ topic, messages });
}

const some = (from: number, to: number): Message[] =>
  Array.from({ length: to - from }, (_, n) => ({ key: 'f1', value: String((from + n) % 1000) }));

const recorded = (database: Database) =>
  database
    .query<{ celsius: number }>('select celsius from reading order by log, kafka_offset')
    .then((rows) => rows.map(({ celsius }) => celsius));
const counted = (values: number[], count: number) => values.length >= count && values;
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

test('RC2, RC4: begins at the start, commits to Kafka what it recorded, and goes on where the database is', async () => {
  const [topic, groupId, database] = [await newTopic(1), randomUUID(), await openDatabase()];
  await send(topic, some(0, 3));
  const first = await record({ topic, groupId, database });
  await waitFor('three readings', async () => counted(await recorded(database), 3));
  const admin = await openAdmin();
  await waitFor('the commit', async () => {
    const [offsets] = await admin.fetchOffsets({ groupId, topics: [topic] });
    return offsets?.partitions[0]?.offset === '3';
  });
  await first.stop();
  await send(topic, some(3, 5));
  // Kafka believes that nothing was read, and then that all was: neither counts.
  for (const offset of ['0', '5']) {
    await admin.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset }] });
    const again = await record({ topic, groupId, database });
    await waitFor('five readings', async () => counted(await recorded(database), 5));
    await again.stop();
  }
  expect(await recorded(database)).toEqual(upTo(5));
});

test('RC4: with auto.offset.reset=latest a partition never seen begins at its end', async () => {
  const [topic, groupId, database] = [await newTopic(1), randomUUID(), await openDatabase()];
  await send(topic, some(0, 3));
  await record({ topic, groupId, database, offsetReset: 'latest' });
  await waitFor('the log to be opened', async () => {
    const [log] = await database.query<{ began: string }>('select began from log');
    return log?.began === '3';
  });
  await send(topic, some(3, 5));
  await waitFor('two readings', async () => counted(await recorded(database), 2));
  expect(await recorded(database)).toEqual([3, 4]);
});

test('RC2: partitions are shared by instances, and taken over when one leaves', async () => {
  const [topic, groupId, database] = [await newTopic(3), randomUUID(), await openDatabase()];
  const one = await record({ topic, groupId, database, owner: 'one' });
  await record({ topic, groupId, database, owner: 'two' });
  const owners = async () => {
    const rows = await database.query<{ owner: string }>(
      'select distinct owner from log order by 1',
    );
    return rows.map(({ owner }) => owner).join();
  };
  await waitFor('both to own some', async () => (await owners()) === 'one,two');
  const spread = [0, 1, 2].flatMap((partition) =>
    some(0, 4).map((message) => ({ ...message, key: `p${partition}`, partition })),
  );
  await send(topic, spread);
  await waitFor('twelve readings', async () => counted(await recorded(database), 12));
  await one.stop();
  await waitFor('the other to own all', async () => (await owners()) === 'two');
  await send(topic, spread);
  await waitFor('twelve more', async () => counted(await recorded(database), 24));
  expect(await recorded(database)).toHaveLength(24);
});

test('RC4, AL5: a partition that is added meanwhile is known of at once, and recorded within seconds', async () => {
  const [topic, groupId, database] = [await newTopic(1), randomUUID(), await openDatabase()];
  const kafkaAddress = { brokers: inject('brokers'), ssl: false };
  const ends = createLogEnds({ kafkaAddress, clientId: 'test', topic, log: quietLog });
  undo.push(ends.stop);
  await send(topic, some(0, 3));
  await record({ topic, groupId, database });
  await waitFor('three readings', async () => counted(await recorded(database), 3));
  expect(await ends.ask()).toHaveLength(1);
  const admin = await openAdmin();
  await admin.createPartitions({ topicPartitions: [{ topic, count: 2 }] });
  await waitFor('the broker to have it', async () => {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    return topics[0]?.partitions.length === 2;
  });
  expect(await ends.ask()).toHaveLength(2);
  const moved = some(3, 5).map((message) => ({ ...message, partition: 1 }));
  await waitFor('it to take readings', () => send(topic, moved).then(() => true));
  await waitFor('five readings', async () => counted(await recorded(database), 5));
});

test('RC3: while the database is away no more is asked for than can be held, and all is recorded after', async () => {
  const [topic, groupId, database] = [await newTopic(1), randomUUID(), await openDatabase()];
  const count = 400_000;
  const producer = await openProducer();
  for (let from = 0; from < count; from += 10_000) {
    await producer.send({ topic, messages: some(from, from + 10_000) });
  }
  let away = true;
  const { recorder } = await record({
    topic,
    groupId,
    database,
    wrap: (store) => ({
      ...store,
      transact: (log, work) =>
        away ? Promise.reject(new Error('the database is away')) : store.transact(log, work),
    }),
  });
  const waiting = () => recorder.waiting();
  await waitFor('it to be full', () => waiting() >= 90_000);
  expect(waiting()).toBeLessThan(200_000);
  away = false;
  await waitFor('all readings', async () => {
    const [row] = await database.query<{ n: string }>('select count(*) as n from reading');
    return row?.n === String(count);
  });
  const [row] = await database.query<{ distinct: string }>(
    'select count(distinct kafka_offset) as distinct from reading',
  );
  expect(row?.distinct).toBe(String(count));
});

test('RC5: what the broker dropped before it was read is a gap with its offsets', async () => {
  const [topic, groupId, database] = [await newTopic(1), randomUUID(), await openDatabase()];
  await send(topic, some(0, 2));
  const first = await record({ topic, groupId, database });
  await waitFor('two readings', async () => counted(await recorded(database), 2));
  await first.stop();
  await send(topic, some(2, 10));
  const admin = await openAdmin();
  await admin.fetchTopicOffsets(topic); // kafkajs must have heard of a topic before it deletes in it.
  await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '7' }] });
  await record({ topic, groupId, database });
  await waitFor('the rest', async () => counted(await recorded(database), 5));
  expect(await recorded(database)).toEqual([0, 1, 7, 8, 9]);
  expect(
    await database.query('select from_offset, to_offset, reason from absence order by from_offset'),
  ).toEqual([{ from_offset: '2', to_offset: '7', reason: 'gap' }]);
});

test('RC5: marks of transactions and what was aborted are control, also at the end of the log', async () => {
  const [topic, groupId, database] = [await newTopic(1), randomUUID(), await openDatabase()];
  const transactional = { transactionalId: randomUUID(), idempotent: true, maxInFlightRequests: 1 };
  const producer = await openProducer(transactional);
  await record({ topic, groupId, database });
  for (const [from, commit] of [
    [0, true],
    [2, false],
    [4, true],
    [6, false],
  ] as const) {
    const transaction = await producer.transaction();
    await transaction.send({ topic, messages: some(from, from + 2) });
    if (commit) await transaction.commit();
    else await transaction.abort();
  }
  await waitFor('the place behind the last mark', async () => {
    const [log] = await database.query<{ position: string }>('select position from log');
    return log?.position === '12';
  });
  expect(await recorded(database)).toEqual([0, 1, 4, 5]);
  const [row] = await database.query<{ control: string; gaps: string }>(
    `select sum(to_offset - from_offset) filter (where reason = 'control') as control,
       count(*) filter (where reason = 'gap') as gaps from absence`,
  );
  expect(row).toEqual({ control: '8', gaps: '0' });
});

test('RC6: a topic that was made anew is recorded from its beginning, as another log', async () => {
  const [topic, groupId, database] = [await newTopic(1), randomUUID(), await openDatabase()];
  await send(topic, some(0, 5));
  await record({ topic, groupId, database });
  await waitFor('five readings', async () => counted(await recorded(database), 5));
  const admin = await openAdmin();
  await admin.deleteTopics({ topics: [topic] });
  await waitFor('the topic to go', async () => !(await admin.listTopics()).includes(topic));
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
  await waitFor('the new topic to take readings', () => send(topic, some(10, 12)).then(() => true));
  await waitFor('seven readings', async () => counted(await recorded(database), 7));
  expect(await recorded(database)).toEqual([0, 1, 2, 3, 4, 10, 11]);
  expect(await database.query('select generation, position from log order by 1')).toEqual([
    { generation: 0, position: '5' },
    { generation: 1, position: '2' },
  ]);
});

test('RC6, RC1: a partition that lost its end goes on, as another log, where that begins to be missing', async () => {
  const [topic, groupId, database] = [await newTopic(1), randomUUID(), await openDatabase()];
  const stamped = some(0, 10).map((message, n) => ({
    ...{ ...message, timestamp: String(Date.now() - 60_000 + n) },
  }));
  await send(topic, stamped);
  const first = await record({ topic, groupId, database });
  await waitFor('ten readings', async () => counted(await recorded(database), 10));
  await first.stop();
  // As a broker that lost its power has it then: without the last four, and two that came since.
  const admin = await openAdmin();
  await admin.deleteTopics({ topics: [topic] });
  await waitFor('the topic to go', async () => !(await admin.listTopics()).includes(topic));
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
  const left = [...stamped.slice(0, 6), ...some(50, 52)];
  await waitFor('the topic to take readings', () => send(topic, left).then(() => true));
  await record({ topic, groupId, database });
  await waitFor('the two that came since', async () => counted(await recorded(database), 12));
  expect(await recorded(database)).toEqual([...upTo(10), 50, 51]);
  expect(await database.query('select began, position from log order by generation')).toEqual([
    { began: '0', position: '10' },
    { began: '6', position: '8' },
  ]);
});

test.each([
  ['gzip', CompressionTypes.GZIP],
  ['snappy', CompressionTypes.Snappy],
  ['lz4', CompressionTypes.LZ4],
  ['zstd', CompressionTypes.ZSTD],
] as const)('RC9: a topic in %s is recorded', async (_name, compression) => {
  const [topic, groupId, database] = [await newTopic(1), randomUUID(), await openDatabase()];
  const producer = await openProducer();
  await producer.send({ topic, compression, messages: some(0, 500) });
  await record({ topic, groupId, database });
  await waitFor('all readings', async () => counted(await recorded(database), 500));
  expect(await recorded(database)).toEqual(upTo(500));
});
