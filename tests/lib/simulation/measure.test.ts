import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import type { SimulatedFault } from '#lib/simulation/faults.ts';
import { AMBIENT, evaporatorOf, setPointOf } from '#lib/simulation/freezer-model.ts';
import { createMeasure, NOISE, outsideOf } from '#lib/simulation/measure.ts';
import { createRandom } from '#lib/simulation/random.ts';
import { NOON } from '#tests/support/builders.ts';

const MINUTE = 60_000;
const NONE: ReadonlySet<SimulatedFault> = new Set();
const someSeed = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const somePhysical = fc.subarray<SimulatedFault>(['door', 'compressor', 'defrost']);
const someLimits = fc
  .record({
    low: fc.option(fc.integer({ min: -90, max: 20 })),
    high: fc.option(fc.integer({ min: -80, max: 40 })),
  })
  .filter(({ low, high }) => (low ?? high) !== null && (low ?? -99) < (high ?? 99));

test('SM3: the same seed gives the same numbers, from 0 up to 1, evenly', () => {
  fc.assert(
    fc.property(someSeed, (seed) => {
      const [one, other] = [createRandom(seed), createRandom(seed)];
      const numbers = Array.from({ length: 2000 }, one);
      expect(numbers).toEqual(Array.from({ length: 2000 }, other));
      expect(numbers.every((n) => n >= 0 && n < 1)).toBe(true);
      const mean = numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
      expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
    }),
    { numRuns: 50 },
  );
});

test('SM3: neighbouring seeds are different sensors', () => {
  const first = Array.from({ length: 1000 }, (_, seed) => createRandom(seed)());
  expect(new Set(first).size).toBe(1000);
  const steps = first.slice(1).map((value, n) => Math.abs(value - (first[n] ?? 0)));
  expect(steps.reduce((sum, step) => sum + step, 0) / steps.length).toBeGreaterThan(0.25);
});

test('SM3: no sensor says what its neighbours say a little earlier or later', () => {
  fc.assert(
    fc.property(someSeed, fc.integer({ min: 1, max: 999 }), (seed, further) => {
      const series = (of: number) => Array.from({ length: 300 }, createRandom(of));
      const other = new Set(series(seed + further));
      expect(series(seed).filter((number) => other.has(number)).length).toBeLessThan(3);
    }),
  );
});

test('SM1: the plain model is uniform between −5 and 5, in hundredths', () => {
  fc.assert(
    fc.property(someSeed, (seed) => {
      const measure = createMeasure('plain', seed, { low: null, high: -18 });
      const values = Array.from({ length: 500 }, (_, n) => measure(NOON + n, NONE));
      for (const value of values) expect(Math.abs(value)).toBeLessThanOrEqual(5);
      for (const value of values) expect(Math.round(value * 100) / 100).toBe(value);
      expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(9);
    }),
    { numRuns: 30 },
  );
});

test('SM3: same seed, same times, same series; whatever goes wrong meanwhile', () => {
  fc.assert(
    fc.property(someSeed, someLimits, fc.array(somePhysical), (seed, limits, troubles) => {
      const series = () => {
        const measure = createMeasure('physical', seed, limits);
        return troubles.map((kinds, n) => measure(NOON + n * 7000, new Set(kinds)));
      };
      expect(series()).toEqual(series());
    }),
  );
});

test('SM3: a physical temperature stays between the evaporator’s and the room’s', () => {
  const someStep = fc.record({ ms: fc.integer({ min: 0, max: 10 * MINUTE }), kinds: somePhysical });
  fc.assert(
    fc.property(someSeed, someLimits, fc.array(someStep), (seed, limits, steps) => {
      const measure = createMeasure('physical', seed, limits);
      const coldest = evaporatorOf(setPointOf(limits)) - NOISE;
      const warmest = AMBIENT.mean + AMBIENT.swing + NOISE;
      let at = NOON;
      for (const { ms, kinds } of steps) {
        at += ms;
        const value = measure(at, new Set(kinds));
        expect(value).toBeGreaterThan(coldest);
        expect(value).toBeLessThan(warmest);
      }
    }),
    { numRuns: 60 },
  );
});

/** A value each ten seconds; what is wrong begins after an hour. */
function hours(
  count: number,
  limits: { low: number | null; high: number | null },
  fault?: SimulatedFault,
) {
  const measure = createMeasure('physical', 7, limits);
  const wrong = new Set(fault === undefined ? [] : [fault]);
  return Array.from({ length: count * 360 }, (_, n) =>
    measure(NOON + n * 10_000, n < 360 ? NONE : wrong),
  );
}

test.each(Object.entries(PROFILE_SETTINGS))(
  'SM3: a whole day of %s keeps its limits, but for its defrosts',
  (_, settings) => {
    const { low, high, onDelaySeconds } = settings;
    const isOut = (value: number) => value > (high ?? 99) || value < (low ?? -99);
    const lengths = hours(24, settings)
      .map((value) => (isOut(value) ? 'x' : ' '))
      .join('')
      .split(' ')
      .map((run) => run.length * 10);
    expect(Math.max(...lengths)).toBeLessThan(onDelaySeconds);
  },
);

test('SM3: the compressor comes and goes: the temperature turns around every few minutes', () => {
  const values = hours(1, PROFILE_SETTINGS.beverage);
  const middle = (n: number) => (values[n - 1] ?? 0) + (values[n] ?? 0) + (values[n + 1] ?? 0);
  const turns = values.filter((_, n) => {
    if (n < 8 || n > values.length - 9) return false;
    const [before, here, after] = [middle(n - 6), middle(n), middle(n + 6)];
    return (here > before && here > after) || (here < before && here < after);
  });
  expect(turns.length).toBeGreaterThan(10);
});

test.each([
  ['door', 2],
  ['defrost', 20],
  ['compressor', 60],
] as const)('SM6: %s takes a freezer out of its limits within %d minutes', (fault, minutes) => {
  const values = hours(3, PROFILE_SETTINGS.beverage, fault);
  const out = values.slice(360).findIndex((value) => value > 5);
  expect(out).toBeGreaterThan(0);
  expect(out / 6).toBeLessThan(minutes);
});

test('SM6: off-range is beyond the limits on the side that has one', () => {
  expect(outsideOf(PROFILE_SETTINGS.beverage)).toBeGreaterThan(5.5);
  expect(outsideOf({ low: -30, high: null })).toBeLessThan(-31);
});
