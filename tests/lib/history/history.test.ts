import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gather, planHistory, type Range } from '#lib/history/history.ts';
import { type KeptSince, keptSince } from '#lib/history/retention.ts';
import {
  addReading,
  type Bucket,
  emptyBucket,
  FLAG,
  HOUR_MS,
  MINUTE_MS,
} from '#lib/history/rollup.ts';
import { NOON, someCelsius } from '#tests/support/builders.ts';

const DAY_MS = 24 * HOUR_MS;
const LAST_DATE = 8.64e15;

const somePoints = fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 10 }));
/** From a moment to all of time, most of them about as long as people ask for. */
const someRange: fc.Arbitrary<Range> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 4e12 }), fc.double({ min: 0, max: 11, noNaN: true }))
    .map(([from, power]) => ({ from, to: from + Math.floor(10 ** power) })),
  fc
    .tuple(
      fc.integer({ min: -LAST_DATE, max: LAST_DATE }),
      fc.integer({ min: -LAST_DATE, max: LAST_DATE }),
    )
    .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) })),
);

/** Where everything is kept, unless said otherwise. */
const plan = (range: Range, points: number, kept: KeptSince = { raw: 0, minute: 0 }) =>
  planHistory(range, points, kept);

/** A bucket with some readings of one kind in it. */
function bucket(from: number, celsius: readonly number[], flags = 0): Bucket {
  return celsius.reduce((made, one) => addReading(made, one, flags), emptyBucket(from));
}

const buckets = (span: number) =>
  fc.array(
    fc
      .tuple(
        fc.nat(span - 1),
        fc.array(someCelsius, { maxLength: 3 }),
        fc.constantFrom(0, FLAG.below, FLAG.above, FLAG.probeError),
      )
      .map(([at, celsius, flags]) => bucket(NOON + at, celsius, flags)),
    { maxLength: 100, size: 'max' },
  );

const total = (all: readonly Bucket[], field: keyof Bucket) =>
  all.reduce((sum, one) => sum + one[field], 0);
const counted = (all: readonly Bucket[]) => all.filter(({ count }) => count > 0);

test.each([
  ['ten minutes', 600_000, 600, 1000, 'raw'],
  ['ten minutes', 600_000, 599, 2000, 'raw'],
  ['an hour', HOUR_MS, 120, 30_000, 'raw'],
  ['an hour', HOUR_MS, 119, MINUTE_MS, 'minute'],
  ['a day', DAY_MS, 300, 5 * MINUTE_MS, 'minute'],
  ['a day', DAY_MS, 47, HOUR_MS, 'hour'],
  ['thirty days', 30 * DAY_MS, 400, 2 * HOUR_MS, 'hour'],
  ['four hundred days', 400 * DAY_MS, 400, 2 * DAY_MS, 'hour'],
  ['four hundred days', 400 * DAY_MS, 5000, 2 * HOUR_MS, 'hour'],
  ['a hundred years', 36_500 * DAY_MS, 100, 2 * 364 * DAY_MS, 'hour'],
])('HS2, HS3: %s (%d ms) in %d points is buckets of %d ms from %s', (...row) => {
  const [, length, points, width, source] = row;
  expect(plan({ from: NOON, to: NOON + length }, points)).toMatchObject({ width, source });
});

test('HS2: a range is aligned outwards, to multiples of the width', () => {
  const planned = plan({ from: NOON + 7, to: NOON + HOUR_MS - 7 }, 12);
  expect(planned).toEqual({
    width: 5 * MINUTE_MS,
    source: 'minute',
    from: NOON,
    to: NOON + HOUR_MS,
  });
  expect(plan({ from: NOON + 7, to: NOON + HOUR_MS + 7 }, 12).width).toBe(10 * MINUTE_MS);
});

test('HS2: what is before 1970 is left out, so that a single point holds any range', () => {
  const all = plan({ from: -LAST_DATE, to: LAST_DATE }, 1);
  expect(all).toMatchObject({ from: 0, to: all.width });
  expect(plan({ from: -DAY_MS, to: -HOUR_MS }, 10)).toMatchObject({ from: 0, to: 0 });
});

test.each([
  [{ from: NOON, to: NOON + 1 }, 0],
  [{ from: Number.NaN, to: NOON }, 10],
])('HS2: %j in %d points is an error and does not search for ever', (range, points) => {
  expect(() => plan(range, points)).toThrow(RangeError);
});

test('HS2: any range fits into the wanted points, is covered, and begins and ends with a bucket', () => {
  fc.assert(
    fc.property(someRange, somePoints, (range, points) => {
      const { width, from, to } = plan(range, points);
      const [first, last] = [Math.max(0, range.from), Math.max(0, range.to)];
      expect((to - from) / width).toBeLessThanOrEqual(points);
      expect([from % width, to % width]).toEqual([0, 0]);
      expect([first - from, to - last]).toSatisfy((out: number[]) =>
        out.every((ms) => ms >= 0 && ms < width),
      );
    }),
    { numRuns: 1000 },
  );
});

test('HS2: more points are never wider buckets, a longer range never finer ones', () => {
  fc.assert(
    fc.property(someRange, somePoints, somePoints, fc.nat(1e9), fc.nat(1e9), (range, ...more) => {
      const [points, others, before, after] = more;
      const { width } = plan(range, points);
      expect(plan(range, points + others).width).toBeLessThanOrEqual(width);
      const longer = { from: range.from - before, to: range.to + after };
      expect(plan(longer, points).width).toBeGreaterThanOrEqual(width);
    }),
    { numRuns: 1000 },
  );
});

