/** How far a partition was read, and how far it goes. Offsets count from 0 and exceed 2^53, hence bigint. */
export type PartitionLag = { partition: number; position: bigint; low: bigint; high: bigint };

export type TailWatch = ReadonlyMap<number, Watched>;
type Watched = {
  position: bigint;
  /** Since when it has stood there with more to read, or since it was rebuilt. */
  since: number;
  /** The end before which it stalled at this position. */
  stalledAt: bigint | undefined;
  givenUpAt: bigint | undefined;
};

export type TailVerdict = 'advancing' | 'stalled' | 'log-restarted';

export const STALL_MS = 15_000;

/**
 * Looks at the tail once more. It is stalled when a partition holds more than was read and the
 * position has not moved for STALL_MS. A rebuilt tail that stops at the same place before the same end
 * found nothing readable there, so that end counts as reached. The verdict says when to build the tail
 * anew, `stuck` whether it has read nothing since then.
 */
export function watchTail(
  before: TailWatch,
  lags: readonly PartitionLag[],
  now: number,
): { watch: TailWatch; verdict: TailVerdict; stuck: boolean } {
  const watch = new Map<number, Watched>();
  let verdict: TailVerdict = 'advancing';
  let stuck = false;
  for (const { partition, position, low, high } of lags) {
    const known = before.get(partition);
    const moved = known === undefined || known.position !== position;
    const kept = moved ? undefined : known;
    let givenUpAt = kept?.givenUpAt;
    const caughtUp = position >= high || givenUpAt === high;
    const since = moved || caughtUp ? now : known.since;
    let stalledAt = caughtUp ? undefined : kept?.stalledAt;
    if (position > high || (position < low && !moved)) {
      verdict = 'log-restarted';
    } else if (now - since >= STALL_MS) {
      if (stalledAt === high) givenUpAt = high;
      else if (verdict === 'advancing') verdict = 'stalled';
      stalledAt = high;
    }
    if (stalledAt !== undefined && givenUpAt !== high) stuck = true;
    watch.set(partition, { position, since, stalledAt, givenUpAt });
  }
  return { watch: verdict === 'advancing' ? watch : timedAnew(watch, now), verdict, stuck };
}

/** A rebuilt tail is given its time anew, in every partition. */
function timedAnew(watch: TailWatch, now: number): TailWatch {
  return new Map([...watch].map(([partition, entry]) => [partition, { ...entry, since: now }]));
}
