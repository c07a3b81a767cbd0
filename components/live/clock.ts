/** A measurement of the server's clock, and how far off it may be at most. */
type Sample = { readonly offset: number; readonly error: number };

const KEPT = 6;
/** A frame that says something this different tells of a clock that was set. */
const JUMP_MS = 2000;

export type ServerClock = ReturnType<typeof createServerClock>;

/** CN5: the server's clock on a browser whose own may be wrong, or set while the page is open. */
export function createServerClock(deps: { now: () => number }) {
  let samples: Sample[] = [];
  let offset: number | undefined;

  const now = () => deps.now() + (offset ?? 0);

  return {
    now,
    /** An answer to the question what time it is: of the last minute's, the quickest is the surest. */
    measured(askedAt: number, theirs: number, answeredAt: number) {
      const error = (answeredAt - askedAt) / 2;
      samples = [...samples, { offset: theirs - askedAt - error, error }].slice(-KEPT);
      offset = samples.reduce((best, each) => (each.error <= best.error ? each : best)).offset;
    },
    /** What a packet says that came by itself: as late as the network made it. */
    heard(theirs: number) {
      if (offset !== undefined && Math.abs(theirs - now()) < JUMP_MS) return;
      samples = [];
      offset = theirs - deps.now();
    },
  };
}
