import type { ReadKey } from '#lib/freezer-key.ts';
import { decode, type Reading, type RejectReason } from '#lib/reading.ts';
import { parseKafkaTime } from '#lib/reading-time.ts';

/** A message as the recorder takes it from Kafka. */
export type LogMessage = {
  key: Uint8Array | null;
  value: Uint8Array | null;
  timestamp: string;
  offset: string;
  headers?: MessageHeaders | undefined;
};
type MessageHeaders = Record<string, Uint8Array | string | (Uint8Array | string)[] | undefined>;

type Piece<Message> = {
  from: number;
  next: number;
  /** Where the partition ended when this was read. */
  high: number;
  receivedAt: number;
  messages: readonly Message[];
};

/** A piece of a partition: all that it held from `from` up to, not including, `next`. */
export type FetchedBatch = Piece<LogMessage>;
/** The same, decoded: what waits for the database takes a fifth of the memory so. */
export type LogBatch = Piece<LoggedReading | LoggedReject>;

export type LoggedReading = Reading & {
  offset: number;
  sentAt: number;
  /** Kept as long as its freezer may yet be refused; then the message is a reject, and must be whole. */
  message: LogMessage | null;
};
export type LoggedReject = {
  offset: number;
  sentAt: number;
  reason: RejectReason;
  message: LogMessage;
};

export function decodeBatch(
  fetched: FetchedBatch,
  readKey: ReadKey,
  isAccepted: (freezer: string) => boolean,
): LogBatch {
  const { receivedAt } = fetched;
  const messages = fetched.messages.map((message): LoggedReading | LoggedReject => {
    const offset = offsetOf(message.offset);
    const sentAt = sentAtOf(message, receivedAt);
    const decoded = decode(message, receivedAt, readKey);
    if (typeof decoded === 'string') return { offset, sentAt, reason: decoded, message };
    const { freezer, celsius, at, skewed } = decoded;
    const kept = isAccepted(freezer) ? null : message;
    return { freezer, celsius, at, skewed, offset, sentAt, message: kept };
  });
  return { ...fetched, messages };
}

/** By Kafka's timestamp, which may be anything: when there is none, or one of the future, by our clock. */
function sentAtOf({ timestamp }: LogMessage, receivedAt: number): number {
  const stamp = parseKafkaTime(timestamp);
  return stamp >= 0 && stamp <= receivedAt ? stamp : receivedAt;
}

/** How much a message holds. */
export function bytesOf({ key, value, headers }: LogMessage): number {
  const parts = [key, value, ...Object.values(headers ?? {}).flat()];
  return parts.reduce<number>((sum, part) => sum + (part?.length ?? 0), 0);
}

/** Offsets are text in kafkajs; Number() costs three times as much. */
export function offsetOf(text: string): number {
  const offset = parseKafkaTime(text);
  if (offset < 0 || offset > Number.MAX_SAFE_INTEGER) {
    throw new Error(`offset ${text} is not one that Gelo can count with`);
  }
  return offset;
}
