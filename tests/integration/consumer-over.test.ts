import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { RecordingStore } from '#server/recorder/recording.ts';
import { newTopic, testKafka } from '#tests/support/engines.ts';
import { settled } from '#tests/support/lane.ts';
import { signal } from '#tests/support/pieces.ts';
import { openNewDatabase, startRecorder } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of undo.splice(0).reverse()) await stop();
});

async function startHeld(hold: (store: RecordingStore) => RecordingStore) {
  const topic = await newTopic(1);
  const database = await openNewDatabase();
  undo.push(database.close);
  const running = await startRecorder({ topic, groupId: randomUUID(), database, wrap: hold });
  return { ...running, topic, database };
}

/** Held in the middle of writing, until it may go on. */
async function startWriting() {
  const [writing, goOn] = [signal(), signal()];
  const running = await startHeld((store) => ({
    ...store,
    async transact(log, work) {
      writing.tell();
      await goOn.told;
      return store.transact(log, work);
    },
  }));
  return { ...running, writing, goOn };
}

async function send(topic: string, count: number) {
  const producer = testKafka().producer();
  await producer.connect();
  const messages = Array.from({ length: count }, (_, n) => ({ key: 'f1', value: `${n}` }));
  await producer.send({ topic, messages });
  await producer.disconnect();
}

test('LC6, RC3: a consumer that ended while its place was looked up ends nothing else', async () => {
  const [asked, answered, goOn] = [signal(), signal(), signal()];
  const { group, stop } = await startHeld((store) => ({
    ...store,
    async openLog(wanted) {
      asked.tell();
      await goOn.told;
      return store.openLog(wanted).finally(answered.tell);
    },
  }));
  await asked.told;
  await group.stop();
  goOn.tell();
  await answered.told;
  await settled();
  await stop();
});

test('LC6, RC1: a consumer that is rebuilt while a batch is written goes on where that ends', async () => {
  const { group, topic, database, stop, writing, goOn } = await startWriting();
  undo.push(stop);
  await send(topic, 3);
  await writing.told;
  await group.rebuild('the test wants it');
  goOn.tell();
  await send(topic, 2);
  await waitFor('five readings', async () => {
    const rows = await database.query('select 1 from reading');
    return rows.length >= 5;
  });
  expect(await database.query('select kafka_offset from reading order by 1')).toHaveLength(5);
});

test('LC2: what is being written when the consumer stops is written before the recorder has stopped', async () => {
  const { group, recorder, topic, database, stop, writing, goOn } = await startWriting();
  undo.push(stop);
  await send(topic, 3);
  await writing.told;
  await group.stop();
  const stopped = recorder.stop();
  goOn.tell();
  await stopped;
  expect(await database.query('select 1 from reading')).toHaveLength(3);
});
