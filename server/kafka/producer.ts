import { CompressionTypes } from 'kafkajs';
import type { Receipt } from '#lib/events.ts';
import type { ProducerSettings } from '#server/config/settings.ts';
import type { KafkaClient } from '#server/kafka/client.ts';
import { withPatience } from '#server/kafka/patience.ts';

export type Produce = (key: string, value: string) => Promise<Receipt>;

/** Sends readings; each answer is the broker's own acknowledgement. */
export function createProducer(deps: {
  kafka: KafkaClient;
  topic: string;
  brokers: readonly string[];
  settings: ProducerSettings;
  clock: () => number;
}) {
  const { kafka, topic, brokers, settings, clock } = deps;
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  const compression =
    settings.compression === 'gzip' ? CompressionTypes.GZIP : CompressionTypes.None;

  const produce: Produce = async (key, value) => {
    const began = clock();
    const messages = [{ key, value }];
    const [metadata] = await producer.send({ topic, messages, acks: settings.acks, compression });
    if (metadata === undefined) throw new Error(`the broker gave no receipt for ${key}`);
    return {
      key,
      topic,
      partition: metadata.partition,
      offset: metadata.baseOffset ?? '-1',
      latencyMs: clock() - began,
    };
  };

  return {
    name: 'the producer',
    start: () => withPatience(brokers, () => producer.connect()),
    stop: () => producer.disconnect(),
    produce,
  };
}
