import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MIN_TICK_MS, nextTick } from '#lib/pacing.ts';

test.each([
  [0, 10],
  [1, 10],
  [2, 18],
  [10, 90],
])('GW3: after %d ms of sending the tick is %d ms', (sending, tick) => {
  expect(nextTick(sending)).toBe(tick);
});

test('GW3: however long sending takes, the tick is at least 10 ms and never shrinks with it', () => {
  const ms = fc.double({ min: 0, max: 60_000, noNaN: true });
  expect(MIN_TICK_MS).toBe(10);
  fc.assert(
    fc.property(ms, ms, (one, more) => {
      expect(nextTick(one)).toBeGreaterThanOrEqual(MIN_TICK_MS);
      expect(nextTick(one + more)).toBeGreaterThanOrEqual(nextTick(one));
    }),
  );
});

test('GW3: sending that takes up to a tenth of a second has a tenth of one CPU at most', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (sending) => {
      expect(sending / (sending + nextTick(sending))).toBeLessThanOrEqual(0.1 + 1e-9);
    }),
  );
});
