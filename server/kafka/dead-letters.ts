import { randomUUID } from 'node:crypto';
import type { IHeaders, Message, Producer } from 'kafkajs';
import type { KafkaClient } from '#server/kafka/client.ts';
import { protocolFault } from '#server/kafka/protocol-fault.ts';
import { readEnd } from '#server/kafka/read-end.ts';
import { ensureTopic } from '#server/kafka/topic.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { messageOf, StartError } from '#server/lifecycle/start-error.ts';
import type { DeadLetter } from '#server/recorder/record-batch.ts';

/** A request that is repeated because its answer was lost is carried out once. */
const ONCE = { allowAutoTopicCreation: false, idempotent: true, maxInFlightRequests: 1 };
const BYTES_PER_REQUEST = 500_000;
/** A letter is a little larger than the message in it. */
const MAX_MESSAGE_BYTES = String(2 * 1_048_588);
/** What a letter too large for its topic keeps of its value. */
const KEPT_BYTES = 16_384;
/** Letters of several partitions may stand in one; how many to look back for the newest of ours. */
const LOOK_BACK = 1000;

/** Sends what was no reading to `<topic>.dlq`, whole, with its origin and the reason. */
export function createDeadLetters(deps: {
  kafka: KafkaClient;
  topic: string;
  groupId: string;
  log: Log;
}) {
  const { kafka, topic, groupId, log } = deps;
  const target = `${topic}.dlq`;
  let producer: Producer | undefined;
  /** Up to which offset of its origin each partition's letters are delivered. */
  const delivered = new Map<number, number>();
  let partitions = 0;

  const lastDelivered = async (partition: number): Promise<number> => {
    const known = delivered.get(partition);
    if (known !== undefined) return known;
    const found = await readEnd({
      kafka,
      topic: target,
      partition: partition % partitions,
      count: LOOK_BACK,
      groupId: `${groupId}-live-dlq-${randomUUID()}`,
    });
    const ours = found
      .filter(({ headers }) => text(headers, 'gelo-topic') === topic)
      .filter(({ headers }) => text(headers, 'gelo-partition') === String(partition));
    const last = Math.max(-1, ...ours.map(({ headers }) => Number(text(headers, 'gelo-offset'))));
    delivered.set(partition, last);
    return last;
  };

  const prepare = async () => {
    const config = { 'max.message.bytes': MAX_MESSAGE_BYTES };
    try {
      partitions = await ensureTopic(kafka, target, { like: topic, config });
    } catch (error) {
      if (error instanceof StartError) giveUp(error);
      else throw error;
    }
  };

  /** Without the right to such a topic, rejects are only counted: that must not keep readings from being recorded. */
  const giveUp = (error: unknown) => {
    partitions = 0;
    log.warn(`rejects are counted but not kept in ${target}: ${messageOf(error)}`);
  };

  /** What can be mended is mended, and then tried again by whoever records. */
  const mend = async (error: unknown, partition: number, chunk: Message[]) => {
    switch (protocolFault(error)) {
      case 'MESSAGE_TOO_LARGE':
        for (const message of chunk) await send(partition, [cut(message)]);
        return;
      case 'TOPIC_AUTHORIZATION_FAILED':
        return giveUp(error);
      case 'UNKNOWN_TOPIC_OR_PARTITION':
        await prepare();
    }
    throw error;
  };

  const send = async (partition: number, messages: Message[]) => {
    const one = messages.map((message) => ({ ...message, partition: partition % partitions }));
    producer ??= kafka.producer(ONCE);
    await producer.connect();
    try {
      await producer.send({ topic: target, messages: one, acks: -1 });
    } catch (error) {
      await startAnew(partition);
      throw error;
    }
  };

  /**
   * Whether a failed request was carried out nobody knows, so that has to be looked up. Nor may its
   * producer go on: kafkajs would number the next letters like those that failed, and the brokers
   * might take them for a repetition.
   */
  const startAnew = async (partition: number) => {
    delivered.delete(partition);
    const old = producer;
    producer = undefined;
    await old?.disconnect();
  };

  return {
    name: 'the dead letters',
    start: prepare,
    stop: () => producer?.disconnect(),
    /** The partition changed hands: what was delivered of it has to be looked up anew. */
    forget: (partition: number) => delivered.delete(partition),
    async deliver(partition: number, letters: readonly DeadLetter[]): Promise<void> {
      if (partitions === 0) return;
      const last = await lastDelivered(partition);
      const fresh = letters.filter(({ offset }) => offset > last);
      for (const chunk of bySize(fresh.map((letter) => toMessage(topic, partition, letter)))) {
        await send(partition, chunk).catch((error: unknown) => mend(error, partition, chunk));
      }
      const newest = fresh.at(-1);
      if (newest !== undefined) delivered.set(partition, newest.offset);
    },
  };
}

function toMessage(
  topic: string,
  partition: number,
  { message, offset, reason }: DeadLetter,
): Message {
  const { key, value, timestamp, headers } = message;
  return {
    key: key === null ? null : Buffer.from(key),
    value: value === null ? null : Buffer.from(value),
    headers: {
      ...(headers as IHeaders | undefined),
      'gelo-reason': reason,
      'gelo-topic': topic,
      'gelo-partition': String(partition),
      'gelo-offset': String(offset),
      'gelo-timestamp': timestamp,
    },
  };
}

function cut(message: Message): Message {
  const { value } = message;
  if (value === null || value.length <= KEPT_BYTES || typeof value === 'string') return message;
  const headers = { ...message.headers, 'gelo-cut-from-bytes': String(value.length) };
  return { ...message, value: value.subarray(0, KEPT_BYTES), headers };
}

function* bySize(messages: readonly Message[]): Generator<Message[]> {
  let chunk: Message[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = (message.value?.length ?? 0) + (message.key?.length ?? 0) + 500;
    if (chunk.length > 0 && bytes + size > BYTES_PER_REQUEST) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(message);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}

function text(headers: IHeaders | undefined, name: string): string {
  return String(headers?.[name] ?? '');
}
