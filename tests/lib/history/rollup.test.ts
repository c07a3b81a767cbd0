import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addReading,
  type Bucket,
  celsiusOfHeat,
  emptyBucket,
  FLAG,
  HOUR_MS,
  heatOf,
  MINUTE_MS,
  meanOf,
  mergeBuckets,
  startOf,
} from '#lib/history/rollup.ts';
import { NOON } from '#tests/support/builders.ts';

type Value = { celsius: number; flags: number };

/** Values as probes give them, those that need all of a double, and the ends of what is taken. */
const anyCelsius = fc.oneof(
  fc.integer({ min: -30_000_000, max: 10_000_000 }).map((n) => n / 1_000_000),
  fc.double({ min: -273.15, max: 1000, noNaN: true }).map((celsius) => celsius + 0),
  fc.constantFrom(-273.15, -196, -127, 0, 85, 1000),
);
/** Those that the recorder gives: a probe error is judged by no limit. */
const anyFlags = fc
  .tuple(fc.constantFrom(0, 1, 2, 4, 5, 6, 8, 12), fc.constantFrom(0, FLAG.simulated))
  .map(([judged, origin]) => judged | origin);
const anyValue: fc.Arbitrary<Value> = fc.record({ celsius: anyCelsius, flags: anyFlags });
const anyValues = fc.array(anyValue, { maxLength: 60, size: 'max' });

function bucketOf(values: readonly Value[]): Bucket {
  return values.reduce(
    (bucket, { celsius, flags }) => addReading(bucket, celsius, flags),
    emptyBucket(NOON),
  );
}

function allOf(...celsius: number[]): Bucket {
  return bucketOf(celsius.map((one) => ({ celsius: one, flags: 0 })));
}

/** The same but for heat, a sum of doubles: that depends on the order in its last digits. */
function expectSame(bucket: Bucket, other: Bucket) {
  expect({ ...bucket, heat: 0 }).toEqual({ ...other, heat: 0 });
  expect(Math.abs(bucket.heat - other.heat)).toBeLessThanOrEqual(other.heat * 1e-12);
}

function mktOf({ heat, count }: Bucket): number | null {
  return celsiusOfHeat(heat / count);
}

test('RO1: a bucket keeps count, least, greatest, mean and what was outside', () => {
  const bucket = bucketOf([
    { celsius: -3.42, flags: 0 },
    { celsius: 5.5, flags: FLAG.above },
    { celsius: -6, flags: FLAG.below | FLAG.skewed },
    { celsius: 5.6, flags: FLAG.above },
  ]);
  expect(bucket).toMatchObject({ from: NOON, count: 4, min: -6, max: 5.6, sum: 1_680_000 });
  expect(bucket).toMatchObject({ faulty: 0, below: 1, above: 2 });
  expect(meanOf(bucket)).toBe(0.42);
});

test('RO1: a bucket holds what the readings themselves give', () => {
  fc.assert(
    fc.property(anyValues, (values) => {
      const bucket = bucketOf(values);
      const good = values.filter(({ flags }) => !(flags & FLAG.probeError));
      const outside = (bit: number) => good.filter(({ flags }) => flags & bit).length;
      expect(bucket.count).toBe(good.length);
      expect(bucket.faulty).toBe(values.length - good.length);
      expect(bucket.simulated).toBe(values.filter((v) => v.flags & FLAG.simulated).length);
      expect(bucket.below).toBe(outside(FLAG.below));
      expect(bucket.above).toBe(outside(FLAG.above));
      fc.pre(good.length > 0);
      const celsius = good.map((value) => value.celsius);
      expect(bucket.min).toBe(Math.min(...celsius));
      expect(bucket.max).toBe(Math.max(...celsius));
      const mean = celsius.reduce((sum, one) => sum + one, 0) / celsius.length;
      expect(Math.abs(meanOf(bucket) - mean)).toBeLessThan(1e-6);
    }),
  );
});

test('RO1: in any order the same readings are the same bucket', () => {
  const shuffled = anyValues.chain((values) =>
    fc.tuple(
      fc.constant(values),
      fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([values, other]) => expectSame(bucketOf(other), bucketOf(values))),
  );
});

test('RO1, RO2: split in any way and put together, readings are the bucket of one by one', () => {
  const split = fc.array(fc.tuple(anyValue, fc.nat(7)), { maxLength: 60, size: 'max' });
  fc.assert(
    fc.property(split, (values) => {
      const parts = Array.from({ length: 8 }, (_, nth) =>
        bucketOf(values.filter(([, part]) => part === nth).map(([value]) => value)),
      );
      const merged = parts.reduce(mergeBuckets);
      expectSame(merged, bucketOf(values.map(([value]) => value)));
    }),
  );
});

