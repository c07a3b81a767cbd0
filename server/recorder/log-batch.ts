import type { ReadKey } from '#lib/freezer/key.ts';
import { isCheck, type MessageHeaders } from '#lib/reading/headers.ts';
import { decode, type Reading, type RejectReason } from '#lib/reading/reading.ts';
import { parseKafkaTime } from '#lib/reading/time.ts';

/** A message as the recorder takes it from Kafka. */
export type LogMessage = {
  key: Uint8Array | null;
  value: Uint8Array | null;
  timestamp: string;
  offset: string;
  headers?: MessageHeaders | undefined;
};

type Piece<Message> = {
  from: number;
  next: number;
  /** Where the partition ended when this was read. */
  high: number;
  receivedAt: number;
  /** When the first of it was received, where that was earlier. */
  oldestAt?: number;
  messages: readonly Message[];
};

/** A piece of a partition: all that it held from `from` up to, not including, `next`. */
export type FetchedBatch = Piece<LogMessage>;
/** The same, decoded: what waits for the database takes a fifth of the memory so. */
export type LogBatch = Piece<Logged>;
export type Logged = LoggedReading | LoggedReject | LoggedCheck;

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
/** A message of an integrity check: it is counted, and nothing else. */
type LoggedCheck = { offset: number; sentAt: number; check: true };

export function decodeBatch(
  fetched: FetchedBatch,
  readKey: ReadKey,
  isAccepted: (freezer: string) => boolean,
): LogBatch {
  const { receivedAt } = fetched;
  const messages = fetched.messages.map((message): Logged => {
    const offset = offsetOf(message.offset);
    const sentAt = sentAtOf(message, receivedAt);
    if (isCheck(message.headers)) return { offset, sentAt, check: true };
    const decoded = decode(message, receivedAt, readKey);
    if (typeof decoded === 'string') return { offset, sentAt, reason: decoded, message };
    const { freezer, celsius, at, skewed, simulated } = decoded;
    const kept = isAccepted(freezer) ? null : message;
    return { freezer, celsius, at, skewed, simulated, offset, sentAt, message: kept };
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
