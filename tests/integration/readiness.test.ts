import { join } from 'node:path';
import type { Consumer } from 'kafkajs';
import { afterEach, expect, inject, test } from 'vitest';
import type { Readiness } from '#lib/health/readiness.ts';
import type { KafkaClient } from '#server/kafka/client.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { createKafkaWatch } from '#server/kafka/kafka-watch.ts';
import { createLogEnds } from '#server/kafka/log-ends.ts';
import { createTail } from '#server/kafka/tail.ts';
import { isAlive } from '#server/lifecycle/is-alive.ts';
import { createBoard } from '#server/live/board.ts';
import { createDatabase } from '#server/store/database.ts';
import { newDatabase, newTopic, testKafka } from '#tests/support/engines.ts';
import {
  childPid,
  childrenOf,
  type Gelo,
  launch,
  startGelo,
  stopIfRunning,
  temporaryFolder,
} from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** So many times as fast as the wall's: fifteen seconds are over in one and a half. */
const FAST = 10;
const fastClock = () => performance.now() * FAST;

/** A Kafka whose consumers join, and are then given nothing for as long as that is wanted. */
function hangingKafka(topic: string) {
  const kafka = testKafka();
  const consumers = new Set<Consumer>();
  let hangs = false;
  const all = [{ topic }];
  const client: KafkaClient = Object.assign(Object.create(kafka), {
    consumer(...given: Parameters<KafkaClient['consumer']>) {
      const consumer = kafka.consumer(...given);
      consumers.add(consumer);
      consumer.on(consumer.events.GROUP_JOIN, () => {
        if (hangs) consumer.pause(all);
      });
      consumer.on(consumer.events.DISCONNECT, () => consumers.delete(consumer));
      return consumer;
    },
  });
  return {
    client,
    hang(wanted: boolean) {
      hangs = wanted;
      for (const consumer of consumers) wanted ? consumer.pause(all) : consumer.resume(all);
    },
  };
}

async function startWatchedTail(topic: string, kafka: KafkaClient) {
  const board = createBoard({ topic, now: Date.now, log: quietLog });
  const tail = createTail({
    ...{ kafka, topic, brokers: inject('brokers'), groupId: 'gelo', sessionTimeoutMs: 30_000 },
    ...{ now: Date.now, random: () => 0, onBatch: () => undefined, log: quietLog },
  });
  const address = { kafkaAddress: { brokers: inject('brokers'), ssl: false }, clientId: 'test' };
  const ends = createLogEnds({ ...address, topic, log: quietLog });
  const heard = { stalled: 0 };
  const watched = { ...tail, rebuild: (why: string) => tail.rebuild(why) };
  const watch = createKafkaWatch({
    ...{ ends, tail: watched, board, onEnds: () => undefined, now: Date.now, clock: fastClock },
  });
  board.subscribe(() => {
    if (board.parts().tail.status === 'down') heard.stalled++;
  });
  undo.push(tail.stop, watch.stop);
  await tail.start();
  await watch.start();
  return { tail, ends, heard, part: () => board.readiness().parts.tail };
}

async function openProducer(config?: Parameters<KafkaClient['producer']>[0]) {
  const producer = testKafka().producer(config);
  await producer.connect();
  undo.push(() => producer.disconnect());
  return producer;
}

/** A reading now and then, until the test is over. */
function keepSending(topic: string, producer: Awaited<ReturnType<typeof openProducer>>) {
  const send = () => producer.send({ topic, messages: [{ key: 'f1', value: '-1' }] });
  const timer = setInterval(() => void send().catch(() => undefined), 250);
  undo.push(() => clearInterval(timer));
}

test('HE2: a tail that hangs while the log moves on is down until it reads again, rebuilt or not', async () => {
  const topic = await newTopic(1);
  const { client, hang } = hangingKafka(topic);
  const { part } = await startWatchedTail(topic, client);
  keepSending(topic, await openProducer());
  expect(part()).toEqual({ status: 'up' });
  hang(true);
  await waitFor('the tail to be down', () => part().status === 'down');
  expect(part()).toMatchObject({ reason: 'stalled' });
  const { since } = part() as { since: number };
  await waitFor('two rebuildings', () => Date.now() - since > (2.5 * 15_000) / FAST);
  expect(part()).toMatchObject({ status: 'down', reason: 'stalled', since });
  hang(false);
  await waitFor('the tail to read again', () => part().status === 'up');
});

test('HE3, TL4: an idle log that ends with the mark of a transaction is read to its end', async () => {
  const topic = await newTopic(1);
  const { tail, ends, heard, part } = await startWatchedTail(topic, testKafka());
  const config = { transactionalId: topic, idempotent: true, maxInFlightRequests: 1 };
  const transaction = await (await openProducer(config)).transaction();
  await transaction.send({ topic, messages: [{ key: 'f1', value: '-1' }] });
  await transaction.commit();
  await waitFor('the mark to be passed', async () => {
    const [end] = await ends.ask();
    return end?.high === 2n && tail.positions().get(0) === 2n;
  });
  const began = Date.now();
  await waitFor('time to stall', () => Date.now() - began > (2 * 15_000) / FAST);
  expect(part()).toEqual({ status: 'up' });
  expect(heard.stalled).toBe(0);
});

