import type { ChartBucket } from '#lib/chart/live-buckets.ts';
import type { Range } from '#lib/history/history.ts';
import { HOUR_MS, MINUTE_MS } from '#lib/history/rollup.ts';

export type CelsiusScale = {
  readonly bottom: number;
  readonly top: number;
  readonly ticks: readonly number[];
};
export type Limits = { readonly low: number | null; readonly high: number | null };

/** Less than this from bottom to top would draw a probe's noise as drama. */
const LEAST_SPAN = 2;
/** A limit farther away than so many spans of the values would press them flat. */
const LIMIT_WITHIN_SPANS = 2;
/** Of what is shown, above and below it: room for a line of words at either edge. */
const PADDING = 0.08;
const SIDES = ['high', 'low'] as const;
const WANTED_TICKS = 5;
const SECOND_MS = 1000;
const DAY_MS = 24 * HOUR_MS;

/** From where to where a chart reaches: all values, the limits near them, and a little air. */
export function celsiusScale(buckets: readonly ChartBucket[], limits: Limits): CelsiusScale {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const bucket of buckets) {
    min = Math.min(min, bucket.min ?? min);
    max = Math.max(max, bucket.max ?? max);
  }
  if (min > max) [min, max] = [limits.low ?? limits.high ?? 0, limits.high ?? limits.low ?? 0];
  const span = Math.max(LEAST_SPAN, max - min);
  const middle = (max + min) / 2;
  const near = [limits.low, limits.high].filter(
    (limit) => limit !== null && Math.abs(limit - middle) <= span * LIMIT_WITHIN_SPANS,
  ) as number[];
  const least = Math.min(middle - span / 2, ...near);
  const greatest = Math.max(middle + span / 2, ...near);
  const air = (greatest - least) * PADDING;
  return withTicks(least - air, greatest + air);
}

/** A limit that a scale does not reach, and the edge that it lies beyond. */
export type OffScale = {
  readonly side: 'high' | 'low';
  readonly celsius: number;
  readonly edge: 'top' | 'bottom';
};

/** FZ3: the limits that lie beyond a scale, from above to below. */
export function offScale(
  limits: Limits,
  { bottom, top }: Pick<CelsiusScale, 'bottom' | 'top'>,
): OffScale[] {
  return SIDES.flatMap((side): OffScale[] => {
    const celsius = limits[side];
    if (celsius === null || (celsius >= bottom && celsius <= top)) return [];
    return [{ side, celsius, edge: celsius > top ? 'top' : 'bottom' }];
  });
}

/** Ends on fifths of a step, so that the chart does not stir with each reading. */
function withTicks(least: number, greatest: number): CelsiusScale {
  const step = roundStep((greatest - least) / WANTED_TICKS);
  const first = Math.ceil(least / step);
  const last = Math.floor(greatest / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, n) => tidy((first + n) * step));
  return {
    bottom: tidy((Math.floor((least / step) * 5) / 5) * step),
    top: tidy((Math.ceil((greatest / step) * 5) / 5) * step),
    ticks,
  };
}

function roundStep(least: number): number {
  const size = 10 ** Math.floor(Math.log10(least));
  return (([1, 2, 5].find((each) => each * size >= least) ?? 10) * size) as number;
}

/** 3 × 0.1 is a little more than 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR_MS),
  ...[1, 2, 3, 7, 14, 28, 91, 182, 364, 728, 1456].map((count) => count * DAY_MS),
];

/** What a tick is to tell: the clock's time with or without seconds, or the day. */
export type TickUnit = 'second' | 'minute' | 'day';
export type TimeTicks = { readonly unit: TickUnit; readonly ticks: readonly number[] };

/** Round times of the reader's clock, which is `offsetAt` a moment ahead of UTC; `most` of them at most. */
export function timeTicks(
  { from, to }: Range,
  most: number,
  offsetAt: (at: number) => number,
): TimeTicks {
  const step = STEPS.find((each) => (to - from) / each < most) ?? to - from;
  const ticks: number[] = [];
  const first = Math.ceil((from + offsetAt(from)) / step) * step;
  for (let wall = first; ticks.length < most; wall += step) {
    const guess = wall - offsetAt(from);
    const at = wall - offsetAt(guess);
    if (at > to) break;
    if (at >= from && at > (ticks.at(-1) ?? Number.NEGATIVE_INFINITY)) ticks.push(at);
  }
  const unit = step >= DAY_MS ? 'day' : step >= MINUTE_MS ? 'minute' : 'second';
  return { unit, ticks };
}

/** How far the machine's own clock is ahead of UTC. */
export function localOffset(at: number): number {
  return new Date(at).getTimezoneOffset() * -MINUTE_MS;
}