test('HS3: every bucket is made of whole ones of its source', () => {
  const parts = { raw: 1, minute: MINUTE_MS, hour: HOUR_MS };
  fc.assert(
    fc.property(someRange, somePoints, (range, points) => {
      const { width, source } = plan(range, points);
      expect(width % parts[source]).toBe(0);
      expect(source === 'raw').toBe(width < MINUTE_MS);
      expect(source === 'hour').toBe(width >= HOUR_MS);
    }),
  );
});

test.each([
  ['within', 30, 600, 1000, 'raw'],
  ['before', 30.01, 600, MINUTE_MS, 'minute'],
  ['before', 31, 5, 2 * MINUTE_MS, 'minute'],
  ['within four times', 120, 600, MINUTE_MS, 'minute'],
  ['before four times', 120.01, 600, HOUR_MS, 'hour'],
  ['long before', 9000, 600, HOUR_MS, 'hour'],
])(
  'HS3: ten minutes %s the 30 days kept, %d days ago, in %d points are buckets of %d ms from %s',
  (...row) => {
    const [, daysAgo, points, width, source] = row;
    const from = NOON - daysAgo * DAY_MS;
    const range = { from, to: from + 10 * MINUTE_MS };
    expect(plan(range, points, keptSince(30, NOON))).toMatchObject({ width, source });
  },
);

test('HS3: what is kept no more changes nothing but that buckets are wide enough', () => {
  const someKept = fc
    .tuple(fc.integer({ min: 1, max: 4e4 }), fc.integer({ min: 0, max: 4e12 }))
    .map(([days, now]) => keptSince(days, now));
  fc.assert(
    fc.property(someRange, somePoints, someKept, (range, points, kept) => {
      const planned = plan(range, points, kept);
      const from = Math.max(0, range.from);
      const least = from < kept.minute ? HOUR_MS : from < kept.raw ? MINUTE_MS : 0;
      const { width } = plan(range, points);
      expect(planned.width).toBe(Math.max(width, least));
      expect(kept.minute).toBeLessThan(kept.raw);
    }),
    { numRuns: 1000 },
  );
});

test('HS2: minutes become hours, a peak survives, and a gap stays one', () => {
  const minutes = [
    bucket(NOON, [-18, -17]),
    bucket(NOON + 59 * MINUTE_MS, [21.5], FLAG.above),
    emptyBucket(NOON + HOUR_MS),
    bucket(NOON + 2 * HOUR_MS + MINUTE_MS, [-18]),
  ];
  const hours = gather(minutes, HOUR_MS);
  expect(hours.map(({ from }) => from)).toEqual([NOON, NOON + 2 * HOUR_MS]);
  expect(hours[0]).toMatchObject({ count: 3, min: -18, max: 21.5, above: 1, sum: -13_500_000 });
});

test('HS2: a stretch of probe errors alone has a bucket that counts nothing else', () => {
  const [faulty] = gather([bucket(NOON, [-127, -127], FLAG.probeError)], HOUR_MS);
  expect(faulty).toEqual({ ...emptyBucket(NOON), faulty: 2 });
});

test('HS2: the buckets of a range are at most the wanted number, by time, each with something in it', () => {
  const range = fc
    .integer({ min: 1, max: 1e9 })
    .chain((span) =>
      fc.record({ span: fc.constant(span), fine: buckets(span), points: somePoints }),
    );
  fc.assert(
    fc.property(range, ({ span, fine, points }) => {
      const { width, from, to } = plan({ from: NOON, to: NOON + span }, points);
      const wide = gather(fine, width);
      expect(wide.length).toBeLessThanOrEqual(points);
      for (const [nth, one] of wide.entries()) {
        expect(one.from).toBeGreaterThanOrEqual(
          nth === 0 ? from : (wide[nth - 1]?.from ?? 0) + width,
        );
        expect(one.from).toBeLessThan(to);
        expect(one.count + one.faulty).toBeGreaterThan(0);
      }
    }),
  );
});

test('HS2: least, greatest, count and sum over the wide buckets are those of the fine ones', () => {
  fc.assert(
    fc.property(buckets(1e8), fc.constantFrom(1000, MINUTE_MS, HOUR_MS, DAY_MS), (fine, width) => {
      const wide = gather(fine, width);
      for (const field of ['count', 'faulty', 'sum', 'below', 'above'] as const) {
        expect(total(wide, field)).toBe(total(fine, field));
      }
      const [all, made] = [counted(fine), counted(wide)];
      expect(Math.min(...made.map(({ min }) => min))).toBe(Math.min(...all.map(({ min }) => min)));
      expect(Math.max(...made.map(({ max }) => max))).toBe(Math.max(...all.map(({ max }) => max)));
    }),
  );
});

test('HS3: wide buckets made over finer ones, in any order, are those made at once', () => {
  fc.assert(
    fc.property(buckets(1e8), (fine) => {
      const exact = (all: Bucket[]) => all.map(({ heat: _, ...rest }) => rest);
      const stepwise = gather(gather([...fine].reverse(), MINUTE_MS), HOUR_MS);
      expect(exact(stepwise)).toEqual(exact(gather(fine, HOUR_MS)));
    }),
  );
});
