import { SKEW_MS } from '#lib/reading/reading.ts';

/** How far a partition went at a time of ours. */
type Sample = { readonly at: number; readonly high: number };

/** Until when everything that a log held is known to have been read, and what is not read to yet. */
export type ReadTo = {
  readonly until: number;
  readonly ahead: readonly Sample[];
  /** Where its reader stood at the last look. */
  readonly position: number | null;
};

export const NOTHING_READ: ReadTo = {
  until: Number.NEGATIVE_INFINITY,
  ahead: [],
  position: null,
};

/**
 * A message may stand in the log for this long before readers see it: when a broker dies, until those
 * that are left agree to do without it.
 */
export const UNSEEN_AT_MOST_MS = 10_000;

/** Looks far enough back for an outage of a quarter of an hour; beyond that the newest place is as good. */
const KEPT = 900;

/**
 * Notes where the log ended at `at`, and where its reader stands now, a moment later. One that ended
 * before what had been read of it then is another log, or its new leader does not know its end yet.
 */
export function noteEnd(given: ReadTo, at: number, high: number, position: number): ReadTo {
  const before = { ...(isOfAnotherClock(given, at) ? NOTHING_READ : given), position };
  if (high < (given.position ?? position)) return before;
  const ahead = [...before.ahead.slice(1 - KEPT), { at, high }];
  const reached = ahead.findLastIndex((sample) => sample.high <= position);
  if (reached === -1) return { ...before, ahead };
  const until = Math.max(before.until, ahead[reached]?.at ?? before.until);
  return { until, ahead: ahead.slice(reached + 1), position };
}

/**
 * Since when something has been seen to wait for its reader, at the latest; undefined where nothing is.
 * When that is longer ago than looks are kept, it was when nothing waited last.
 */
export function waitsSince({ until, ahead }: ReadTo): number | undefined {
  const [first] = ahead;
  if (first === undefined || ahead.length < KEPT) return first?.at;
  return until === NOTHING_READ.until ? first.at : until;
}

/** Our clock was set back: times that lie ahead of it would count as read before they come. */
function isOfAnotherClock({ until, ahead }: ReadTo, at: number): boolean {
  return Math.max(until, ahead.at(-1)?.at ?? until) > at + SKEW_MS;
}
