/** How far a partition went at a time of ours. */
type Sample = { readonly at: number; readonly high: number };

/** Until when everything that a log held is known to have been read, and what is not read to yet. */
export type ReadTo = { readonly until: number; readonly ahead: readonly Sample[] };

export const NOTHING_READ: ReadTo = { until: Number.NEGATIVE_INFINITY, ahead: [] };

/** Looks far enough back for an outage of a quarter of an hour; beyond that the newest place is as good. */
const KEPT = 900;

/** Notes where the log ended at `at`, and where its reader stands now. */
export function noteEnd(before: ReadTo, at: number, high: number, position: number): ReadTo {
  const ahead = [...before.ahead.slice(1 - KEPT), { at, high }];
  const reached = ahead.findLastIndex((sample) => sample.high <= position);
  if (reached === -1) return { until: before.until, ahead };
  const until = Math.max(before.until, ahead[reached]?.at ?? before.until);
  return { until, ahead: ahead.slice(reached + 1) };
}
