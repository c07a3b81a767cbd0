import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readEnd } from '#server/kafka/read-end.ts';
import { notingLog } from '#tests/support/noting-log.ts';
import { openNewDatabase, startRecorder } from '#tests/support/recorder.ts';
import { startSecureKafka } from '#tests/support/secure-kafka.ts';
import { waitFor } from '#tests/support/wait-for.ts';

let secure: Awaited<ReturnType<typeof startSecureKafka>>;
beforeAll(async () => {
  secure = await startSecureKafka();
});
afterAll(() => secure.stop());

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of undo.splice(0).reverse()) await stop();
});

async function send(topic: string, ...values: string[]) {
  const producer = secure.client.producer();
  await producer.connect();
  await producer.send({ topic, messages: values.map((value) => ({ key: 'f1', value })) });
  await producer.disconnect();
}

/** A recorder that signs in as `reader`, who may read this topic; what else, the test says. */
async function setUp() {
  const topic = `t-${randomUUID()}`;
  const dlq = `${topic}.dlq`;
  const groupId = `g-${randomUUID()}`;
  await secure.makeTopic(topic);
  await secure.grantTopic(topic, 'READ');
  await secure.grantGroups(groupId);
  const database = await openNewDatabase();
  undo.push(database.close);
  const { log, warnings } = notingLog();
  return {
    topic,
    dlq,
    warnings: () => warnings().filter((warning) => warning.includes(dlq)),
    async record() {
      const kafkaAddress = { ...secure.reader, brokers: [...secure.reader.brokers] };
      const running = await startRecorder({ topic, groupId, database, kafkaAddress, log });
      undo.push(running.stop);
    },
    /** Sends a reject and a reading after it, and waits until both are recorded. */
    async sendBoth(total: number) {
      await send(topic, 'warm', '1');
      await waitFor(`${total} rejects and readings`, async () => {
        const [row] = await database.query<{ rejects: number; readings: number }>(
          `select (select count(*)::int from reject) as rejects,
             (select count(*)::int from reading) as readings`,
        );
        return row?.rejects === total && row.readings === total;
      });
    },
    letters: () => {
      const groupId = `test-${randomUUID()}`;
      return readEnd({ kafka: secure.client, topic: dlq, partition: 0, count: 1000, groupId });
    },
  };
}

test('DL3: without the right to make the topic rejects are counted, and the log says so once', async () => {
  const { record, sendBoth, warnings } = await setUp();
  await record();
  await sendBoth(1);
  await sendBoth(2);
  expect(warnings()).toEqual([expect.stringMatching(/^rejects are counted but not kept in t-/)]);
});

test('DL3: without the right to write it too', async () => {
  const { record, sendBoth, warnings, letters, dlq } = await setUp();
  await secure.makeTopic(dlq);
  await secure.grantTopic(dlq, 'DESCRIBE');
  await record();
  await sendBoth(1);
  await sendBoth(2);
  expect(warnings()).toEqual([expect.stringMatching(/^rejects are counted but not kept in t-/)]);
  expect(await letters()).toEqual([]);
});

test('DL3: nor does it help that what lies in it may not be read', async () => {
  const { record, sendBoth, warnings, letters, topic, dlq } = await setUp();
  await secure.makeTopic(dlq);
  await send(dlq, 'another’s');
  await secure.grantTopic(dlq, 'DESCRIBE');
  await secure.grantTopic(topic, 'WRITE'); // Of the simulated sensors.
  await record();
  await sendBoth(1);
  await sendBoth(2);
  const said = warnings().filter((warning) => warning.startsWith('rejects are counted'));
  expect(said).toHaveLength(1);
  expect(await letters()).toHaveLength(1);
});

test('DL3: who may write but not read it has his letters, though perhaps twice, and is told so once', async () => {
  const { record, sendBoth, warnings, letters, dlq } = await setUp();
  await secure.makeTopic(dlq);
  await send(dlq, 'another’s');
  await secure.grantTopic(dlq, 'WRITE');
  await record();
  await sendBoth(1);
  await sendBoth(2);
  expect(warnings()).toEqual([expect.stringMatching(/^some rejects may come to t-.* twice/)]);
  expect(await letters()).toHaveLength(3);
});
