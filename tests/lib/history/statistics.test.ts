import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Range } from '#lib/history/history.ts';
import { addReading, type Bucket, emptyBucket, FLAG, MINUTE_MS } from '#lib/history/rollup.ts';
import { MOST_MS, originOf, type Statistics, statisticsOf } from '#lib/history/statistics.ts';
import { NOON } from '#tests/support/builders.ts';

const LOW = -5;
const HIGH = 5;
const PROBE_ERROR = -127;

function flagsOf(celsius: number): number {
  if (celsius === PROBE_ERROR) return FLAG.probeError;
  return celsius > HIGH ? FLAG.above : celsius < LOW ? FLAG.below : 0;
}

/** The nth minute after noon, in which these were read. */
function minute(nth: number, ...celsius: number[]): Bucket {
  return celsius.reduce(
    (bucket, one) => addReading(bucket, one, flagsOf(one)),
    emptyBucket(NOON + nth * MINUTE_MS),
  );
}

function minutesOf(length: number, celsius: number, first = 0): Bucket[] {
  return Array.from({ length }, (_, nth) => minute(first + nth, celsius));
}

const minutes = (count: number) => count * MINUTE_MS;

const ALWAYS: Range = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
/** From one minute after noon to another. */
const between = (from: number, to: number): Range => ({
  from: NOON + minutes(from),
  to: NOON + minutes(to),
});

function known(of: readonly Bucket[], range = ALWAYS): Statistics {
  const statistics = statisticsOf(of, range);
  if (statistics === undefined) throw new Error('there is nothing in these minutes');
  return statistics;
}

/** Tenths around the limits, and all that there is, but what is too cold to have a heat. */
const someCelsius = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -70, max: 70 }).map((n) => n / 10) },
  fc.double({ min: -250, max: 1000, noNaN: true }).map((celsius) => celsius + 0),
  fc.constant(PROBE_ERROR),
);
const minutesWith = (celsius: fc.Arbitrary<number>) =>
  fc
    .array(
      fc.tuple(
        fc.oneof(
          { weight: 6, arbitrary: fc.constant(1) },
          fc.constantFrom(2, 14, 15, 16),
          fc.nat(99),
        ),
        fc.array(celsius, { maxLength: 4 }),
      ),
      { maxLength: 60, size: 'max' },
    )
    .map((steps) => {
      let nth = 0;
      return steps.map(([step, values]) => {
        nth += Math.max(1, step);
        return minute(nth, ...values);
      });
    });
const counts = (all: readonly Bucket[]) => all.some(({ count }) => count > 0);
const someMinutes = minutesWith(someCelsius).filter(counts);

test('HS4: nothing measured has no statistics', () => {
  expect(statisticsOf([], ALWAYS)).toBeUndefined();
  expect(statisticsOf([minute(0, PROBE_ERROR), minute(1)], ALWAYS)).toBeUndefined();
  expect(statisticsOf([minute(0, 1), minute(60, 1)], between(15, 60))).toBeUndefined();
});

test('SM13: they say how many readings they rest on came from no sensor', () => {
  const before = addReading(minute(0), 5, FLAG.simulated);
  const faulty = addReading(minute(11), 85, FLAG.simulated | FLAG.probeError);
  const all = [before, minute(10, 5, 5), faulty, addReading(minute(20, 5), 5, FLAG.simulated)];
  const within = (from: number, to: number) => known(all, between(from, to));
  expect(within(0, 30).simulated).toBe(3);
  expect(within(5, 11)).toMatchObject({ count: 2, simulated: 1 });
  expect(within(10, 11)).toMatchObject({ count: 2, simulated: 0 });
  expect(within(10, 12)).toMatchObject({ count: 2, faulty: 1, simulated: 1 });
  const origin = (from: number, to: number) => originOf(within(from, to));
  expect([origin(0, 5), origin(0, 30), origin(10, 11)]).toEqual([
    'simulated',
    'partly',
    'measured',
  ]);
  expect(originOf(null)).toBeNull();
});

