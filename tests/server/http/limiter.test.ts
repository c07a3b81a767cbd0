import { expect, test } from 'vitest';
import { createLimiter } from '#server/http/limiter.ts';

/** At a moment that stands still, so that nobody gets anything back. */
function openLimiter(atOnce: number) {
  const allowance = { atOnce, perSecond: 1 };
  const limiter = createLimiter({ allowance, clock: () => 0, what: 'Too much.' });
  const isRefused = (who: string): boolean => {
    try {
      limiter.take(who);
      return false;
    } catch {
      return true;
    }
  };
  return { ...limiter, isRefused };
}

test('WH9: each has his own, and who proved to be right begins anew', () => {
  const { isRefused, forgive } = openLimiter(2);
  expect(['a', 'a', 'a', 'b'].map(isRefused)).toEqual([false, false, true, false]);
  forgive('a');
  expect(isRefused('a')).toBe(false);
});

test('WH6, WH9: whoever has to wait is not forgotten because of a crowd', () => {
  const { isRefused } = openLimiter(3);
  while (!isRefused('ana'));
  for (let n = 0; n < 50_000; n++) isRefused(`nobody ${n}`);
  expect(isRefused('ana')).toBe(true);
});
