import { Counter, Histogram, type Registry } from 'prom-client';
import { parseKafkaTime } from '#lib/reading/time.ts';
import { LATENCY, secondsSince } from '#server/metrics/buckets.ts';

type Message = { timestamp: string; offset: string };
type OnBatch<One extends Message> = (
  partition: number,
  messages: readonly One[],
  end: bigint,
) => void;

export function tailMetrics(registers: Registry[], { now }: { now: () => number }) {
  const received = new Counter({
    name: 'gelo_tail_messages_total',
    help: 'Messages that the live tail read, those of the ten minutes before a start included.',
    registers,
  });
  const latency = new Histogram({
    name: 'gelo_append_to_received_seconds',
    help: 'From a message’s time in Kafka to the live tail; of each batch the message that waited longest.',
    buckets: LATENCY,
    registers,
  });
  return {
    /** The same, but told of. */
    watching:
      <One extends Message>(onBatch: OnBatch<One>): OnBatch<One> =>
      (partition, messages, end) => {
        const receivedAt = now();
        onBatch(partition, messages, end);
        received.inc(messages.length);
        const [oldest] = messages;
        // What was in the log before we came says nothing of how fast we are.
        if (oldest === undefined || BigInt(oldest.offset) < end) return;
        const seconds = secondsSince(parseKafkaTime(oldest.timestamp), receivedAt);
        if (seconds !== undefined) latency.observe(seconds);
      },
  };
}