test('HS4: a minute alone stands for a minute', () => {
  expect(known([minute(0, -4, 1, PROBE_ERROR)])).toEqual({
    count: 2,
    faulty: 1,
    simulated: 0,
    min: -4,
    max: 1,
    mean: -1.5,
    mkt: expect.closeTo(-1.1068, 4),
    coveredMs: minutes(1),
    outsideMs: 0,
    belowMs: 0,
    aboveMs: 0,
    longestExcursion: null,
  });
});

test('HS4: the mean is weighted by time, not by how often was read', () => {
  const often = minute(0, 4, 4, 4, 4, 4, 4);
  const { mean, coveredMs } = known([often, minute(1, -2), minute(5, 1)]);
  expect(coveredMs).toBe(minutes(6));
  expect(mean).toBeCloseTo((4 * 1 + -2 * 4 + 1 * 1) / 6, 12);
});

test.each([-18.123_457, -0.142_857, -3.333_333, 4.277_779])(
  'HS4: the mean of a day at %d is exactly that',
  (celsius) => {
    expect(known(minutesOf(1440, celsius))).toMatchObject({ mean: celsius, min: celsius });
  },
);

test('HS4: a minute stands for fifteen minutes at most', () => {
  expect(known([minute(0, 1), minute(15, 1)]).coveredMs).toBe(minutes(15 + 1));
  expect(known([minute(0, 1), minute(16, 1)]).coveredMs).toBe(minutes(15 + 1));
  expect(known([minute(0, 1), minute(2000, 1)]).coveredMs).toBe(minutes(15 + 1));
  expect(MOST_MS).toBe(minutes(15));
});

test('HS4: what a minute stands for counts in each range that it reaches into', () => {
  const day = Array.from({ length: 100 }, (_, nth) => minute(15 * nth - 7, 6));
  const hours = Array.from({ length: 24 }, (_, hour) =>
    known(day, between(60 * hour, 60 * hour + 60)),
  );
  for (const hour of hours) {
    expect(hour).toMatchObject({ count: 4, coveredMs: minutes(60), outsideMs: minutes(60) });
  }
});

test('HS4: the last minute of a range stands to its end, when the next comes later', () => {
  const all = [minute(0, 6), minute(10, 1), minute(99, 1)];
  expect(known(all, between(0, 4))).toMatchObject({ count: 1, coveredMs: minutes(4) });
  expect(known(all, between(0, 12)).coveredMs).toBe(minutes(12));
  expect(known(all, between(0, 60)).coveredMs).toBe(minutes(10 + 15));
  expect(known(all, between(0, 120)).coveredMs).toBe(minutes(10 + 15 + 1));
});

test('HS4: a range may end within a minute, which then counts to there', () => {
  const range = { from: NOON, to: NOON + 20_000 };
  expect(known([minute(0, 1, 6)], range)).toMatchObject({ coveredMs: 20_000, outsideMs: 10_000 });
});

test('HS4: of a minute before the range counts the time, but no reading', () => {
  const all = [
    minute(-10, 8, PROBE_ERROR),
    minute(-6, -1, PROBE_ERROR),
    minute(3, 1),
    minute(4, 1),
  ];
  const { mean, ...rest } = known(all, between(0, 4));
  expect(rest).toMatchObject({ count: 1, faulty: 0, min: 1, max: 1, coveredMs: minutes(4) });
  expect(mean).toBeCloseTo((-1 * 3 + 1 * 1) / 4, 12);
});

test('HS4: a range within what one minute stands for has means, and nothing least or greatest', () => {
  const { mkt, ...rest } = known([minute(0, 6.1), minute(15, 7)], between(3, 8));
  expect(rest).toEqual({
    ...{ count: 0, faulty: 0, simulated: 0, min: null, max: null, mean: 6.1 },
    ...{ coveredMs: minutes(5), outsideMs: minutes(5), belowMs: 0, aboveMs: minutes(5) },
    longestExcursion: { ...between(3, 8), outsideMs: minutes(5), coldest: null, warmest: 6.1 },
  });
  expect(mkt).toBeCloseTo(6.1, 9);
});

