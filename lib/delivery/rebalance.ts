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
  | 'again'
  /** Kafka did not say who is in the group, then or before. */
  | 'unknown';

export type Rebalance = {
  readonly cause: RebalanceCause;
  readonly joined: readonly Member[];
  readonly left: readonly Member[];
};

export const FIRST: Rebalance = { cause: 'began', joined: [], left: [] };

/** DE12: what differs between how the group was shared out and how it is now; undefined where nobody said. */
export function rebalanceOf(
  before: readonly Member[] | undefined,
  after: readonly Member[] | undefined,
): Rebalance {
  if (before === undefined || after === undefined) return { ...FIRST, cause: 'unknown' };
  const joined = without(after, before);
  const left = without(before, after);
  return { cause: causeOf(joined, left, [countOf(before), countOf(after)]), joined, left };
}

function causeOf(
  joined: readonly Member[],
  left: readonly Member[],
  [before, after]: readonly [number, number],
): RebalanceCause {
  if (joined.length > 0) return left.length > 0 ? 'replaced' : 'joined';
  if (left.length > 0) return 'left';
  // While a group is being shared out, Kafka says of nobody what he has.
  return before === after || before === 0 || after === 0 ? 'again' : 'partitions';
}

function without(some: readonly Member[], others: readonly Member[]): Member[] {
  const known = new Set(others.map(({ memberId }) => memberId));
  return some.filter(({ memberId }) => !known.has(memberId));
}

function countOf(members: readonly Member[]): number {
  return members.flatMap(({ partitions }) => partitions).length;
}
