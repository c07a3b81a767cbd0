import type { Findings } from '#lib/integrity/judge.ts';
import type { Ending, Verdict } from '#lib/integrity/verdict.ts';

/** What a check found. */
export type Checked = Findings & {
  verdict: Verdict;
  ending: Ending;
  /** What the producer or the consumer said when it gave up. */
  why: string | null;
  /** From the first message until all were read. */
  seconds: number;
};
