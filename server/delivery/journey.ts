import type { MessageJourney, MessageView } from '#lib/api/delivery-message.ts';
import { shownOf } from '#lib/delivery/message-text.ts';
import type { Followed } from '#lib/delivery/news.ts';
import { isSimulated, type MessageHeaders } from '#lib/reading/headers.ts';
import { parseKafkaTime } from '#lib/reading/time.ts';
import { fromKafka } from '#server/delivery/delivery.ts';
import { outcomeOf } from '#server/delivery/outcome.ts';
import type { LogEnds } from '#server/kafka/log-ends.ts';
import { isBrokers, stampsOf } from '#server/kafka/stamps.ts';
import type { FetchedBatch, LogMessage } from '#server/recorder/log-batch.ts';
import type { createOutcomeStore } from '#server/store/outcome-store.ts';

/** Each takes a consumer of its own for a moment. */
const AT_ONCE = 4;
/** Who waits for a message to be recorded asks again and again; it is read once. */
const REMEMBERED = 100;
const KEY_BYTES = 1024;
const VALUE_BYTES = 16_384;
const HEADER_BYTES = 1024;
const MOST_HEADERS = 50;

export class TooManyLooksError extends Error {
  override name = 'TooManyLooksError';
}

export type AskJourney = ReturnType<typeof createJourneys>;

/** DE11: one message, as it stands in Kafka, and what became of it. Undefined where there is no such partition. */
export function createJourneys(deps: {
  topic: string;
  ends: Pick<LogEnds, 'ask'>;
  readStretch: (stretch: { partition: number; from: number; to: number }) => Promise<FetchedBatch>;
  outcomes: ReturnType<typeof createOutcomeStore>;
  followed: (partition: number, offset: number) => Followed | undefined;
}) {
  const { topic, outcomes } = deps;
  const underway = new Map<string, Promise<MessageJourney | undefined>>();
  const remembered = new Map<string, MessageView>();

  /** By its log: of a topic that was made anew the same place is another message. */
  const read = async (log: number | undefined, partition: number, offset: number) => {
    const name = `${log}:${partition}:${offset}`;
    const known = remembered.get(name);
    if (known !== undefined) return known;
    const stretch = { partition, from: offset, to: offset + 1 };
    const [message] = (await fromKafka(deps.readStretch(stretch))).messages;
    if (message === undefined) return null;
    const view = viewOf(message);
    const oldest = remembered.size >= REMEMBERED ? remembered.keys().next().value : undefined;
    if (oldest !== undefined) remembered.delete(oldest);
    remembered.set(name, view);
    return view;
  };

  const look = async (partition: number, offset: number): Promise<MessageJourney | undefined> => {
    // The place first: what is recorded while Kafka answers must not look like what is missing.
    const place = await outcomes.place(topic, partition);
    const found = place && (await outcomes.find(place.log, offset));
    const ends = (await fromKafka(deps.ends.ask())).find((each) => each.partition === partition);
    if (ends === undefined) return undefined;
    const [low, high] = [Number(ends.low), Number(ends.high)];
    const isKept = offset >= low && offset < high;
    const message = isKept ? await read(place?.log, partition, offset) : null;
    const followed = deps.followed(partition, offset);
    return {
      ...{ topic, partition, offset, low, high, message },
      outcome: outcomeOf(offset, { low, high, place, found, deadLetters: `${topic}.dlq` }),
      followed: followed && isOf(followed, message) ? timesOf(followed) : null,
    };
  };

  return (partition: number, offset: number): Promise<MessageJourney | undefined> => {
    const name = `${partition}:${offset}`;
    const same = underway.get(name);
    if (same !== undefined) return same;
    if (underway.size >= AT_ONCE) throw new TooManyLooksError('too many messages are looked up');
    const looking = look(partition, offset).finally(() => underway.delete(name));
    underway.set(name, looking);
    return looking;
  };
}

/** At the same place of a topic that was made anew stands another. */
function isOf({ sentAt }: Followed, message: MessageView | null): boolean {
  return message === null || message.sentAt === sentAt;
}

function timesOf({ acknowledgedAt, receivedAt, recordedAt, recordedElsewhere }: Followed) {
  return { acknowledgedAt, receivedAt, recordedAt, recordedElsewhere };
}

function viewOf(message: LogMessage): MessageView {
  const stamp = parseKafkaTime(message.timestamp);
  return {
    key: shownOf(message.key, KEY_BYTES),
    value: shownOf(message.value, VALUE_BYTES),
    headers: headersOf(message.headers ?? {}),
    simulated: isSimulated(message.headers),
    stamp: stamp < 0 ? null : stamp,
    stampedBy: isBrokers(message) ? 'broker' : 'sender',
    ...stampsOf(message),
  };
}

function headersOf(headers: MessageHeaders): MessageView['headers'] {
  const all = Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => ({ name, value: shownOne(one) })),
  );
  return all.slice(0, MOST_HEADERS);
}

function shownOne(value: Uint8Array | string | undefined) {
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : (value ?? null);
  return shownOf(bytes, HEADER_BYTES);
}
