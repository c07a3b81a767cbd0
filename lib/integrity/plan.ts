import { crc32 } from '#lib/reading/crc32.ts';

export type Plan = ReturnType<typeof createPlan>;

/** One message of a check. Its sum is that of its key and its value. */
export type PlannedMessage = {
  readonly number: number;
  readonly key: string;
  readonly value: Uint8Array;
  readonly sum: number;
};

/** Bytes of any value, so that whoever takes them for text on the way is found out. */
const FILLER_WORDS = 10;
const SPACE = 32;

const encoder = new TextEncoder();

/** What a check sends. It follows from the seed alone, so that no message has to be kept. */
export function createPlan(given: { count: number; keys: readonly string[]; seed: number }) {
  const { count, keys, seed } = given;
  const keySums = keys.map((key) => crc32(encoder.encode(key)));

  /** Every key comes once before any comes twice. */
  const keyOf = (number: number): number =>
    number < keys.length ? number : mix(seed ^ mix(number)) % keys.length;

  return {
    count,
    keys,
    keyOf,
    message(number: number): PlannedMessage {
      const key = keyOf(number);
      const value = payloadOf(number, seed);
      return { number, key: keys[key] as string, value, sum: crc32(value, keySums[key]) };
    },
  };
}

/** The number as text, a space, and the filler. */
function payloadOf(number: number, seed: number): Uint8Array {
  const text = encoder.encode(String(number));
  const value = new Uint8Array(text.length + 1 + 4 * FILLER_WORDS);
  value.set(text);
  value[text.length] = SPACE;
  let word = mix(number + 1) ^ seed;
  for (let at = text.length + 1; at < value.length; at += 4) {
    word = mix(word + 0x9e37_79b9);
    value[at] = word;
    value[at + 1] = word >>> 8;
    value[at + 2] = word >>> 16;
    value[at + 3] = word >>> 24;
  }
  return value;
}

/** Spreads a number over 32 bits: Murmur3's last step. */
function mix(number: number): number {
  let word = number | 0;
  word = Math.imul(word ^ (word >>> 16), 0x85eb_ca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2_ae35);
  return (word ^ (word >>> 16)) >>> 0;
}