test('HS4: a minute of probe errors or of nothing ends no other minute', () => {
  const { coveredMs, faulty } = known([
    minute(0, 1),
    minute(1, PROBE_ERROR, PROBE_ERROR),
    minute(2),
    minute(4, 1),
  ]);
  expect([coveredMs, faulty]).toEqual([minutes(5), 2]);
});

test('HS4: the mean kinetic temperature of an hour at −20 and ten minutes at −5', () => {
  const { mkt, mean } = known([...minutesOf(60, -20), ...minutesOf(10, -5, 60)]);
  expect(mkt).toBeCloseTo(-14.9697, 4);
  expect(mean).toBeCloseTo(-17.857_142_9, 7);
});

test('HS4: time outside is the share of the readings outside, above and below apart', () => {
  const statistics = known([minute(0, 6, 6, 0, 0), minute(4, -6, 0, 0), minute(5, 7, -7)]);
  expect(statistics.aboveMs).toBeCloseTo(minutes(2) + minutes(0.5), 6);
  expect(statistics.belowMs).toBeCloseTo(minutes(1) / 3 + minutes(0.5), 6);
  expect(statistics.outsideMs).toBeCloseTo(minutes(2 + 1 / 3 + 1), 6);
});

test('HS4: in a cold without heat there is no mean kinetic temperature, and all else', () => {
  const cold = known([minute(0, -273.15), minute(1, -265), minute(2, -260)]);
  expect(cold).toMatchObject({ min: -273.15, max: -260, mkt: null, coveredMs: minutes(3) });
  expect(known([minute(0, -273.15), minute(1, -196)]).mkt).toBeCloseTo(-196.4104, 4);
});

test('HS5: an excursion is minutes that each hold a reading outside', () => {
  const { longestExcursion } = known([
    minute(0, 0),
    minute(1, 6, 0),
    minute(2, 8),
    minute(4, 5, 5.5, 4, 4),
    minute(5, 0),
  ]);
  expect(longestExcursion).toEqual({
    from: NOON + minutes(1),
    to: NOON + minutes(5),
    outsideMs: minutes(0.5 + 2 + 0.25),
    coldest: null,
    warmest: 8,
  });
});

test('HS5: an excursion at the end is as long as the minutes it has', () => {
  const { longestExcursion } = known([minute(0, 0), minute(1, -9), minute(2, 9)]);
  expect(longestExcursion).toEqual({
    from: NOON + minutes(1),
    to: NOON + minutes(3),
    outsideMs: minutes(2),
    coldest: -9,
    warmest: 9,
  });
});

test('HS5: an excursion on one side has nothing to tell of the other', () => {
  const { longestExcursion } = known([minute(0, -6, 3), minute(1, -7.5, 4)]);
  expect(longestExcursion).toMatchObject({ coldest: -7.5, warmest: null });
});

test('HS5: an excursion of which a part lies in the range is that part', () => {
  const all = [minute(-4, 9), minute(-1, 6), minute(2, 7), minute(5, 6), minute(9, 8)];
  expect(known(all, between(1, 7)).longestExcursion).toEqual({
    ...between(1, 7),
    ...{ outsideMs: minutes(6), coldest: null, warmest: 7 },
  });
});

test('HS5: a gap ends an excursion, fifteen minutes are none yet', () => {
  const one = known([minute(0, 6), minute(15, 7), minute(16, 7)]).longestExcursion;
  expect(one).toMatchObject({ from: NOON, to: NOON + minutes(17), outsideMs: minutes(17) });
  const two = known([minute(0, 6), minute(16, 7), minute(17, 7)]).longestExcursion;
  expect(two).toMatchObject({ from: NOON, to: NOON + minutes(15), outsideMs: minutes(15) });
});

test('HS5: what counts is the time outside, not how long the run took', () => {
  const long = Array.from({ length: 8 }, (_, nth) => minute(nth, 6, 0, 0, 0));
  const { longestExcursion } = known([...long, minute(8, 0), ...minutesOf(3, 6, 9)]);
  expect(longestExcursion).toMatchObject({ from: NOON + minutes(9), outsideMs: minutes(3) });
});

