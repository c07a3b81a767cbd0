import { randomUUID } from 'node:crypto';
import { MIN_TICK_MS } from '#lib/live/pacing.ts';
import { createKafkaClient } from '#server/kafka/client.ts';
import { createTail } from '#server/kafka/tail.ts';
import { createLiveState } from '#server/live/state.ts';
import { median } from '#tests/bench/statistics.ts';
import type { Gelo } from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

const MESSAGES = 1_500_000;
const FREEZERS = 1000;
const BATCH = 3000;
const ROUNDS = 5;
const LEAST_RATIO = 0.8;

/** The live tail, decoding and state included, against a bare eachBatch loop over the same topic. */
export async function measureThroughput(gelo: Gelo): Promise<void> {
  const address = { brokers: gelo.kafka.split(','), ssl: false };
  const kafka = createKafkaClient({ address, clientId: 'bench', log: quietLog });
  const topic = `bench-${randomUUID()}`;
  await fill(kafka, topic);
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const bare = await readBare(kafka, topic);
    const tail = await readTail(kafka, address, topic);
    ratios.push(tail / bare);
    const thousands = (rate: number) => `${Math.round(rate / 1000)}k/s`;
    console.log(
      `  round ${round + 1}: bare ${thousands(bare)}, live tail ${thousands(tail)}, ratio ${(tail / bare).toFixed(2)}`,
    );
  }
  const ratio = median(ratios);
  const verdict = ratio >= LEAST_RATIO ? 'held' : 'MISSED';
  console.log(`  median ratio ${ratio.toFixed(2)} (at least ${LEAST_RATIO}: ${verdict})`);
}

type Client = ReturnType<typeof createKafkaClient>;

async function fill(kafka: Client, topic: string): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 3 }], waitForLeaders: true });
  await admin.disconnect();
  const producer = kafka.producer();
  await producer.connect();
  const now = Date.now();
  for (let sent = 0; sent < MESSAGES; sent += BATCH) {
    const messages = Array.from({ length: BATCH }, (_, n) => ({
      key: `freezer-${(sent + n) % FREEZERS}`,
      value: (((sent + n) % 1000) / 100 - 5).toFixed(2),
      timestamp: String(now - 500_000 + Math.floor(((sent + n) / MESSAGES) * 400_000)),
    }));
    await producer.send({ topic, messages });
  }
  await producer.disconnect();
}

async function readBare(kafka: Client, topic: string): Promise<number> {
  const consumer = kafka.consumer({ groupId: randomUUID(), maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const meter = createMeter();
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch, heartbeat }) => {
      meter.count(batch.messages.length);
      await heartbeat();
    },
  });
  const rate = await meter.done;
  await consumer.disconnect();
  return rate;
}

async function readTail(
  kafka: Client,
  address: { brokers: string[] },
  topic: string,
): Promise<number> {
  const meter = createMeter();
  const live = createLiveState({
    now: Date.now,
    onReading: () => undefined,
    onReject: (reason) => {
      throw new Error(`the bench's own message was rejected: ${reason}`);
    },
  });
  const tail = createTail({
    kafka,
    topic,
    brokers: address.brokers,
    groupId: 'bench',
    sessionTimeoutMs: 30_000,
    now: Date.now,
    random: Math.random,
    log: quietLog,
    onBatch: (partition, messages) => {
      live.apply(partition, messages);
      meter.count(messages.length);
    },
  });
  const frames = setInterval(live.drain, MIN_TICK_MS); // What the gateway takes out each tick.
  await tail.start();
  const rate = await meter.done;
  clearInterval(frames);
  await tail.stop();
  return rate;
}

/** Counts from the first batch on, so that joining the group is not in the rate. */
function createMeter() {
  let seen = 0;
  let began = 0;
  let beforeFirst = 0;
  let finish: (rate: number) => void = () => undefined;
  const done = new Promise<number>((resolve) => {
    finish = resolve;
  });
  const count = (messages: number) => {
    seen += messages;
    if (began === 0) {
      began = performance.now();
      beforeFirst = messages;
    }
    if (seen >= MESSAGES) finish(((seen - beforeFirst) / (performance.now() - began)) * 1000);
  };
  return { done, count };
}
