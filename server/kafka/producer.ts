import kafkajs, { type Producer } from 'kafkajs';
import type { Acks, Compression, SendSettings } from '#lib/simulation/sending.ts';
import type { KafkaAddress } from '#server/config/settings.ts';
import { createKafkaClient, type KafkaClient } from '#server/kafka/client.ts';
import type { Log } from '#server/lifecycle/log.ts';

export type OutgoingMessage = {
  key: string | null;
  value: string | Buffer;
  partition: number;
  timestamp: string;
  headers: Record<string, string>;
};
/** The offset of the first message of a request in each partition; none where no broker was asked for an answer. */
export type FirstOffsets = ReadonlyMap<number, bigint>;

/** One request at a time: kafkajs numbers messages, and would number the next like those that failed. */
const ONCE = { idempotent: true, maxInFlightRequests: 1 };

const ACKS: Record<Acks, number> = { '0': 0, '1': 1, all: -1 };

const { CompressionTypes } = kafkajs;
const COMPRESSION: Record<Compression, kafkajs.CompressionTypes> = {
  none: CompressionTypes.None,
  gzip: CompressionTypes.GZIP,
  snappy: CompressionTypes.Snappy,
  lz4: CompressionTypes.LZ4,
  zstd: CompressionTypes.ZSTD,
};

function sendOptions(settings: Pick<SendSettings, 'acks' | 'compression'>) {
  return { acks: ACKS[settings.acks], compression: COMPRESSION[settings.compression] };
}

/** Opens producers for whatever settings, each with connections of its own. */
export function openProducer(deps: {
  address: KafkaAddress;
  clientId: string;
  topic: string;
  log: Log;
}) {
  return (settings: SendSettings, onRetry: () => void) =>
    createProducer({ ...deps, settings, kafka: createKafkaClient({ ...deps, onRetry }) });
}

/** kafkajs drops, without a word, what is for a partition that it has not heard of yet. */
function expectAll(messages: readonly OutgoingMessage[], answered: FirstOffsets): void {
  const lost = messages.find(({ partition }) => !answered.has(partition));
  if (lost === undefined) return;
  throw new Error(`partition ${lost.partition} is not known to the producer, or not any more`);
}

/** Sends readings, many in a request; each answer is the brokers' own acknowledgement. */
function createProducer(deps: { kafka: KafkaClient; topic: string; settings: SendSettings }) {
  const { kafka, topic, settings } = deps;
  const options = sendOptions(settings);
  let connected: Promise<Producer> | undefined;

  const connect = async () => {
    const producer = kafka.producer({
      allowAutoTopicCreation: false,
      ...(settings.idempotent ? ONCE : {}),
    });
    await producer.connect();
    return producer;
  };

  /** Whether a failed request was carried out nobody knows: its producer's numbers must not be used again. */
  const startAnew = async (failed: Promise<Producer>) => {
    if (connected !== failed) return;
    connected = undefined;
    await failed.then((producer) => producer.disconnect()).catch(() => undefined); // It is replaced whatever it answers.
  };

  return {
    async send(messages: OutgoingMessage[]): Promise<FirstOffsets> {
      connected ??= connect();
      const current = connected;
      try {
        const answers = await (await current).send({ topic, messages, ...options });
        const first = new Map(
          answers.map(({ partition, baseOffset }) => [partition, BigInt(baseOffset ?? -1)]),
        );
        if (options.acks !== ACKS[0]) expectAll(messages, first);
        return first;
      } catch (error) {
        await startAnew(current);
        throw error;
      }
    },
    async stop() {
      const last = connected;
      connected = undefined;
      await last?.then((producer) => producer.disconnect());
    },
  };
}
