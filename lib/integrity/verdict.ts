import type { PartitionCounts } from '#lib/integrity/judge.ts';

/**
 * How a check ended: all was sent and read to the end; somebody called it off; Gelo was stopped; the
 * producer gave up; or not all was read in time.
 */
export const ENDINGS = ['done', 'cancelled', 'stopped', 'unsent', 'unread'] as const;
export type Ending = (typeof ENDINGS)[number];

export const VERDICTS = ['clean', 'faulty', 'incomplete'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** IC3: what was found wrong is wrong however the check ended; only one that ended well is clean. */
export function verdictOf(ending: Ending, partitions: readonly PartitionCounts[]): Verdict {
  const isFaulty = partitions.some(
    ({ missing, doubled, outOfOrder, altered }) =>
      (missing ?? 0) + doubled + outOfOrder + altered > 0,
  );
  if (isFaulty) return 'faulty';
  return ending === 'done' ? 'clean' : 'incomplete';
}

/** What is counted of each partition, in the order of a message's way. */
export const COUNTS = [
  'sent',
  'acknowledged',
  'received',
  'missing',
  'doubled',
  'outOfOrder',
  'altered',
] as const satisfies readonly (keyof PartitionCounts)[];

/** All partitions together. */
export function totalOf(
  partitions: readonly PartitionCounts[],
): Omit<PartitionCounts, 'partition'> {
  const sum = (count: (one: PartitionCounts) => number) =>
    partitions.reduce((total, one) => total + count(one), 0);
  const isKnown = partitions.every(({ missing }) => missing !== null);
  return {
    sent: sum(({ sent }) => sent),
    acknowledged: sum(({ acknowledged }) => acknowledged),
    received: sum(({ received }) => received),
    missing: isKnown ? sum(({ missing }) => missing ?? 0) : null,
    doubled: sum(({ doubled }) => doubled),
    outOfOrder: sum(({ outOfOrder }) => outOfOrder),
    altered: sum(({ altered }) => altered),
  };
}
