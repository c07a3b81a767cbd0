import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoff } from '#lib/live/backoff.ts';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const attempt = fc.oneof(fc.nat(8), fc.nat());

test.each([
  [0, 250],
  [1, 500],
  [2, 1000],
  [5, 8000],
  [6, 15_000],
  [100, 15_000],
  [1e9, 15_000],
])('TL3: after failure %d the wait is half to all of %d ms', (failures, full) => {
  expect(backoff(failures, () => 0)).toBe(full / 2);
  expect(backoff(failures, () => 1)).toBe(full);
});

test('TL3: each wait is as long as the one before or longer, and 15 s at most', () => {
  fc.assert(
    fc.property(attempt, random, (n, spread) => {
      const wait = backoff(n, () => spread);
      expect(backoff(n + 1, () => spread)).toBeGreaterThanOrEqual(wait);
      expect(wait).toBeLessThanOrEqual(15_000);
    }),
  );
});

test('TL3: until the limit the spread never makes a later wait the shorter one', () => {
  fc.assert(
    fc.property(fc.nat(4), random, random, (n, one, other) => {
      expect(backoff(n + 1, () => one)).toBeGreaterThanOrEqual(backoff(n, () => other));
    }),
  );
});
