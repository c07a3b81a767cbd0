import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFull, type Purse, spend } from '#lib/web/allowance.ts';

const ALLOWANCE = { atOnce: 3, perSecond: 0.5 };

function tries(times: readonly number[]): boolean[] {
  let purse: Purse | undefined;
  return times.map((at) => {
    const spent = spend(purse, at, ALLOWANCE);
    purse = spent.purse;
    return spent.ok;
  });
}

test('WH9: so many at once, then one as time passes', () => {
  expect(tries([0, 0, 0, 0, 1999, 2000, 2001, 4000])).toEqual([
    ...[true, true, true, false, false, true, false, true],
  ]);
});

test('WH9: it says how long to wait, and no longer than that it takes', () => {
  const times = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1 });
  fc.assert(
    fc.property(times, (given) => {
      let purse: Purse | undefined;
      let now = 0;
      for (const at of given.toSorted((a, b) => a - b)) {
        now = at;
        const spent = spend(purse, at, ALLOWANCE);
        purse = spent.purse;
        if (spent.ok) continue;
        expect(spend(purse, at + spent.waitMs, ALLOWANCE).ok).toBe(true);
        expect(spend(purse, at + spent.waitMs - 2, ALLOWANCE).ok).toBe(false);
      }
      expect(purse !== undefined && isFull(purse, now + 6000, ALLOWANCE)).toBe(true);
    }),
  );
});

test('WH9: in no stretch are there more than it allows', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 2, maxLength: 60 });
  fc.assert(
    fc.property(gaps, (steps) => {
      let at = 0;
      const times = steps.map((step) => {
        at += step;
        return at;
      });
      const allowed = tries(times).filter(Boolean).length;
      expect(allowed).toBeLessThanOrEqual(3 + (at / 1000) * 0.5 + 1e-6);
    }),
  );
});

test('WH9: a clock that was set back gives nothing', () => {
  expect(tries([10_000, 10_000, 10_000, 0, 0])).toEqual([true, true, true, false, false]);
});
