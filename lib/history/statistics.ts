import type { Range } from '#lib/history/history.ts';
import { type Bucket, celsiusOfHeat, MINUTE_MS, meanOf } from '#lib/history/rollup.ts';

/** A minute stands for the time until the next, but not for longer: then it is a gap. */
export const MOST_MS = 15 * MINUTE_MS;

/** Minutes that follow each other without a gap, each with a reading outside the limits. */
type Excursion = {
  readonly from: number;
  readonly to: number;
  readonly outsideMs: number;
  /** The least value of the minutes with one below the limits; null when there was none. */
  readonly coldest: number | null;
  /** The greatest value of the minutes with one above the limits; null when there was none. */
  readonly warmest: number | null;
};

export type Statistics = {
  readonly count: number;
  readonly faulty: number;
  /** How many of the readings that all of this rests on, faulty ones too, came from no sensor. */
  readonly simulated: number;
  /** Null when no reading lies in the range: then all else is of one before it, which reaches into it. */
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number;
  /** Null in a cold where it cannot be told, see `celsiusOfHeat`. */
  readonly mkt: number | null;
  readonly coveredMs: number;
  readonly outsideMs: number;
  readonly belowMs: number;
  readonly aboveMs: number;
  readonly longestExcursion: Excursion | null;
};

/** Whether they tell of a freezer that there is; null where nothing was measured at all. */
export function originOf(
  statistics: Pick<Statistics, 'count' | 'faulty' | 'simulated'> | null,
): 'measured' | 'partly' | 'simulated' | null {
  if (statistics === null) return null;
  const { count, faulty, simulated } = statistics;
  if (simulated === 0) return 'measured';
  return simulated < count + faulty ? 'partly' : 'simulated';
}

type Mutable<T> = { -readonly [field in keyof T]: T[field] };

type Tally = Mutable<Omit<Statistics, 'mean' | 'mkt' | 'longestExcursion' | 'min' | 'max'>> & {
  min: number;
  max: number;
  /** Celsius and heat, each times the time that it stood for. */
  celsiusMs: number;
  heatMs: number;
  leastMean: number;
  greatestMean: number;
  /** The excursion that the next minute may go on with. */
  run: Mutable<Excursion> | null;
  longest: Mutable<Excursion> | null;
};

/** What the minutes of one freezer, by time, say of a range; undefined when nothing was measured in it. */
export function statisticsOf(minutes: Iterable<Bucket>, range: Range): Statistics | undefined {
  const statistics = createStatistics(range);
  for (const minute of minutes) statistics.add(minute);
  return statistics.finish();
}

/**
 * The same, minute by minute, for more of them than memory should hold. Those up to MOST_MS before the
 * range may reach into it, and how long its last one stands is told by the next, however much later.
 */
export function createStatistics(range: Range) {
  const tally = emptyTally();
  let open: Bucket | undefined;
  return {
    add(minute: Bucket) {
      if (isIn(range, minute)) {
        tally.faulty += minute.faulty;
        tally.simulated += minute.simulated;
      }
      if (minute.count === 0) return;
      if (open !== undefined) {
        const untilNext = minute.from - open.from;
        addMinute(tally, open, Math.min(untilNext, MOST_MS), range);
        if (untilNext > MOST_MS) tally.run = null;
      }
      open = minute;
    },
    finish(): Statistics | undefined {
      if (open !== undefined) addMinute(tally, open, MINUTE_MS, range);
      return tally.coveredMs === 0 ? undefined : finish(tally);
    },
  };
}

function isIn({ from, to }: Range, minute: Bucket): boolean {
  return minute.from >= from && minute.from < to;
}

function emptyTally(): Tally {
  return {
    count: 0,
    faulty: 0,
    simulated: 0,
    min: Number.POSITIVE_INFINITY,
    max: Number.NEGATIVE_INFINITY,
    coveredMs: 0,
    outsideMs: 0,
    belowMs: 0,
    aboveMs: 0,
    celsiusMs: 0,
    heatMs: 0,
    leastMean: Number.POSITIVE_INFINITY,
    greatestMean: Number.NEGATIVE_INFINITY,
    run: null,
    longest: null,
  };
}

/** The tally is changed in place: a month of minutes would otherwise be as many objects. */
function addMinute(tally: Tally, minute: Bucket, standsMs: number, range: Range): void {
  const from = Math.max(minute.from, range.from);
  const ms = Math.min(minute.from + standsMs, range.to) - from;
  if (ms <= 0) return;
  if (isIn(range, minute)) {
    tally.count += minute.count;
    tally.min = Math.min(tally.min, minute.min);
    tally.max = Math.max(tally.max, minute.max);
  } else tally.simulated += minute.simulated;
  addTime(tally, minute, from, ms);
}

function addTime(tally: Tally, minute: Bucket, from: number, ms: number): void {
  const { count, below, above } = minute;
  const mean = meanOf(minute);
  tally.coveredMs += ms;
  tally.celsiusMs += mean * ms;
  tally.heatMs += (minute.heat * ms) / count;
  tally.leastMean = Math.min(tally.leastMean, mean);
  tally.greatestMean = Math.max(tally.greatestMean, mean);
  if (below + above === 0) {
    tally.run = null;
    return;
  }
  const outsideMs = (ms * (below + above)) / count;
  tally.outsideMs += outsideMs;
  tally.belowMs += (ms * below) / count;
  tally.aboveMs += (ms * above) / count;
  prolongRun(tally, minute, { from, to: from + ms }, outsideMs);
}

function prolongRun(tally: Tally, minute: Bucket, { from, to }: Range, outsideMs: number): void {
  const { min, max, below, above } = minute;
  tally.run ??= { from, to, outsideMs: 0, coldest: null, warmest: null };
  const { run } = tally;
  run.to = to;
  run.outsideMs += outsideMs;
  if (below > 0) run.coldest = Math.min(run.coldest ?? min, min);
  if (above > 0) run.warmest = Math.max(run.warmest ?? max, max);
  if (tally.longest === null || run.outsideMs > tally.longest.outsideMs) tally.longest = run;
}

function finish(tally: Tally): Statistics {
  const { celsiusMs, heatMs, leastMean, greatestMean, run: _, longest, ...rest } = tally;
  const { count, min, max, coveredMs } = rest;
  return {
    ...rest,
    min: count === 0 ? null : min,
    max: count === 0 ? null : max,
    // Rounding must not put the mean of equal values beside them.
    mean: Math.min(greatestMean, Math.max(leastMean, celsiusMs / coveredMs)),
    mkt: celsiusOfHeat(heatMs / coveredMs),
    longestExcursion: longest,
  };
}
