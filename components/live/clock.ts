/** A measurement of the server's clock, and how far off it may be at most. */
type Sample = { readonly offset: number; readonly error: number };

const KEPT = 6;
/** Clocks that nobody sets go apart by less than this in a minute. */
const DRIFT_MS = 50;
/** A frame from later than we think it is tells of a clock that was set. */
const AHEAD_MS = 2000;
/** One from before may have waited for the network, but not longer than this. */
const LATE_MS = 60_000;

/** CN5: the server's clock on a browser whose own may be wrong, or set while the page is open. */
export function createServerClock(deps: { now: () => number }) {
  let samples: Sample[] = [];
  let offset: number | undefined;

  // Whole milliseconds, as all times are: half of a way there and back may be half of one.
  const now = () => Math.round(deps.now() + (offset ?? 0));

  return {
    now,
    /** An answer to the question what time it is: of the last minute's, the quickest is the surest. */
    measured(askedAt: number, theirs: number, answeredAt: number) {
      if (answeredAt < askedAt) return; // Our own clock was set meanwhile.
      const error = (answeredAt - askedAt) / 2;
      const fresh = { offset: theirs - askedAt - error, error };
      // Two that cannot both be true: a clock was set between them.
      const fitting = samples.filter(
        (each) => Math.abs(each.offset - fresh.offset) <= each.error + error + DRIFT_MS,
      );
      samples = [...fitting, fresh].slice(-KEPT);
      offset = samples.reduce((best, each) => (each.error <= best.error ? each : best)).offset;
    },
    /** What a packet says that came by itself: as late as the network made it. */
    heard(theirs: number) {
      const ahead = theirs - now();
      if (offset !== undefined && ahead < AHEAD_MS && ahead > -LATE_MS) return;
      samples = [];
      offset = theirs - deps.now();
    },
  };
}
