import { randomUUID } from 'node:crypto';
import type { Message } from 'kafkajs';
import { inject } from 'vitest';
import { createTail } from '#server/kafka/tail.ts';
import { createBoard } from '#server/live/board.ts';
import { createLiveState } from '#server/live/state.ts';
import { testKafka } from '#tests/support/engines.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { openNewDatabase, startRecorder } from '#tests/support/recorder.ts';

/** Takes messages of any size and time. */
const LENIENT = {
  'max.message.bytes': '5000000',
  'message.timestamp.after.max.ms': '9223372036854775807',
};

async function makeTopic(): Promise<string> {
  const topic = `t-${randomUUID()}`;
  const admin = testKafka().admin();
  await admin.connect();
  const configEntries = Object.entries(LENIENT).map(([name, value]) => ({ name, value }));
  const wanted = { topic, numPartitions: 1, configEntries };
  await admin.createTopics({ topics: [wanted], waitForLeaders: true });
  await admin.disconnect();
  return topic;
}

/** A topic of one partition, its recorder, and the live tail, as the app puts them together. */
export async function openRecorderAndTail() {
  const topic = await makeTopic();
  const database = await openNewDatabase();
  const now = Date.now;
  const board = createBoard({ topic, now, log: quietLog });
  const live = createLiveState({ now, onReading: () => undefined, onReject: board.rejected });
  const tail = createTail({
    ...{ kafka: testKafka(), topic, brokers: inject('brokers'), groupId: randomUUID() },
    ...{ sessionTimeoutMs: 30_000, now, random: () => 0.5, log: quietLog },
    onBatch: live.apply,
  });
  await tail.start();
  const recorder = await startRecorder({ topic, database, groupId: randomUUID() });
  const producer = testKafka().producer();
  await producer.connect();
  return {
    topic,
    database,
    live,
    rejects: () => board.surroundings().rejects.count,
    send: (messages: Message[]) => producer.send({ topic, messages }),
    /** The place in the log. */
    async position() {
      const [log] = await database.query<{ position: number }>(
        'select position::float8 as position from log',
      );
      return log?.position;
    },
    async stop() {
      await producer.disconnect();
      await recorder.stop();
      await tail.stop();
      await database.close();
    },
  };
}
