/** How far a partition was read, and how far it goes. Offsets count from 0 and exceed 2^53, hence bigint. */
export type PartitionLag = { partition: number; position: bigint; low: bigint; high: bigint };

export type TailWatch = ReadonlyMap<number, Watched>;
type Watched = { position: bigint; high: bigint; since: number; givenUpAt: bigint | undefined };

export type TailVerdict = 'advancing' | 'stalled' | 'log-restarted';

export const STALL_MS = 15_000;

/**
 * Looks at the tail once more. It is stalled when a partition holds more than was read and the
 * position has not moved for STALL_MS. A rebuilt tail that stops at the same place again found
 * nothing readable there (only a transaction's control records), so that end counts as reached.
 */
export function watchTail(
  before: TailWatch,
  lags: readonly PartitionLag[],
  now: number,
): { watch: TailWatch; verdict: TailVerdict } {
  const watch = new Map<number, Watched>();
  let verdict: TailVerdict = 'advancing';
  for (const { partition, position, low, high } of lags) {
    const known = before.get(partition);
    const moved = known === undefined || known.position !== position;
    const caughtUp = position >= high || known?.givenUpAt === high;
    const since = moved || caughtUp ? now : known.since;
    let givenUpAt = moved ? undefined : known?.givenUpAt;
    if (position > high || (position < low && !moved)) {
      verdict = 'log-restarted';
    } else if (now - since >= STALL_MS) {
      if (verdict === 'advancing') verdict = 'stalled';
      givenUpAt = high;
    }
    watch.set(partition, { position, high, since, givenUpAt });
  }
  return { watch: verdict === 'advancing' ? watch : timedAnew(watch, now), verdict };
}

/** A rebuilt tail is given its time anew, in every partition. */
function timedAnew(watch: TailWatch, now: number): TailWatch {
  return new Map([...watch].map(([partition, entry]) => [partition, { ...entry, since: now }]));
}
