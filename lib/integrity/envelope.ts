import type { PlannedMessage } from '#lib/integrity/plan.ts';
import { crc32 } from '#lib/reading/crc32.ts';
import {
  CHECK_HEADER,
  CHECK_NUMBER_HEADER,
  CHECK_SUM_HEADER,
  type MessageHeaders,
} from '#lib/reading/headers.ts';

/** A message of a check as it comes back. */
export type CameBack = {
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly offset: string;
  readonly headers?: MessageHeaders | undefined;
};

type Identity = {
  /** Which message it is, as near as can be told; undefined when it says no number. */
  number: number | undefined;
  /** Of what came. */
  sum: number;
  /** All that it says of itself agrees. */
  agrees: boolean;
};

const decoder = new TextDecoder();
const NOTHING = new Uint8Array();
const ZERO = 48;
/** A longer number is none of ours, and would not be exact. */
const MOST_DIGITS = 9;

export function envelopeOf(run: string, { number, sum }: PlannedMessage): Record<string, string> {
  return {
    [CHECK_HEADER]: run,
    [CHECK_NUMBER_HEADER]: String(number),
    [CHECK_SUM_HEADER]: textOfSum(sum),
  };
}

/**
 * Undefined for what is not of this run. The number stands in a header and in the value, so that one
 * byte that changed, wherever it is, does not make it another message: where the sum is right the value's
 * number counts, else the header's.
 */
export function identify(run: string, { key, value, headers }: CameBack): Identity | undefined {
  if (textOf(headers?.[CHECK_HEADER]) !== run) return undefined;
  const sum = crc32(value ?? NOTHING, crc32(key ?? NOTHING));
  const isRight = textOf(headers?.[CHECK_SUM_HEADER]) === textOfSum(sum);
  const outside = numberOf(bytesOf(headers?.[CHECK_NUMBER_HEADER]));
  const inside = numberOf(value ?? NOTHING);
  return {
    number: isRight ? inside : outside,
    sum,
    agrees: isRight && inside !== undefined && inside === outside,
  };
}

function textOfSum(sum: number): string {
  return sum.toString(16).padStart(8, '0');
}

function textOf(header: unknown): string | undefined {
  if (typeof header === 'string') return header;
  return header instanceof Uint8Array ? decoder.decode(header) : undefined;
}

function bytesOf(header: unknown): Uint8Array {
  if (typeof header === 'string') return new TextEncoder().encode(header);
  return header instanceof Uint8Array ? header : NOTHING;
}

/** The digits at the beginning, which end with a space or with all. */
function numberOf(bytes: Uint8Array): number | undefined {
  let number = 0;
  let at = 0;
  for (; at < bytes.length; at++) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9) break;
    number = number * 10 + digit;
  }
  const ends = at === bytes.length || bytes[at] === 32;
  return at > 0 && at <= MOST_DIGITS && ends ? number : undefined;
}
