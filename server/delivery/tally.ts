import type { PartitionKeys, Reconciliation } from '#lib/api/delivery.ts';
import {
  keysOf,
  NOTHING,
  type Piece,
  sumOf,
  together,
  withoutOldKeys,
} from '#server/delivery/pieces.ts';
import type { Counted, CountedKeys, Stretch } from '#server/store/reconcile-store.ts';

/** So many offsets are counted while somebody waits; a longer log is counted on the side. */
const AT_ONCE = 2_000_000;
/** The first piece is counted anew whenever the log begins later than it did. */
const PIECE = 500_000;

/** What is counted of each log, piece by piece: only what is new, and what begins later by now. */
export function createTallies(deps: {
  count: (stretch: Stretch) => Promise<{ counted: Counted; keys: CountedKeys }>;
}) {
  const tallies = new Map<number, readonly Piece[]>();
  const underway = new Map<number, Promise<unknown>>();

  const countPiece = async (stretch: Stretch): Promise<Piece> => ({
    ...stretch,
    ...(await deps.count(stretch)),
  });

  /**
   * What lies below `from` is left out, and never taken off: it may have been counted while it was
   * there, and since been deleted for its age.
   */
  const beginAt = async (log: number, from: number): Promise<readonly Piece[]> => {
    const known = tallies.get(log) ?? [];
    const rest = known.filter(({ to }) => to > from);
    const [first, ...others] = rest;
    if (first === undefined || first.from === from) return rest;
    if (first.from > from) return [];
    return [await countPiece({ log, from, to: first.to }), ...others];
  };

  /** Counts as far as `position`; somebody else may have counted further already. */
  const advance = async (log: number, from: number, position: number) => {
    let pieces = await beginAt(log, from);
    for (;;) {
      const last = pieces.at(-1);
      const at = last?.to ?? from;
      pieces = withoutOldKeys(pieces);
      tallies.set(log, pieces);
      if (at >= position) return sumOf(pieces, from);
      const open = last !== undefined && at - last.from < PIECE ? last : undefined;
      const to = Math.min(position, (open?.from ?? at) + PIECE);
      const added = await countPiece({ log, from: at, to });
      pieces = open ? [...pieces.slice(0, -1), together(open, added)] : [...pieces, added];
    }
  };

  /** One count at a time for each log, so that two askers do not count the same. */
  const inTurn = (log: number, from: number, position: number) => {
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
      const known = sumOf(tallies.get(log) ?? [], from);
      if (position - known.to > AT_ONCE) {
        if (!underway.has(log)) void inTurn(log, from, position); // Failed, it is begun again when next asked.
        return { from, received: position - from, ...known.counted, unaccounted: null };
      }
      const { to, counted } = await inTurn(log, from, position);
      const { recorded, rejected, gaps, control, checks } = counted;
      const accounted = recorded + rejected + gaps + control + checks;
      return { from, received: to - from, ...counted, unaccounted: to - from - accounted };
    },
    /** DE3: whose readings were counted, as far as that is kept. */
    keys: (log: number): PartitionKeys => keysOf(tallies.get(log) ?? []),
  };
}

export const NOTHING_COUNTED = { received: 0, ...NOTHING, unaccounted: 0 };
