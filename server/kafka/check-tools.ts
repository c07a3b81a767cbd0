import { randomUUID } from 'node:crypto';
import type { SendSettings } from '#lib/simulation/sending.ts';
import type { KafkaAddress } from '#server/config/settings.ts';
import type {
  CheckMessage,
  CheckReader,
  CheckSender,
  CheckTools,
  Offsets,
  Reading,
} from '#server/integrity/check-ports.ts';
import type { KafkaClient } from '#server/kafka/client.ts';
import type { LogEnds } from '#server/kafka/log-ends.ts';
import { openProducer } from '#server/kafka/producer.ts';
import { protocolFault } from '#server/kafka/protocol-fault.ts';
import { createSteadyConsumer } from '#server/kafka/steady-consumer.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { patiently } from '#server/lifecycle/patiently.ts';

/** Short, because the last messages of a check are waited for. */
const MAX_WAIT_MS = 100;
/** A partition has no leader for a moment when its broker goes. */
const PATIENCE_MS = 5000;

type Deps = {
  kafka: KafkaClient;
  address: KafkaAddress;
  clientId: string;
  topic: string;
  groupId: string;
  sessionTimeoutMs: number;
  /** How to send. */
  sending: SendSettings;
  ends: Pick<LogEnds, 'ask'>;
  now: () => number;
  random: () => number;
  log: Log;
};

/** The producer that simulated sensors send through, and a consumer that reads as the live tail does. */
export function createCheckTools(deps: Deps): CheckTools {
  return {
    async askEnds() {
      const ends = await patiently(PATIENCE_MS, isMoving, deps.ends.ask);
      return new Map(ends.map(({ partition, high }) => [partition, Number(high)]));
    },
    openSender: () => createSender(deps),
    openReader: (reading) => createReader(deps, reading),
  };
}

function createSender(deps: Deps): CheckSender {
  const producer = openProducer(deps)(deps.sending, () => undefined);
  return {
    async send(messages) {
      const timestamp = String(deps.now());
      const first = await producer.send(
        messages.map(({ value, ...rest }) => ({ ...rest, value: asBuffer(value), timestamp })),
      );
      const counts = countByPartition(messages);
      return new Map(
        [...first].map(([partition, offset]) => [
          partition,
          Number(offset) + (counts.get(partition) ?? 0),
        ]),
      );
    },
    stop: producer.stop,
  };
}

/** In a group of its own, without commits; rebuilt where it fails, it goes on where it stopped. */
function createReader(deps: Deps, { from, onMessages, onMoved }: Reading): CheckReader {
  const { topic } = deps;
  const positions = new Map(from);
  const move = (partition: number, last: string) => {
    positions.set(partition, Number(last) + 1);
    onMoved();
  };
  const consumer = createSteadyConsumer({
    ...deps,
    brokers: deps.address.brokers,
    title: 'the consumer of the integrity check',
    config: () => ({
      groupId: `${deps.groupId}-live-check-${randomUUID()}`,
      sessionTimeout: deps.sessionTimeoutMs,
      maxWaitTimeInMs: MAX_WAIT_MS,
    }),
    onJoin(which) {
      for (const [partition, offset] of positions) {
        which.seek({ topic, partition, offset: String(offset) });
      }
    },
    onBatch({ batch }) {
      onMessages(batch.partition, batch.messages);
      move(batch.partition, batch.lastOffset());
    },
    onEmpty: (partition, { last }) => move(partition, last),
  });
  return { start: consumer.start, positions: () => positions, stop: consumer.stop };
}

function isMoving(error: unknown): boolean {
  return /LEADER/.test(protocolFault(error) ?? '');
}

function countByPartition(messages: readonly CheckMessage[]): Offsets {
  const counts = new Map<number, number>();
  for (const { partition } of messages) counts.set(partition, (counts.get(partition) ?? 0) + 1);
  return counts;
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
