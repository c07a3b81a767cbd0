import { parseKafkaTime } from '#lib/reading-time.ts';

/** A message as the recorder takes it from Kafka. */
export type LogMessage = {
  key: Uint8Array | null;
  value: Uint8Array | null;
  timestamp: string;
  offset: string;
  headers?: MessageHeaders | undefined;
};
export type MessageHeaders = Record<
  string,
  Uint8Array | string | (Uint8Array | string)[] | undefined
>;

/** A piece of a partition: all that it held from `from` up to, not including, `next`. */
export type LogBatch = {
  from: number;
  next: number;
  /** Where the partition ended when this was read. */
  high: number;
  receivedAt: number;
  messages: readonly LogMessage[];
};

/** Offsets are text in kafkajs; Number() costs three times as much. */
export function offsetOf(text: string): number {
  const offset = parseKafkaTime(text);
  if (offset < 0 || offset > Number.MAX_SAFE_INTEGER) {
    throw new Error(`offset ${text} is not one that Gelo can count with`);
  }
  return offset;
}
