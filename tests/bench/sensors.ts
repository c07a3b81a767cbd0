import { createKafkaClient } from '#server/kafka/client.ts';
import { isCaughtUp, TOPIC } from '#tests/bench/with-gelo.ts';
import type { Gelo } from '#tests/support/gelo.ts';
import { quietLog } from '#tests/support/quiet-log.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const TICK_MS = 10;
/** What the page's sparklines hold: ten minutes of slots of ten seconds. */
const SLOTS = 60;
const SLOT_MS = 10_000;
const BATCH = 5000;
/** From −5 to 4.99, so that no alarm is raised. */
export const VALUES = 1000;

/** A reading that Kafka acknowledged, and when, on this process's clock. */
export type Sent = {
  readonly freezer: number;
  readonly round: number;
  readonly value: string;
  readonly at: number;
};

async function connectProducer(brokers: string) {
  const address = { brokers: brokers.split(','), ssl: false };
  const producer = createKafkaClient({ address, clientId: 'bench', log: quietLog }).producer();
  await producer.connect();
  return producer;
}

/** Lets freezers send one value a second each, spread over the second, for as long as the work lasts. */
export async function sendDuring<T>(
  brokers: string,
  freezers: number,
  work: () => Promise<T>,
): Promise<{ result: T; sent: readonly Sent[] }> {
  const producer = await connectProducer(brokers);
  const sent: Sent[] = [];
  const sending: Promise<void>[] = [];
  const failures: unknown[] = [];
  // A run of its own begins at another value, so that no value means two readings.
  const first = Math.floor(Math.random() * VALUES);
  const began = performance.now();
  let next = 0;

  const send = async (readings: readonly Omit<Sent, 'at'>[]) => {
    const messages = readings.map(({ freezer, value }) => ({ key: keyOf(freezer), value }));
    await producer.send({ topic: TOPIC, messages });
    const at = performance.now();
    for (const reading of readings) sent.push({ ...reading, at });
  };
  const tick = () => {
    const due = Math.floor(((performance.now() - began) / 1000) * freezers);
    const readings = Array.from({ length: due - next }, (_, n) => {
      const round = Math.floor((next + n) / freezers);
      return { freezer: (next + n) % freezers, round, value: valueAt(first + round) };
    });
    next = due;
    if (readings.length > 0)
      sending.push(send(readings).catch((error) => void failures.push(error)));
  };

  const timer = setInterval(tick, TICK_MS);
  try {
    const result = await work();
    clearInterval(timer);
    await Promise.all(sending);
    if (failures.length > 0) throw failures[0];
    return { result, sent };
  } finally {
    clearInterval(timer);
    await producer.disconnect();
  }
}

export function keyOf(freezer: number): string {
  return `f${freezer}`;
}

function valueAt(n: number): string {
  return String((n % VALUES) / 100 - 5);
}

/** Which of all the values that are sent this is. */
export function placeOf(celsius: number): number {
  return Math.round((celsius + 5) * 100);
}

/** The newest value of each freezer, by its key. */
export function newestOf(sent: readonly Sent[]): Map<string, string> {
  const newest = new Map<number, Sent>();
  for (const reading of sent) {
    if (reading.round >= (newest.get(reading.freezer)?.round ?? 0)) {
      newest.set(reading.freezer, reading);
    }
  }
  return new Map([...newest.values()].map(({ freezer, value }) => [keyOf(freezer), value]));
}

/** The last ten minutes of freezers that are new, so that their sparklines are as long as they get. */
export async function fillSparklines(gelo: Gelo, from: number, to: number): Promise<void> {
  const producer = await connectProducer(gelo.kafka);
  try {
    const began = Date.now() - SLOTS * SLOT_MS;
    const messages = Array.from({ length: SLOTS * (to - from) }, (_, n) => {
      const slot = Math.floor(n / (to - from));
      const freezer = from + (n % (to - from));
      const value = (Math.sin(freezer + slot / 9) * 4.6).toFixed(2);
      return { key: keyOf(freezer), value, timestamp: String(began + slot * SLOT_MS) };
    });
    for (let at = 0; at < messages.length; at += BATCH) {
      await producer.send({ topic: TOPIC, messages: messages.slice(at, at + BATCH) });
    }
  } finally {
    await producer.disconnect();
  }
  await waitFor('the readings to be recorded', () => isCaughtUp(gelo), 120_000);
}
