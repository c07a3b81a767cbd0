import { type Bucket, celsiusOfHeat, MINUTE_MS, meanOf } from '#lib/rollup.ts';

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
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Null in a cold where it cannot be told, see `celsiusOfHeat`. */
  readonly mkt: number | null;
  readonly coveredMs: number;
  readonly outsideMs: number;
  readonly belowMs: number;
  readonly aboveMs: number;
  readonly longestExcursion: Excursion | null;
};

type Mutable<T> = { -readonly [field in keyof T]: T[field] };

type Tally = Mutable<Omit<Statistics, 'mean' | 'mkt' | 'longestExcursion'>> & {
  /** Celsius and heat, each times the time that it stood for. */
  celsiusMs: number;
  heatMs: number;
  /** The excursion that the next minute may go on with. */
  run: Mutable<Excursion> | null;
  longest: Mutable<Excursion> | null;
};

/** What the minutes of one freezer, by time, say of it; undefined when nothing was measured. */
export function statisticsOf(minutes: Iterable<Bucket>): Statistics | undefined {
  const statistics = createStatistics();
  for (const minute of minutes) statistics.add(minute);
  return statistics.finish();
}

/** The same, minute by minute, for more of them than memory should hold. */
export function createStatistics() {
  const tally = emptyTally();
  let open: Bucket | undefined;
  return {
    add(minute: Bucket) {
      tally.faulty += minute.faulty;
      if (minute.count === 0) return;
      if (open !== undefined) {
        const untilNext = minute.from - open.from;
        addMinute(tally, open, Math.min(untilNext, MOST_MS));
        if (untilNext > MOST_MS) tally.run = null;
      }
      open = minute;
    },
    finish(): Statistics | undefined {
      if (open === undefined) return undefined;
      addMinute(tally, open, MINUTE_MS);
      return finish(tally);
    },
  };
}

function emptyTally(): Tally {
  return {
    count: 0,
    faulty: 0,
    min: Number.POSITIVE_INFINITY,
    max: Number.NEGATIVE_INFINITY,
    coveredMs: 0,
    outsideMs: 0,
    belowMs: 0,
    aboveMs: 0,
    celsiusMs: 0,
    heatMs: 0,
    run: null,
    longest: null,
  };
}

/** The tally is changed in place: a month of minutes would otherwise be as many objects. */
function addMinute(tally: Tally, minute: Bucket, ms: number): void {
  const { count, below, above } = minute;
  tally.count += count;
  tally.min = Math.min(tally.min, minute.min);
  tally.max = Math.max(tally.max, minute.max);
  tally.coveredMs += ms;
  tally.celsiusMs += meanOf(minute) * ms;
  tally.heatMs += (minute.heat * ms) / count;
  if (below + above === 0) {
    tally.run = null;
    return;
  }
  const outsideMs = (ms * (below + above)) / count;
  tally.outsideMs += outsideMs;
  tally.belowMs += (ms * below) / count;
  tally.aboveMs += (ms * above) / count;
  prolongRun(tally, minute, ms, outsideMs);
}

function prolongRun(tally: Tally, minute: Bucket, ms: number, outsideMs: number): void {
  const { from, min, max, below, above } = minute;
  tally.run ??= { from, to: from, outsideMs: 0, coldest: null, warmest: null };
  const { run } = tally;
  run.to = from + ms;
  run.outsideMs += outsideMs;
  if (below > 0) run.coldest = Math.min(run.coldest ?? min, min);
  if (above > 0) run.warmest = Math.max(run.warmest ?? max, max);
  if (tally.longest === null || run.outsideMs > tally.longest.outsideMs) tally.longest = run;
}

function finish({ celsiusMs, heatMs, run: _, longest, ...tally }: Tally): Statistics {
  const { min, max, coveredMs } = tally;
  return {
    ...tally,
    // Rounding must not put the mean of equal values beside them.
    mean: Math.min(max, Math.max(min, celsiusMs / coveredMs)),
    mkt: celsiusOfHeat(heatMs / coveredMs),
    longestExcursion: longest,
  };
}