test('HS5: of two as long, the earlier', () => {
  const { longestExcursion } = known([
    ...minutesOf(3, 6),
    minute(3, 0),
    ...minutesOf(3, 9, 4),
    minute(7, 0),
  ]);
  expect(longestExcursion).toMatchObject({ from: NOON, outsideMs: minutes(3), warmest: 6 });
});

/** The minutes that tell of a range: its own, those before it that may reach in, and the next after it. */
function tellingOf(range: Range, of: readonly Bucket[]): Bucket[] {
  const own = of.filter(({ from }) => from > range.from - MOST_MS && from < range.to);
  const next = of.find(({ from, count }) => from >= range.to && count > 0);
  return next === undefined ? own : [...own, next];
}

const someCuts = fc.uniqueArray(fc.integer({ min: -20, max: 2000 }), { minLength: 2 });

test('HS4: whatever a range is cut into, counts and times add up to those of the whole', () => {
  fc.assert(
    fc.property(someMinutes, someCuts, (of, cuts) => {
      const sorted = [...cuts].sort((a, b) => a - b);
      const parts = sorted.slice(1).map((to, nth) => {
        const part = between(sorted[nth] ?? to, to);
        return statisticsOf(tellingOf(part, of), part);
      });
      const all = between(sorted[0] ?? 0, sorted.at(-1) ?? 0);
      const whole = statisticsOf(of, all);
      for (const field of ['count', 'coveredMs', 'outsideMs', 'belowMs', 'aboveMs'] as const) {
        const sum = parts.reduce((total, part) => total + (part?.[field] ?? 0), 0);
        expect(sum, field).toBeCloseTo(whole?.[field] ?? 0, 3);
      }
      expect(whole?.coveredMs ?? 0).toBeLessThanOrEqual(all.to - all.from);
    }),
    { numRuns: 500 },
  );
});

test('HS4: the minutes that tell of a range say of it what all of them do', () => {
  fc.assert(
    fc.property(someMinutes, someCuts, (of, [one = 0, other = 0]) => {
      const range = between(Math.min(one, other), Math.max(one, other));
      expect(statisticsOf(tellingOf(range, of), range)).toEqual(statisticsOf(of, range));
    }),
  );
});

/** The same by the words of HS4 and HS5: first what each minute stands for, then runs, then the longest. */
function bySpec(of: readonly Bucket[]) {
  const good = of.filter(({ count }) => count > 0);
  const stands = good.map((one, nth) => {
    const next = good[nth + 1];
    const ms = next === undefined ? MINUTE_MS : Math.min(next.from - one.from, MOST_MS);
    return { one, ms, outsideMs: (ms * (one.below + one.above)) / one.count };
  });
  const time = (value: (stand: (typeof stands)[number]) => number) =>
    stands.reduce((sum, stand) => sum + value(stand), 0);
  const runs: (typeof stands)[] = [];
  for (const [nth, stand] of stands.entries()) {
    const before = stands[nth - 1];
    if (stand.outsideMs === 0) continue;
    const goesOn = before && before.outsideMs > 0 && stand.one.from - before.one.from <= MOST_MS;
    if (goesOn) runs.at(-1)?.push(stand);
    else runs.push([stand]);
  }
  const coveredMs = time(({ ms }) => ms);
  return {
    coveredMs,
    outsideMs: time(({ outsideMs }) => outsideMs),
    mean: time(({ one, ms }) => (one.sum / 1e6 / one.count) * ms) / coveredMs,
    heat: time(({ one, ms }) => (one.heat / one.count) * ms) / coveredMs,
    excursions: runs.map((run) => ({
      from: run[0]?.one.from ?? 0,
      outsideMs: run.reduce((sum, { outsideMs }) => sum + outsideMs, 0),
    })),
  };
}

