import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { readStretch } from '#server/kafka/read-stretch.ts';
import { testKafka } from '#tests/support/engines.ts';
import { openNewDatabase, startRecorder } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of undo.splice(0).reverse()) await stop();
});

/** Segments of the smallest size that Kafka takes; they are cleaned whenever its cleaner wakes up. */
const COMPACTED = {
  'cleanup.policy': 'compact',
  'segment.bytes': '1048576',
  'min.cleanable.dirty.ratio': '0.001',
};

async function makeTopic(): Promise<string> {
  const topic = `t-${randomUUID()}`;
  const admin = testKafka().admin();
  await admin.connect();
  const configEntries = Object.entries(COMPACTED).map(([name, value]) => ({ name, value }));
  const topics = [{ topic, numPartitions: 1, configEntries }];
  await admin.createTopics({ topics, waitForLeaders: true });
  await admin.disconnect();
  return topic;
}

/** Each of these requests becomes one batch in the log, of more than half a segment. */
const PER_REQUEST = 60;
const PAD = ' '.repeat(10_000);

async function send(topic: string, requests: string[][]) {
  const producer = testKafka().producer();
  await producer.connect();
  undo.push(() => producer.disconnect());
  for (const keys of requests) {
    await producer.send({ topic, messages: keys.map((key) => ({ key, value: `1${PAD}` })) });
  }
}

/** Keys of one request: most its own, then those that the next one replaces. */
const keys = (request: number) =>
  Array.from({ length: PER_REQUEST }, (_, n) =>
    n < PER_REQUEST - 3 ? `${request} ${n}` : `last ${n}`,
  );

test('RC5: a batch whose end was compacted away at the end of a segment holds up nothing', async () => {
  const topic = await makeTopic();
  await send(topic, [keys(0), keys(1), keys(2), keys(3)]);
  const source = { kafka: testKafka(), topic, groupId: randomUUID() };
  await waitFor(
    'the compaction',
    async () => {
      const left = await readStretch(source, { partition: 0, from: 0, to: PER_REQUEST });
      return left.length === PER_REQUEST - 3;
    },
    45_000,
  );
  const database = await openNewDatabase();
  undo.push(database.close);
  const recorder = await startRecorder({ topic, groupId: randomUUID(), database });
  undo.push(recorder.stop);
  await waitFor('all to be recorded', async () => {
    const [log] = await database.query<{ position: number }>(
      'select position::float8 as position from log',
    );
    return log?.position === 4 * PER_REQUEST;
  });
  const [row] = await database.query(
    `select (select count(*)::int from reading) as readings,
       (select sum(to_offset - from_offset)::int from absence where reason = 'control') as control`,
  );
  expect(row).toEqual({ readings: 4 * PER_REQUEST - 6, control: 6 });
});
