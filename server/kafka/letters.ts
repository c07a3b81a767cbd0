import type { IHeaders, Message } from 'kafkajs';
import type { LogMessage } from '#server/recorder/log-batch.ts';
import type { DeadLetter } from '#server/recorder/record-batch.ts';

/** Where a letter comes from. The log is the partition's life: offsets of another begin anew. */
export type Origin = { topic: string; partition: number; log: number };

const BYTES_PER_REQUEST = 500_000;
/** What a letter too large for its topic keeps of its value; and of its key too, when that is not enough. */
const KEPT_BYTES = 16_384;
const KEPT_AT_LEAST_BYTES = 256;

/** A dead letter is the message as it was, with its origin and the reason in headers. */
export function toLetter(
  { topic, partition, log }: Origin,
  { message, offset, reason }: DeadLetter,
): Message {
  const { key, value, timestamp, headers } = message;
  return {
    key: key === null ? null : Buffer.from(key),
    value: value === null ? null : Buffer.from(value),
    headers: {
      ...ownHeaders(headers),
      'gelo-reason': reason,
      'gelo-topic': topic,
      'gelo-partition': String(partition),
      'gelo-offset': String(offset),
      'gelo-timestamp': timestamp,
      'gelo-log': String(log),
    },
  };
}

/** The greatest offset of this origin among letters; −1 when there is none. */
export function newestOffset(letters: readonly { headers?: IHeaders }[], origin: Origin): number {
  const ours = letters.filter(({ headers }) =>
    (['topic', 'partition', 'log'] as const).every(
      (name) => String(headers?.[`gelo-${name}`]) === String(origin[name]),
    ),
  );
  return Math.max(-1, ...ours.map(({ headers }) => Number(headers?.['gelo-offset'])));
}

/** Smaller ones for those that are too large together; nothing when a letter cannot be made smaller. */
export function makeSmaller(letters: readonly Message[]): Message[][] {
  const [letter] = letters;
  if (letter === undefined || letters.length > 1) return letters.map((each) => [each]);
  const value = Buffer.from(letter.value ?? '');
  const key = Buffer.from(letter.key ?? '');
  const headers = { 'gelo-cut-from-bytes': String(sizeOf(letter)), ...letter.headers };
  if (value.length > KEPT_BYTES) {
    return [[{ ...letter, value: value.subarray(0, KEPT_BYTES), headers }]];
  }
  const ours = Object.entries(headers).filter(([name]) => name.startsWith('gelo-'));
  const least = {
    key: letter.key === null ? null : key.subarray(0, KEPT_AT_LEAST_BYTES),
    value: letter.value === null ? null : value.subarray(0, KEPT_AT_LEAST_BYTES),
    headers: Object.fromEntries(ours),
  };
  return sizeOf(least) < sizeOf(letter) ? [[least]] : [];
}

export function* bySize(letters: readonly Message[]): Generator<Message[]> {
  let chunk: Message[] = [];
  let bytes = 0;
  for (const letter of letters) {
    const size = sizeOf(letter);
    if (chunk.length > 0 && bytes + size > BYTES_PER_REQUEST) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(letter);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * kafkajs reads some headers that it cannot send: those without a value, which become empty here; and
 * under a name like `constructor` it puts what every object has there beside the value.
 */
function ownHeaders(headers: LogMessage['headers']): IHeaders {
  const values = (given: unknown): (Buffer | string)[] => {
    if (Array.isArray(given)) return given.flatMap(values);
    if (given === null) return [Buffer.alloc(0)];
    if (given instanceof Uint8Array) return [Buffer.from(given)];
    return typeof given === 'string' ? [given] : [];
  };
  return Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, given]) => [name, values(given)]),
  );
}

/** As near as matters: Kafka adds some bytes to each. */
function sizeOf({ key, value, headers }: Message): number {
  const inHeaders = Object.values(headers ?? {}).flat();
  const parts = [key, value, ...Object.keys(headers ?? {}), ...inHeaders];
  return parts.reduce<number>((sum, part) => sum + (part?.length ?? 0), 0);
}
