import type { Range } from '#lib/history/history.ts';
import { HOUR_MS, MINUTE_MS } from '#lib/history/rollup.ts';
import { isoToEpoch } from '#lib/reading/time.ts';

/** How far back a chart reaches that ends now. */
export const REACHES = {
  '15m': 15 * MINUTE_MS,
  '1h': HOUR_MS,
  '24h': 24 * HOUR_MS,
  '7d': 7 * 24 * HOUR_MS,
  '30d': 30 * 24 * HOUR_MS,
} as const;
export type Reach = keyof typeof REACHES;
export const REACH_NAMES = ['15m', '1h', '24h', '7d', '30d'] as const satisfies readonly Reach[];

/** What the reader wants to see: so much up to now, which moves on, or a stretch that stands still. */
export type ChartRange =
  | { readonly kind: 'live'; readonly reach: Reach }
  | ({ readonly kind: 'fixed' } & Range);

/** Why a range is not the one in the address. */
export type Righted = 'unreadable' | 'backwards' | 'future' | 'too-early' | 'too-short';

export type WantedRange = { readonly range: ChartRange; readonly righted: Righted | null };

const USUAL: ChartRange = { kind: 'live', reach: '1h' };
/** Readings have no earlier time. */
export const EARLIEST = Date.UTC(2000, 0, 1);
export const SHORTEST_MS = MINUTE_MS;
/** Another's clock may be ahead by so much without anybody having asked for the future. */
const LEEWAY_MS = MINUTE_MS;

/** FZ2: the range in an address; one that makes no sense is put right. */
export function readRange(query: URLSearchParams, now: number): WantedRange {
  const [named, from, to] = ['range', 'from', 'to'].map((name) => query.get(name));
  if (from != null || to != null) return readFixed(from, to, now);
  if (named == null) return { range: USUAL, righted: null };
  const reach = REACH_NAMES.find((each) => each === named);
  if (reach === undefined) return { range: USUAL, righted: 'unreadable' };
  return { range: { kind: 'live', reach }, righted: null };
}

function readFixed(
  fromText: string | null | undefined,
  toText: string | null | undefined,
  now: number,
): WantedRange {
  const given = { from: momentOf(fromText), to: momentOf(toText) };
  if (given.from === undefined || given.to === undefined) {
    return { range: USUAL, righted: 'unreadable' };
  }
  const to = given.to ?? Math.max(now, (given.from ?? now) + SHORTEST_MS);
  const from = given.from ?? to - REACHES['24h'];
  const { righted, ...range } = putRight({ from, to }, now);
  return { range: { kind: 'fixed', ...range }, righted };
}

/** Null when none was given, undefined when it is none. */
function momentOf(text: string | null | undefined): number | null | undefined {
  if (text == null) return null;
  const trimmed = text.trim();
  return /^\d{1,15}$/.test(trimmed) ? Number(trimmed) : isoToEpoch(trimmed);
}

export function writeRange(range: ChartRange): string {
  if (range.kind === 'live') return `?range=${range.reach}`;
  return `?from=${isoOf(range.from)}&to=${isoOf(range.to)}`;
}

function isoOf(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** A stretch that can be shown: forwards, in the past, and long enough to see something. */
export function putRight(given: Range, now: number): Range & { righted: Righted | null } {
  const reasons: Righted[] = [];
  const right = (reason: Righted, range: Range) => {
    reasons.push(reason);
    return range;
  };
  let range = given;
  if (range.from > range.to) range = right('backwards', { from: range.to, to: range.from });
  if (range.to > now + LEEWAY_MS) range = right('future', upTo(range, now));
  else if (range.to > now) range = { from: Math.min(range.from, now), to: now };
  if (range.from < EARLIEST) {
    range = right('too-early', { from: EARLIEST, to: Math.max(EARLIEST, range.to) });
  }
  if (range.to - range.from < SHORTEST_MS) range = right('too-short', lengthened(range, now));
  return { from: Math.round(range.from), to: Math.round(range.to), righted: reasons[0] ?? null };
}

/** What lies wholly in the future becomes as much of the past. */
function upTo({ from, to }: Range, now: number): Range {
  return from < now ? { from, to: now } : { from: now - (to - from), to: now };
}

function lengthened({ from, to }: Range, now: number): Range {
  const middle = (from + to) / 2;
  const start = Math.min(now - SHORTEST_MS, Math.max(EARLIEST, middle - SHORTEST_MS / 2));
  return { from: start, to: start + SHORTEST_MS };
}

/** The stretch on the screen at a moment. */
export function stretchOf(range: ChartRange, now: number): Range {
  if (range.kind === 'fixed') return range;
  return { from: now - REACHES[range.reach], to: now };
}

/** So many times as long about its middle, or about a moment in it; shifted so that it ends by now. */
export function zoom(range: Range, times: number, now: number): ChartRange {
  const middle = (range.from + range.to) / 2;
  const half = Math.max(SHORTEST_MS, (range.to - range.from) * times) / 2;
  return shifted({ from: middle - half, to: middle + half }, now);
}

/** Moved by a share of its length. */
export function pan(range: Range, share: number, now: number): ChartRange {
  const by = (range.to - range.from) * share;
  return shifted({ from: range.from + by, to: range.to + by }, now);
}

function shifted({ from, to }: Range, now: number): ChartRange {
  const over = Math.max(0, to - now);
  const { righted: _, ...range } = putRight({ from: from - over, to: to - over }, now);
  return { kind: 'fixed', ...range };
}
