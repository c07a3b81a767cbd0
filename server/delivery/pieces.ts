import type { PartitionKeys } from '#lib/api/delivery.ts';
import type { Counted, CountedKeys, Stretch } from '#server/store/reconcile-store.ts';

export const NOTHING: Counted = { recorded: 0, rejected: 0, gaps: 0, control: 0, checks: 0 };

/** A stretch of a log that was counted. */
export type Piece = Stretch & {
  readonly counted: Counted;
  /** Whose readings they are; not kept of those that are long past. */
  readonly keys?: CountedKeys;
};

/** Of so many of the newest pieces it is kept whose readings they are: a long log has thousands. */
const KEYED_PIECES = 4;
const LISTED_KEYS = 20;

export function withoutOldKeys(pieces: readonly Piece[]): readonly Piece[] {
  const old = pieces.length - KEYED_PIECES;
  if (!pieces.some(({ keys }, index) => index < old && keys !== undefined)) return pieces;
  return pieces.map((piece, index) => {
    const { keys, ...rest } = piece;
    return index < old ? rest : piece;
  });
}

/** What pieces that follow one another count together, from `from` on. */
export function sumOf(
  pieces: readonly Piece[],
  from: number,
): { readonly to: number; readonly counted: Counted } {
  const counted = pieces.reduce((sum, piece) => add(sum, piece.counted), NOTHING);
  return { to: pieces.at(-1)?.to ?? from, counted };
}

export function together(a: Piece, b: Piece): Piece {
  return { ...a, to: b.to, counted: add(a.counted, b.counted), keys: addKeys([a, b]) };
}

export function keysOf(pieces: readonly Piece[]): PartitionKeys {
  const keyed = pieces.filter(({ keys }) => keys !== undefined);
  const all = [...addKeys(keyed)].map(([freezer, counted]) => ({ freezer, ...counted }));
  const list = all
    .sort((a, b) => b.readings - a.readings || (a.freezer < b.freezer ? -1 : 1))
    .slice(0, LISTED_KEYS);
  return { since: keyed[0]?.from ?? 0, count: all.length, list };
}

function add(a: Counted, b: Counted): Counted {
  return {
    recorded: a.recorded + b.recorded,
    rejected: a.rejected + b.rejected,
    gaps: a.gaps + b.gaps,
    control: a.control + b.control,
    checks: a.checks + b.checks,
  };
}

function addKeys(pieces: readonly Pick<Piece, 'keys'>[]): CountedKeys {
  const sum = new Map<string, { readings: number; newest: number }>();
  for (const { keys = [] } of pieces) {
    for (const [key, { readings, newest }] of keys) {
      sum.set(key, { readings: (sum.get(key)?.readings ?? 0) + readings, newest });
    }
  }
  return sum;
}