test('HS4, HS5: in one pass it gives what the words of the rules give', () => {
  fc.assert(
    fc.property(someMinutes, (of) => {
      const statistics = known(of);
      const { coveredMs, outsideMs, mean, heat, excursions } = bySpec(of);
      expect(statistics.coveredMs).toBe(coveredMs);
      expect(statistics.outsideMs).toBeCloseTo(outsideMs, 3);
      expect(statistics.belowMs + statistics.aboveMs).toBeCloseTo(outsideMs, 3);
      expect(Math.abs(statistics.mean - mean)).toBeLessThan(1e-6);
      expect(statistics.mkt).toBeCloseTo(-10_000 / Math.log(heat) - 273.15, 6);
      const longest = statistics.longestExcursion;
      const most = Math.max(0, ...excursions.map((one) => one.outsideMs));
      expect(longest?.outsideMs ?? 0).toBeCloseTo(most, 3);
      expect(longest?.from).toBe(excursions.find((one) => one.outsideMs === most)?.from);
    }),
    { numRuns: 500 },
  );
});

test('HS4: least ≤ mean ≤ mean kinetic temperature ≤ greatest', () => {
  fc.assert(
    fc.property(someMinutes, (of) => {
      const { min, mean, mkt, max } = known(of);
      expect(mean).toBeGreaterThanOrEqual(min ?? Number.NaN);
      expect(mean).toBeLessThanOrEqual(max ?? Number.NaN);
      expect(mkt).toBeGreaterThanOrEqual(mean - 1e-6);
      expect(mkt).toBeLessThanOrEqual((max ?? Number.NaN) + 1e-6);
    }),
    { numRuns: 500 },
  );
});

test('HS4: however cold, every number is one, and the mean kinetic temperature is one or null', () => {
  const anyCelsius = fc.oneof(
    fc.double({ min: -273.15, max: -255, noNaN: true }),
    fc.constantFrom(-273.15, -196, 1000),
  );
  fc.assert(
    fc.property(minutesWith(anyCelsius).filter(counts), (of) => {
      const { longestExcursion, mkt, ...numbers } = known(of);
      expect(Object.values(numbers)).toSatisfy((all: number[]) => all.every(Number.isFinite));
      if (mkt === null) return;
      expect(mkt).toBeGreaterThanOrEqual((numbers.min ?? Number.NaN) - 1e-6);
      expect(mkt).toBeLessThanOrEqual((numbers.max ?? Number.NaN) + 1e-6);
    }),
    { numRuns: 500 },
  );
});

test('HS4, HS5: the longest excursion ≤ time outside ≤ time covered', () => {
  fc.assert(
    fc.property(someMinutes, (of) => {
      const { longestExcursion, outsideMs, coveredMs } = known(of);
      const { from, to, outsideMs: longest } = longestExcursion ?? { from: 0, to: 0, outsideMs: 0 };
      expect(longest).toBeLessThanOrEqual(outsideMs);
      expect(outsideMs).toBeLessThanOrEqual(coveredMs);
      expect(longest).toBeLessThanOrEqual(to - from + 1e-6);
      expect(outsideMs > 0).toBe(longestExcursion !== null);
    }),
  );
});

test('HS4, HS5: two ranges with a gap between add up, but for what the minute before it stands for', () => {
  fc.assert(
    fc.property(someMinutes, someMinutes, fc.integer({ min: 16, max: 9999 }), (one, other, gap) => {
      const good = one.filter(({ count }) => count > 0);
      const last = good.at(-1) ?? emptyBucket(0);
      const shift = last.from + minutes(gap) - (other.find(({ count }) => count > 0)?.from ?? 0);
      const later = other.map((bucket) => ({ ...bucket, from: bucket.from + shift }));
      const [a, b, both] = [known(good), known(later), known([...good, ...later])];
      const more = MOST_MS - MINUTE_MS;
      const moreOutside = (more * (last.below + last.above)) / last.count;
      expect(both.count).toBe(a.count + b.count);
      expect(both.coveredMs).toBe(a.coveredMs + b.coveredMs + more);
      expect(both.outsideMs).toBeCloseTo(a.outsideMs + b.outsideMs + moreOutside, 3);
      const longest = (of: Statistics) => of.longestExcursion?.outsideMs ?? 0;
      expect(longest(both)).toBeGreaterThanOrEqual(Math.max(longest(a), longest(b)));
      expect(longest(both)).toBeLessThanOrEqual(
        Math.max(longest(a) + moreOutside, longest(b)) + 1e-6,
      );
    }),
  );
});
