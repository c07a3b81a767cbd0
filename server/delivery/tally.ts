import type { Reconciliation } from '#lib/delivery.ts';
import type { Counted, Stretch } from '#server/store/reconcile-store.ts';

/** So many offsets are counted while somebody waits; a longer log is counted on the side. */
const AT_ONCE = 2_000_000;
const NOTHING: Counted = { recorded: 0, rejected: 0, gaps: 0, control: 0 };

type Tally = { from: number; to: number; counted: Counted };

/** What is counted of each log. Only what is new is counted, and what the broker dropped taken off. */
export function createTallies(deps: { count: (stretch: Stretch) => Promise<Counted> }) {
  const tallies = new Map<number, Tally>();
  const underway = new Map<number, Promise<void>>();

  const countInPieces = async (log: number, from: number, to: number): Promise<Counted> => {
    let total = NOTHING;
    for (let at = from; at < to; at += AT_ONCE) {
      total = plus(total, await deps.count({ log, from: at, to: Math.min(to, at + AT_ONCE) }), 1);
    }
    return total;
  };

  const advance = async (log: number, from: number, position: number) => {
    const known = tallies.get(log);
    const usable = known !== undefined && known.from <= from && known.to >= from;
    const before = usable && known.to <= position ? known : { from, to: from, counted: NOTHING };
    const added = await countInPieces(log, before.to, position);
    const dropped = await countInPieces(log, before.from, from);
    const counted = plus(plus(before.counted, added, 1), dropped, -1);
    tallies.set(log, { from, to: position, counted });
  };

  /** One count at a time for each log, so that two askers do not count the same. */
  const inTurn = (log: number, from: number, position: number): Promise<void> => {
    const turn = (underway.get(log) ?? Promise.resolve())
      .catch(() => undefined) // Whoever waited for that one was told.
      .then(() => advance(log, from, position));
    underway.set(log, turn);
    return turn;
  };

  return {
    /** What became of the offsets of a log, as of when its place in the database was `position`. */
    async reconcile(log: number, from: number, position: number): Promise<Reconciliation> {
      const known = tallies.get(log);
      const long = position - (known?.to ?? from) > AT_ONCE;
      if (long) {
        if (!underway.has(log))
          void inTurn(log, from, position).finally(() => underway.delete(log));
        return { from, ...(known?.counted ?? NOTHING), unaccounted: null };
      }
      await inTurn(log, from, position);
      const { counted } = tallies.get(log) ?? { counted: NOTHING };
      const { recorded, rejected, gaps, control } = counted;
      const unaccounted = position - from - recorded - rejected - gaps - control;
      return { from, ...counted, unaccounted };
    },
  };
}

function plus(a: Counted, b: Counted, sign: 1 | -1): Counted {
  return {
    recorded: a.recorded + sign * b.recorded,
    rejected: a.rejected + sign * b.rejected,
    gaps: a.gaps + sign * b.gaps,
    control: a.control + sign * b.control,
  };
}