async function readinessOf(gelo: Gelo) {
  const response = await fetch(`${gelo.http}/readyz`);
  const { parts } = (await response.json()) as Pick<Readiness, 'parts'>;
  const down = Object.entries(parts).filter(([, { status }]) => status === 'down');
  return { status: response.status, parts, down: down.map(([name]) => name) };
}

test('HE2: a recorder that does not advance is named, while all else is up, and no longer once it does', async () => {
  const folder = temporaryFolder();
  undo.push(folder.remove);
  const topic = await newTopic();
  const databaseUrl = await newDatabase();
  const gelo = await startGelo(join(folder.path, 'data'), {
    ...{ BOOTSTRAP_SERVERS: inject('brokers').join(','), DATABASE_URL: databaseUrl },
    ...{ TOPIC_PRODUCER: topic, GROUP_ID: `group-${topic}` },
  });
  undo.push(() => stopIfRunning(gelo.child));
  keepSending(topic, await openProducer());
  await waitFor('it to be ready', async () => (await readinessOf(gelo)).status === 200);

  const database = createDatabase({ url: databaseUrl, log: quietLog });
  undo.push(database.close);
  await database.withClient(async (client) => {
    await client.query('begin');
    await client.query('set local idle_in_transaction_session_timeout = 0');
    await client.query('lock table reading in access exclusive mode');
    await waitFor('it not to be ready', async () => (await readinessOf(gelo)).status === 503);
    const { parts, down } = await readinessOf(gelo);
    expect(down).toEqual(['recorder']);
    expect(parts.recorder).toMatchObject({ reason: 'stalled' });
    await client.query('rollback');
  });
  await waitFor('it to be ready again', async () => (await readinessOf(gelo)).status === 200);
});

test('HE2, HE4: with the database frozen, it and the recorder are named; thawed, all is well by itself', async () => {
  const folder = temporaryFolder();
  undo.push(folder.remove);
  const data = join(folder.path, 'data');
  const gelo = await startGelo(data);
  undo.push(() => stopIfRunning(gelo.child));
  const address = { brokers: gelo.kafka.split(','), ssl: false };
  const kafka = createKafkaClient({ address, clientId: 'test', log: quietLog });
  const producer = kafka.producer();
  await producer.connect();
  undo.push(() => producer.disconnect());
  keepSending('freezer-temperatura', producer);
  const postgres = childPid(data, 'postgres') ?? 0;
  const sessions = childrenOf(postgres);
  expect(sessions.length).toBeGreaterThan(5);
  const signal = (name: NodeJS.Signals) => {
    for (const pid of [postgres, ...sessions].filter(isAlive)) process.kill(pid, name);
  };
  signal('SIGSTOP');
  undo.push(() => signal('SIGCONT'));
  await waitFor('the database to be named', async () =>
    (await readinessOf(gelo)).down.includes('database'),
  );
  await waitFor(
    'the recorder to be named',
    async () => (await readinessOf(gelo)).down.includes('recorder'),
    40_000,
  );
  expect((await readinessOf(gelo)).down).toEqual(['database', 'recorder']);
  signal('SIGCONT');
  await waitFor(
    'all to be well',
    async () => {
      const { status, parts } = await readinessOf(gelo);
      return status === 200 && Object.values(parts).every((part) => part.status === 'up');
    },
    60_000,
  );
}, 150_000);

test('HE9: with LOG_FORMAT=json all that a Gelo says is JSON lines, from its start to its end', async () => {
  const folder = temporaryFolder();
  undo.push(folder.remove);
  const topic = await newTopic();
  const environment = {
    ...{ BOOTSTRAP_SERVERS: inject('brokers').join(','), DATABASE_URL: await newDatabase() },
    ...{
      TOPIC_PRODUCER: topic,
      GROUP_ID: `group-${topic}`,
      LOG_FORMAT: 'json',
      LOG_LEVEL: 'debug',
    },
  };
  const gelo = await startGelo(join(folder.path, 'data'), environment);
  undo.push(() => stopIfRunning(gelo.child));
  const { headers } = await fetch(`${gelo.http}/api/profiles`);
  const id = headers.get('x-request-id');
  await waitFor('the line about it', () => gelo.printed.err.includes(`"request":"${id}"`));
  expect(await gelo.stop()).toBe(0);
  const lines = `${gelo.printed.out}${gelo.printed.err}`.trim().split('\n');
  for (const line of lines) {
    expect(JSON.parse(line), line).toMatchObject({
      level: expect.any(String),
      msg: expect.any(String),
    });
  }
  expect(gelo.printed.out).toContain('Gelo is ready');

  const failed = launch(join(folder.path, 'other'), {
    ...environment,
    DATABASE_URL: 'postgres://x:y@127.0.0.1:1/z',
  });
  expect(await failed.ended).toBe(1);
  const said = failed.printed.err
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { msg: string });
  expect(
    said.some(({ msg }) => /^Gelo cannot start\. The database at .* cannot be used/.test(msg)),
  ).toBe(true);
});
