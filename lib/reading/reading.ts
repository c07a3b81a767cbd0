import { freezerOfKey, type ReadKey, validId } from '#lib/freezer/key.ts';
import { parseDecimal } from '#lib/reading/decimal.ts';
import { isSimulated, type MessageHeaders } from '#lib/reading/headers.ts';
import { parseKafkaTime, parseTime } from '#lib/reading/time.ts';

/** One temperature of one freezer, as every other part of Gelo knows it. */
export type Reading = {
  freezer: string;
  celsius: number;
  /** When it was measured, epoch ms; our own clock where the sensor's runs ahead (see `skewed`). */
  at: number;
  /** The sensor's clock is more than five minutes ahead of ours. */
  skewed: boolean;
  /** There is no such sensor: Gelo, or somebody who says so, made it up. */
  simulated: boolean;
};

export const REJECT_REASONS = [
  'empty',
  'not-a-number',
  'not-finite',
  'out-of-range',
  'unknown-unit',
  'no-freezer-id',
  'too-large',
  'bad-time',
  'too-many-freezers',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

export type RawMessage = {
  key: Uint8Array | null;
  value: Uint8Array | null;
  /** Kafka's own timestamp in epoch ms, as text; negative when the message carries none. */
  timestamp: string;
  headers?: MessageHeaders | undefined;
};

export const MAX_VALUE_BYTES = 16_384;
export const SKEW_MS = 5 * 60_000;
const MIN_CELSIUS = -273.15;
const MAX_CELSIUS = 1000;

const ID_FIELDS = ['id', 'sensor', 'sensor_id'] as const;
const VALUE_FIELDS = ['temperature', 'temperatura', 'value', 'valor', 'celsius'] as const;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

/** Says what a Kafka message means. A value that means nothing is named, never thrown. */
export function decode(
  raw: RawMessage,
  receivedAt: number,
  readKey: ReadKey = freezerOfKey,
): Reading | RejectReason {
  const { value, headers } = raw;
  if (value === null || value.length === 0) return 'empty';
  if (value.length > MAX_VALUE_BYTES) return 'too-large';
  const stamp = parseKafkaTime(raw.timestamp);
  const kafkaTime = stamp >= 0 ? stamp : receivedAt;
  if (startsObject(value)) {
    return decodeJson(value, headers, kafkaTime, receivedAt, () => readKey(raw.key));
  }
  const celsius = parseDecimal(value);
  if (typeof celsius === 'string') return celsius;
  return toReading(readKey(raw.key), celsius, headers, kafkaTime, receivedAt);
}

function decodeJson(
  value: Uint8Array,
  headers: MessageHeaders | undefined,
  kafkaTime: number,
  receivedAt: number,
  keyedFreezer: () => string | undefined,
): Reading | RejectReason {
  const fields = parseObject(value);
  if (fields === undefined) return 'not-a-number';
  const amount = firstOf(fields, VALUE_FIELDS);
  const number = toNumber(amount?.value);
  if (typeof number === 'string') return number;
  const celsius = toCelsius(number, amount?.field === 'celsius' ? 'C' : (fields['unit'] ?? 'C'));
  if (celsius === undefined) return 'unknown-unit';
  const stamp = fields['timestamp'] ?? undefined;
  const at = stamp === undefined ? kafkaTime : parseTime(stamp);
  if (at === undefined) return 'bad-time';
  const named = firstOf(fields, ID_FIELDS);
  const freezer = named === undefined ? keyedFreezer() : freezerFromField(named.value);
  return toReading(freezer, celsius, headers, at, receivedAt);
}

function toReading(
  freezer: string | undefined,
  celsius: number,
  headers: MessageHeaders | undefined,
  at: number,
  receivedAt: number,
): Reading | RejectReason {
  if (celsius < MIN_CELSIUS || celsius > MAX_CELSIUS) return 'out-of-range';
  if (freezer === undefined) return 'no-freezer-id';
  const skewed = at > receivedAt + SKEW_MS;
  const simulated = isSimulated(headers);
  return { freezer, celsius, at: skewed ? receivedAt : at, skewed, simulated };
}

function startsObject(value: Uint8Array): boolean {
  let at = 0;
  while (at < value.length && (value[at] as number) <= 32) at++;
  return value[at] === 123;
}

function parseObject(value: Uint8Array): Record<string, unknown> | undefined {
  try {
    return JSON.parse(utf8.decode(value)) as Record<string, unknown>;
  } catch {
    return undefined; // Broken JSON is a reject like any other: the caller names it.
  }
}

function firstOf(fields: Record<string, unknown>, names: readonly string[]) {
  for (const field of names) {
    const value = fields[field] ?? undefined;
    if (value !== undefined) return { field, value };
  }
  return undefined;
}

function toNumber(value: unknown): number | RejectReason {
  if (typeof value === 'string') return parseDecimal(encoder.encode(value));
  if (typeof value !== 'number') return 'not-a-number';
  return Number.isFinite(value) ? value + 0 : 'not-finite';
}

function toCelsius(value: number, unit: unknown): number | undefined {
  if (unit === 'C') return value;
  if (unit === 'F') return tidy(((value - 32) * 5) / 9);
  if (unit === 'K') return tidy(value - 273.15);
  return undefined;
}

/** Conversion leaves float dust (−3.0000000000000018); a ten-thousandth of a degree is beyond any probe. */
function tidy(celsius: number): number {
  return Math.round(celsius * 10_000) / 10_000 + 0;
}

function freezerFromField(value: unknown): string | undefined {
  if (typeof value === 'number') return validId(String(value));
  return typeof value === 'string' ? validId(value) : undefined;
}