test('RO1: merging keeps the time of the first and changes neither', () => {
  const late = Object.freeze({ ...allOf(-10), from: NOON + MINUTE_MS });
  const hour = Object.freeze(allOf(-20));
  expect(mergeBuckets(hour, late).from).toBe(NOON);
  expect(mergeBuckets(emptyBucket(NOON), late)).toEqual({ ...late, from: NOON });
  expect(mergeBuckets(late, emptyBucket(NOON))).toEqual(late);
});

test('RO1: the mean lies between least and greatest, however many decimals they have', () => {
  fc.assert(
    fc.property(fc.array(anyCelsius, { minLength: 1 }), (celsius) => {
      const bucket = allOf(...celsius);
      expect(meanOf(bucket)).toBeGreaterThanOrEqual(bucket.min);
      expect(meanOf(bucket)).toBeLessThanOrEqual(bucket.max);
    }),
  );
  expect(meanOf(allOf(-3.123_456_7))).toBe(-3.123_456_7);
});

test('RO1: the ends of what is taken are kept as they are', () => {
  const bucket = allOf(-273.15, -196, 1000);
  expect(bucket).toMatchObject({ count: 3, min: -273.15, max: 1000, sum: 530_850_000 });
  expect(meanOf(bucket)).toBe(176.95);
  expect(bucket.heat).toBe(heatOf(1000));
});

test('RO1: a year of readings, ten in a second, adds up without a rest', () => {
  const day = { ...allOf(-18.123_456), count: 864_000, sum: -18_123_456 * 864_000 };
  const year = Array.from({ length: 365 }, () => day).reduce(mergeBuckets);
  expect(Number.isSafeInteger(year.sum)).toBe(true);
  expect(meanOf(year)).toBe(-18.123_456);
});

test('RO3: a probe error is counted, and in nothing else', () => {
  fc.assert(
    fc.property(anyValues, fc.constantFrom(-127, 85), (values, celsius) => {
      const before = bucketOf(values);
      const after = addReading(before, celsius, FLAG.probeError | FLAG.skewed);
      expect(after).toEqual({ ...before, faulty: before.faulty + 1 });
    }),
  );
});

test('RO3: a first good reading after a probe error is least and greatest', () => {
  const bucket = addReading(addReading(emptyBucket(NOON), -127, FLAG.probeError), -18, 0);
  expect(bucket).toMatchObject({ count: 1, faulty: 1, min: -18, max: -18 });
  const faulty = addReading(emptyBucket(NOON), -127, FLAG.probeError);
  for (const merged of [mergeBuckets(faulty, allOf(-18)), mergeBuckets(allOf(-18), faulty)]) {
    expect(merged).toEqual(bucket);
  }
});

test.each([
  [[-18, -18, -10], -14.2507],
  [[5, 5, 5, 25], 15.1322],
  [[-18], -18],
])('HS4: the mean kinetic temperature of %j is %d', (celsius, mkt) => {
  expect(mktOf(allOf(...celsius))).toBeCloseTo(mkt, 4);
});

test('HS4: a temperature comes back from its heat, down to −259 °C', () => {
  fc.assert(
    fc.property(fc.double({ min: -259, max: 1000, noNaN: true }), (celsius) => {
      expect(celsiusOfHeat(heatOf(celsius))).toBeCloseTo(celsius, 8);
    }),
  );
});

test('HS4: a heat that a double does not hold is no temperature', () => {
  expect(heatOf(-273.15)).toBe(0);
  for (const celsius of [-273.15, -270, -259.5]) {
    expect(celsiusOfHeat(heatOf(celsius))).toBeNull();
  }
});

test('HS4: heat so cold that it is nothing counts as nothing among warmer', () => {
  expect(mktOf(allOf(-273.15, -196, 1000))).toBeCloseTo(celsiusOfHeat(heatOf(1000) / 3) ?? 0, 9);
  expect(mktOf(allOf(-196, -196))).toBeCloseTo(-196, 9);
});

test('RO1: a minute and an hour begin where the clock says so', () => {
  expect(startOf(NOON + 61_234, MINUTE_MS)).toBe(NOON + MINUTE_MS);
  expect(startOf(NOON + HOUR_MS - 1, HOUR_MS)).toBe(NOON);
  expect(startOf(NOON, HOUR_MS)).toBe(NOON);
});
