import type { Reconciliation } from '#lib/api/delivery.ts';
import type { Counted, Stretch } from '#server/store/reconcile-store.ts';

/** So many offsets are counted while somebody waits; a longer log is counted on the side. */
const AT_ONCE = 2_000_000;
const NOTHING: Counted = { recorded: 0, rejected: 0, gaps: 0, control: 0 };

type Tally = { from: number; to: number; counted: Counted };

/** What is counted of each log. Only what is new is counted, and what the broker dropped taken off. */
export function createTallies(deps: { count: (stretch: Stretch) => Promise<Counted> }) {
  const tallies = new Map<number, Tally>();
  const underway = new Map<number, Promise<unknown>>();

  const countInPieces = async (log: number, from: number, to: number): Promise<Counted> => {
    let total = NOTHING;
    for (let at = from; at < to; at += AT_ONCE) {
      total = plus(total, await deps.count({ log, from: at, to: Math.min(to, at + AT_ONCE) }), 1);
    }
    return total;
  };

  /** Counts as far as `position`; somebody else may have counted further already. */
  const advance = async (log: number, from: number, position: number): Promise<Tally> => {
    const known = tallies.get(log);
    const usable = known !== undefined && known.from <= from && known.to >= from;
    const before = usable ? known : { from, to: from, counted: NOTHING };
    const to = Math.max(position, before.to);
    const added = await countInPieces(log, before.to, to);
    const dropped = await countInPieces(log, before.from, from);
    const tally = { from, to, counted: plus(plus(before.counted, added, 1), dropped, -1) };
    tallies.set(log, tally);
    return tally;
  };

  /** One count at a time for each log, so that two askers do not count the same. */
  const inTurn = (log: number, from: number, position: number): Promise<Tally> => {
    const before = underway.get(log) ?? Promise.resolve();
    const turn = before
      .catch(() => undefined) // Whoever waited for that one was told.
      .then(() => advance(log, from, position));
    underway.set(log, turn);
    const over = () => {
      if (underway.get(log) === turn) underway.delete(log);
    };
    turn.then(over, over);
    return turn;
  };

  return {
    /** What became of the offsets of a log, when its place in the database was `position` or further. */
    async reconcile(log: number, from: number, position: number): Promise<Reconciliation> {
      const known = tallies.get(log);
      if (position - (known?.to ?? from) > AT_ONCE) {
        if (!underway.has(log)) void inTurn(log, from, position); // Failed, it is begun again when next asked.
        return { from, ...(known?.counted ?? NOTHING), unaccounted: null };
      }
      const { to, counted } = await inTurn(log, from, position);
      const { recorded, rejected, gaps, control } = counted;
      return { from, ...counted, unaccounted: to - from - recorded - rejected - gaps - control };
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
