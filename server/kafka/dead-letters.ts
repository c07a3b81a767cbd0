import type { Message, Producer } from 'kafkajs';
import type { KafkaClient } from '#server/kafka/client.ts';
import { bySize, makeSmaller, newestOffset, type Origin, toLetter } from '#server/kafka/letters.ts';
import { withPatience } from '#server/kafka/patience.ts';
import { protocolFault } from '#server/kafka/protocol-fault.ts';
import { readEnd } from '#server/kafka/read-end.ts';
import { ensureTopic } from '#server/kafka/topic.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { messageOf, StartError } from '#server/lifecycle/start-error.ts';
import type { DeadLetter } from '#server/recorder/record-batch.ts';

/** A request that is repeated because its answer was lost is carried out once. */
const ONCE = { allowAutoTopicCreation: false, idempotent: true, maxInFlightRequests: 1 };
/** A letter is a little larger than the message in it. */
const MAX_MESSAGE_BYTES = String(2 * 1_048_588);
/** Letters of several partitions may stand in one; how many to look back for the newest of ours. */
const LOOK_BACK = 1000;

/** Sends what was no reading to `<topic>.dlq`, whole, with its origin and the reason. */
export function createDeadLetters(deps: {
  kafka: KafkaClient;
  topic: string;
  brokers: readonly string[];
  groupId: string;
  log: Log;
}) {
  const { kafka, topic, brokers, groupId, log } = deps;
  const target = `${topic}.dlq`;
  let producer: Producer | undefined;
  /** Up to which offset of its origin each partition's letters are delivered. */
  const delivered = new Map<number, number>();
  let partitions = 0;
  let mayRead = true;

  const lastDelivered = async (origin: Origin): Promise<number> => {
    const { partition } = origin;
    const last = delivered.get(partition) ?? (await lookUp(origin));
    delivered.set(partition, last);
    return last;
  };

  const lookUp = async (origin: Origin): Promise<number> => {
    if (!mayRead) return -1;
    try {
      const found = await readEnd({
        kafka,
        topic: target,
        partition: origin.partition % partitions,
        count: LOOK_BACK,
        groupId,
      });
      return newestOffset(found, origin);
    } catch (error) {
      if (!isForbidden(error)) throw error;
      mayRead = false;
      log.warn(`some rejects may come to ${target} twice: ${messageOf(error)}`);
      return -1;
    }
  };

  const prepare = async () => {
    const config = { 'max.message.bytes': MAX_MESSAGE_BYTES };
    try {
      partitions = await withPatience(brokers, () =>
        ensureTopic(kafka, target, { like: topic, config }),
      );
    } catch (error) {
      if (error instanceof StartError) giveUp(error);
      else throw error;
    }
  };

  /** Without the right to such a topic, rejects are only counted: that must not keep readings from being recorded. */
  const giveUp = (error: unknown) => {
    if (partitions > 0 || error instanceof StartError) {
      log.warn(`rejects are counted but not kept in ${target}: ${messageOf(error)}`);
    }
    partitions = 0;
  };

  const deliverAll = async (origin: Origin, letters: readonly DeadLetter[]) => {
    const last = await lastDelivered(origin);
    const fresh = letters.filter(({ offset }) => offset > last);
    for (const chunk of bySize(fresh.map((letter) => toLetter(origin, letter)))) {
      await sendFitting(origin.partition, chunk);
    }
    const newest = fresh.at(-1);
    if (newest !== undefined) delivered.set(origin.partition, newest.offset);
  };

  const sendFitting = async (partition: number, letters: Message[]): Promise<void> => {
    try {
      await send(partition, letters);
    } catch (error) {
      if (protocolFault(error) !== 'MESSAGE_TOO_LARGE') throw error;
      const smaller = makeSmaller(letters);
      if (smaller.length === 0) log.warn(`a reject is too large for ${target}, even cut`);
      for (const each of smaller) await sendFitting(partition, each);
    }
  };

  const send = async (partition: number, letters: Message[]) => {
    const messages = letters.map((letter) => ({ ...letter, partition: partition % partitions }));
    producer ??= kafka.producer(ONCE);
    const current = producer;
    try {
      await current.connect();
      await current.send({ topic: target, messages, acks: -1 });
    } catch (error) {
      await startAnew(partition, current);
      throw error;
    }
  };

  /**
   * Whether a failed request was carried out nobody knows, so that has to be looked up. Nor may its
   * producer go on: kafkajs would number the next letters like those that failed, and the brokers
   * might take them for a repetition.
   */
  const startAnew = async (partition: number, failed: Producer) => {
    delivered.delete(partition);
    if (producer === failed) producer = undefined;
    await failed.disconnect();
  };

  return {
    name: 'the dead letters',
    start: prepare,
    stop: () => producer?.disconnect(),
    /** The partition changed hands: what was delivered of it has to be looked up anew. */
    forget: (partition: number) => delivered.delete(partition),
    /** When it fails, whoever records tries again: what could be mended is mended by then. */
    async deliver(partition: number, log: number, letters: readonly DeadLetter[]): Promise<void> {
      if (partitions === 0) return;
      try {
        await deliverAll({ topic, partition, log }, letters);
      } catch (error) {
        if (isForbidden(error)) return giveUp(error);
        if (protocolFault(error) === 'UNKNOWN_TOPIC_OR_PARTITION') await prepare();
        throw error;
      }
    },
  };
}

function isForbidden(error: unknown): boolean {
  return /^(TOPIC|CLUSTER)_AUTHORIZATION_FAILED$/.test(protocolFault(error) ?? '');
}
