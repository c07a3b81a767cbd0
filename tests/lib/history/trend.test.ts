import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trendOf } from '#lib/history/trend.ts';
import { slot, someCelsius } from '#tests/support/builders.ts';

/** Slots of ten seconds: 0…5 are six minutes ago, 30…35 the last minute. */
const AGO = 0;
const NOW = 30;
const minute = (from: number, celsius: number) =>
  Array.from({ length: 6 }, (_, n) => slot(from + n, celsius));

test.each([
  [0, 0.31, 'rising'],
  [0, 0.3, 'steady'],
  [0, 0, 'steady'],
  [0, -0.3, 'steady'],
  [0, -0.31, 'falling'],
  [-20, -18, 'rising'],
])('FL6: from %d to %d °C within five minutes is %s', (before, now, expected) => {
  expect(trendOf([...minute(AGO, before), ...minute(NOW, now)])).toBe(expected);
});

test('FL6: 0.3 °C more or less is steady, however it is rounded; a hundredth further is not', () => {
  const hundredths = fc.integer({ min: -3000, max: 3000 });
  const trend = (before: number, now: number) =>
    trendOf([...minute(AGO, before / 100), ...minute(NOW, now / 100)]);
  fc.assert(
    fc.property(hundredths, (n) => {
      expect([trend(n, n + 30), trend(n + 30, n)]).toEqual(['steady', 'steady']);
      expect([trend(n, n + 31), trend(n + 31, n)]).toEqual(['rising', 'falling']);
    }),
  );
});

test('FL6: without a last minute, or one of five minutes ago, there is none', () => {
  expect(trendOf([])).toBeUndefined();
  expect(trendOf(minute(NOW, 1))).toBeUndefined();
  expect(trendOf([...minute(AGO - 6, 0), ...minute(NOW, 1)])).toBeUndefined();
  expect(trendOf([...minute(AGO + 6, 0), ...minute(NOW, 1)])).toBeUndefined();
});

test('FL6: one slot in each of both minutes is enough', () => {
  expect(trendOf([slot(0, 0), slot(35, 1)])).toBe('rising');
  expect(trendOf([slot(5, 0), slot(35, 1)])).toBe('rising');
  expect(trendOf([slot(6, 0), slot(35, 1)])).toBeUndefined();
});

test('FL6: what counts is the middle between the extremes of a minute', () => {
  const swing = [slot(30, -5, 1), slot(35, 0, 5)];
  expect(trendOf([...minute(AGO, 0), ...swing])).toBe('steady');
  expect(trendOf([...minute(AGO, 0), ...swing, slot(35, 0, 6)])).toBe('rising');
});

test('FL6: what came between the two minutes changes nothing', () => {
  const some = fc.array(fc.tuple(fc.integer({ min: 6, max: 29 }), someCelsius));
  fc.assert(
    fc.property(someCelsius, someCelsius, some, (before, now, others) => {
      const between = new Map(others.map(([nth, celsius]) => [nth, slot(nth, celsius)]));
      const middle = [...between.values()].sort((a, b) => a.from - b.from);
      const ends = [minute(AGO, before), minute(NOW, now)] as const;
      expect(trendOf([...ends[0], ...middle, ...ends[1]])).toBe(trendOf(ends.flat()));
    }),
  );
});

test('FL6: upside down it is the other way round', () => {
  const opposite = { rising: 'falling', falling: 'rising', steady: 'steady' } as const;
  const some = fc.uniqueArray(fc.tuple(fc.nat(40), someCelsius, someCelsius), {
    selector: ([nth]) => nth,
  });
  fc.assert(
    fc.property(some, (slots) => {
      const spark = slots
        .sort(([a], [b]) => a - b)
        .map(([nth, a, b]) => slot(nth, Math.min(a, b), Math.max(a, b)));
      const trend = trendOf(spark);
      const mirrored = spark.map(({ from, min, max }) => ({ from, min: -max, max: -min }));
      expect(trendOf(mirrored)).toBe(trend && opposite[trend]);
    }),
  );
});
