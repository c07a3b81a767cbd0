import { setTimeout as pause } from 'node:timers/promises';
import { CHECK_HEADER } from '#lib/reading/headers.ts';
import type { KafkaClient } from '#server/kafka/client.ts';
import { createDice } from '#tests/faults/dice.ts';
import { PARTITIONS, TOPIC } from '#tests/faults/stage.ts';

const KEYS = 20;
const MESSAGES = 50;
const EVERY_MS = 20;
/** One in so many is no reading. */
const REJECT_ONE_IN = 200;
/** One in so many is of an integrity check, and looks like a reading. */
const CHECK_ONE_IN = 20;

type Sent = {
  key: string;
  value: string;
  partition: number;
  headers?: Record<string, string>;
};
export type Acknowledged = Sent & { offset: number };

/** One producer with freezers of its own; it remembers what the brokers acknowledged. */
export function startLoad(kafka: KafkaClient, name: string, seed: number) {
  const dice = createDice(seed);
  let producer = newProducer(kafka);
  const acknowledged: Acknowledged[] = [];
  const stopping = new AbortController();
  const drift = Array.from({ length: KEYS }, () => dice.between(-600, 600));
  let failed = 0;

  const message = (): Sent => {
    const index = dice.between(0, KEYS - 1);
    const step = (drift[index] ?? 0) + dice.between(-40, 40);
    drift[index] = Math.max(-900, Math.min(900, step));
    const isReject = dice.between(1, REJECT_ONE_IN) === 1;
    return {
      key: `${name}-${index}`,
      partition: index % PARTITIONS,
      value: isReject ? 'broken' : ((drift[index] ?? 0) / 100).toFixed(2),
      ...(dice.between(1, CHECK_ONE_IN) === 1 ? { headers: { [CHECK_HEADER]: name } } : {}),
    };
  };

  const sendSome = async () => {
    const messages = Array.from({ length: MESSAGES }, message);
    const receipts = await producer.send({ topic: TOPIC, messages, acks: -1 });
    for (const { partition, baseOffset } of receipts) {
      note(messages, partition, Number(baseOffset));
    }
  };

  /** The broker numbers the messages of a partition in the order in which they were given. */
  const note = (messages: readonly Sent[], partition: number, base: number) => {
    const ours = messages.filter((each) => each.partition === partition);
    for (const [index, { key, value }] of ours.entries()) {
      acknowledged.push({ partition, offset: base + index, key, value });
    }
  };

  /**
   * After a failure kafkajs gives the next batch the numbers of the one that failed; had that been
   * taken after all, the brokers would take the next for its repetition, and acknowledge and drop it.
   */
  const startAnew = async () => {
    failed++;
    await producer.disconnect();
    producer = newProducer(kafka);
  };

  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        await producer.connect();
        await sendSome();
      } catch {
        await startAnew();
      }
      await pause(EVERY_MS);
    }
    await producer.disconnect();
  };
  const done = run();

  return {
    acknowledged,
    failed: () => failed,
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

function newProducer(kafka: KafkaClient) {
  return kafka.producer({
    allowAutoTopicCreation: false,
    idempotent: true,
    maxInFlightRequests: 1,
  });
}
