const FIRST_MS = 250;
const LIMIT_MS = 15_000;

/** How long to wait before attempt n+1 (n from 0): doubling, bounded, spread so that instances do not march in step. */
export function backoff(attempt: number, random: () => number): number {
  const full = Math.min(LIMIT_MS, FIRST_MS * 2 ** Math.min(attempt, 20));
  return Math.round(full * (0.5 + random() / 2));
}
