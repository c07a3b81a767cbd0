/** Who has which partitions of the group. */
export type Member = {
  readonly memberId: string;
  readonly clientId: string;
  readonly host: string;
  readonly partitions: readonly number[];
};

/** What made the group share out its partitions anew. */
type RebalanceCause =
  /** The first that this instance saw. */
  | 'began'
  | 'joined'
  | 'left'
  /** One went and another came: a restart, or a takeover. */
  | 'replaced'
  /** The same members, but of another number of partitions. */
  | 'partitions'
  /** The same members and partitions: one of them had asked for it. */
  | 'again';

export type Rebalance = {
  readonly cause: RebalanceCause;
  readonly joined: readonly Member[];
  readonly left: readonly Member[];
};

/** DE12: what differs between how the group was shared out and how it is now. */
export function rebalanceOf(
  before: readonly Member[] | undefined,
  after: readonly Member[],
): Rebalance {
  if (before === undefined) return { cause: 'began', joined: [], left: [] };
  const joined = without(after, before);
  const left = without(before, after);
  const cause =
    joined.length > 0 && left.length > 0
      ? 'replaced'
      : joined.length > 0
        ? 'joined'
        : left.length > 0
          ? 'left'
          : countOf(before) === countOf(after)
            ? 'again'
            : 'partitions';
  return { cause, joined, left };
}

function without(some: readonly Member[], others: readonly Member[]): Member[] {
  const known = new Set(others.map(({ memberId }) => memberId));
  return some.filter(({ memberId }) => !known.has(memberId));
}

function countOf(members: readonly Member[]): number {
  return members.flatMap(({ partitions }) => partitions).length;
}
