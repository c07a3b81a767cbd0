import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLatencyMeter } from '#components/live/latency.ts';

const measure = (...values: number[]) => {
  const meter = createLatencyMeter();
  for (const ms of values) meter.took(ms);
  return meter.middle();
};

test('CN1: before a reading has come there is nothing to say', () => {
  expect(measure()).toBeUndefined();
});

test('CN1: one slow frame among quick ones changes nothing', () => {
  expect(measure(40, 41, 9000, 42, 39)).toBe(41);
});

test('CN1: the middle is that of the last thirty-one, however many came before', () => {
  const before = fc.array(fc.nat(10_000));
  const last = fc.array(fc.nat(10_000), { minLength: 31, maxLength: 31 });
  fc.assert(
    fc.property(before, last, (old, fresh) => {
      const sorted = [...fresh].sort((a, b) => a - b);
      expect(measure(...old, ...fresh)).toBe(sorted[15]);
    }),
  );
});

test('CN1: a clock that is a little wrong never makes it less than nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      expect(measure(...values)).toBeGreaterThanOrEqual(0);
    }),
  );
});
