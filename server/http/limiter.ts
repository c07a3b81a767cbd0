import { type Allowance, isFull, type Purse, spend } from '#lib/web/allowance.ts';
import { ProblemError } from '#server/http/problem.ts';

/** So many are remembered before those are forgotten who have nothing to wait for. */
const MANY = 10_000;

/** WH9: nobody may do something without end; refuses with the time to wait. In this instance's memory. */
export function createLimiter(deps: { allowance: Allowance; clock: () => number; what: string }) {
  const { allowance, clock, what } = deps;
  const purses = new Map<string, Purse>();

  /** Of too many the fullest go: whoever comes as many others is not to have himself forgotten by that. */
  const tidy = (now: number) => {
    for (const [who, purse] of purses) if (isFull(purse, now, allowance)) purses.delete(who);
    if (purses.size <= MANY) return;
    const fullest = [...purses].sort(([, one], [, other]) => other.left - one.left);
    for (const [who] of fullest.slice(0, MANY / 2)) purses.delete(who);
  };

  return {
    take(who: string): void {
      const now = clock();
      if (purses.size > MANY) tidy(now);
      const spent = spend(purses.get(who), now, allowance);
      purses.set(who, spent.purse);
      if (spent.ok) return;
      const retryAfterS = Math.max(1, Math.ceil(spent.waitMs / 1000));
      throw new ProblemError(429, `${what} Try again in ${retryAfterS} s.`, { retryAfterS });
    },
    /** Whoever proved to be right has nothing to wait for. */
    forgive: (who: string) => void purses.delete(who),
  };
}
