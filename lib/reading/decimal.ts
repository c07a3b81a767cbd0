/** What a sensor's text says: a number, or why it is none. */
export type Decimal = number | 'empty' | 'not-a-number' | 'not-finite';

const ZERO = 48;
const NINE = 57;
/** Up to 15 digits fit a double exactly, and dividing by an exact power of ten rounds once: same as Number(text). */
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: EXACT_DIGITS + 1 }, (_, n) => 10 ** n);
const NOT_FINITE = /^[+-]?(nan|inf|infinity)$/i;
const latin1 = new TextDecoder('latin1');

/** Reads a plain decimal (`-3.42`, `-3,42`) from ASCII bytes, without making a string of them. */
export function parseDecimal(bytes: Uint8Array): Decimal {
  let at = 0;
  let end = bytes.length;
  while (at < end && isSpace(bytes[at])) at++;
  while (end > at && isSpace(bytes[end - 1])) end--;
  if (at === end) return 'empty';
  const start = at;
  const sign = bytes[at];
  if (sign === 43 || sign === 45) at++;
  let mantissa = 0;
  let digits = 0;
  let decimals = -1;
  for (; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte >= ZERO && byte <= NINE) {
      mantissa = mantissa * 10 + (byte - ZERO);
      digits++;
      if (decimals >= 0) decimals++;
    } else if ((byte === 46 || byte === 44) && decimals < 0 && digits > 0) {
      decimals = 0;
    } else {
      return NOT_FINITE.test(ascii(bytes, start, end)) ? 'not-finite' : 'not-a-number';
    }
  }
  if (digits === 0 || decimals === 0) return 'not-a-number';
  if (digits > EXACT_DIGITS) return fromLongText(ascii(bytes, start, end));
  const size = decimals > 0 ? mantissa / (POWERS[decimals] as number) : mantissa;
  return sign === 45 && size !== 0 ? -size : size;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 32 || (byte !== undefined && byte >= 9 && byte <= 13);
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return latin1.decode(bytes.subarray(from, to));
}

/** Adding zero makes a zero of minus zero, as the short way does. */
function fromLongText(text: string): Decimal {
  const value = Number(text.replace(',', '.')) + 0;
  return Number.isFinite(value) ? value : 'not-finite';
}
