import fc from 'fast-check';
import { expect, test } from 'vitest';
import { celsiusScale, offScale, timeTicks } from '#lib/chart/scale.ts';
import { NOON, someCelsius } from '#tests/support/builders.ts';

const NO_LIMITS = { low: null, high: null };
const bucket = (min: number, max: number) => ({ from: NOON, min, max, mean: min, count: 1 });
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const UTC = () => 0;

test('FZ3: the scale holds all values and the limits near them', () => {
  const scale = celsiusScale([bucket(3.5, 5.5)], { low: 2, high: 8 });
  expect(scale).toEqual({ bottom: 1.2, top: 8.8, ticks: [2, 4, 6, 8] });
});

test('FZ3: a limit far away does not press the values flat', () => {
  const { bottom, top } = celsiusScale([bucket(-19, -17)], { low: -50, high: -15 });
  expect(bottom).toBeGreaterThan(-21);
  expect(top).toBeGreaterThan(-15);
});

test('FZ3: noise is not drawn as drama, and without readings there are the limits', () => {
  const still = celsiusScale([bucket(4, 4.01)], NO_LIMITS);
  expect(still.top - still.bottom).toBeGreaterThanOrEqual(2);
  const empty = celsiusScale([], { low: 2, high: 8 });
  expect(empty.bottom).toBeLessThan(2);
  expect(empty.top).toBeGreaterThan(8);
  expect(celsiusScale([], NO_LIMITS).ticks).toContain(0);
});

const someSpans = fc.array(fc.tuple(someCelsius, fc.double({ min: 0, max: 1000, noNaN: true })), {
  minLength: 1,
  maxLength: 20,
});
const someLimit = fc.option(fc.integer({ min: -60, max: 60 }));

test('FZ3: a limit that the scale does not reach is told at the edge that it lies beyond', () => {
  const scale = celsiusScale([bucket(-19, -17)], { low: -50, high: -15 });
  expect(offScale({ low: -50, high: -15 }, scale)).toEqual([
    { side: 'low', celsius: -50, edge: 'bottom' },
  ]);
  const warm = celsiusScale([bucket(20, 21)], { low: -5, high: 5 });
  expect(offScale({ low: -5, high: 5 }, warm)).toEqual([
    { side: 'high', celsius: 5, edge: 'bottom' },
    { side: 'low', celsius: -5, edge: 'bottom' },
  ]);
  expect(offScale(NO_LIMITS, scale)).toEqual([]);
});

test('FZ3: each limit is either on the scale or told at an edge, where a line of words has room', () => {
  /** 16 of the 304 pixels of the plot. */
  const line = 16 / 304;
  fc.assert(
    fc.property(someSpans, someLimit, someLimit, (spans, low, high) => {
      const values = spans.map(([min, more]) => bucket(min, min + more));
      const limits = { low, high };
      const scale = celsiusScale(values, limits);
      const { bottom, top } = scale;
      for (const side of ['low', 'high'] as const) {
        const limit = limits[side];
        const told = offScale(limits, scale).filter((each) => each.side === side);
        if (limit === null || (limit >= bottom && limit <= top)) expect(told).toEqual([]);
        else expect(told).toEqual([{ side, celsius: limit, edge: limit > top ? 'top' : 'bottom' }]);
      }
      const free = (top - bottom) * line;
      for (const { min, max } of values) {
        expect(min).toBeGreaterThan(bottom + free);
        expect(max).toBeLessThan(top - free);
      }
    }),
  );
});

test('FZ3: whatever the values, they lie within, and a few round ticks too', () => {
  fc.assert(
    fc.property(someSpans, someLimit, someLimit, (spans, low, high) => {
      const { bottom, top, ticks } = celsiusScale(
        spans.map(([min, more]) => bucket(min, min + more)),
        { low, high },
      );
      for (const [min, more] of spans) {
        expect(min).toBeGreaterThan(bottom);
        expect(min + more).toBeLessThan(top);
      }
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(7);
      for (const tick of ticks) expect(tick >= bottom && tick <= top).toBe(true);
    }),
  );
});

test.each([
  [HOUR, 7, 'minute', NOON - HOUR],
  [15 * 60_000, 16, 'minute', NOON - 15 * 60_000],
  [60_000, 7, 'second', NOON - 60_000],
  [DAY, 9, 'minute', NOON - DAY],
  [30 * DAY, 12, 'day', NOON - 29.5 * DAY],
])(
  'FZ3: over %d ms there are round times: at most %d, each telling its %s',
  (ms, most, unit, first) => {
    const found = timeTicks({ from: NOON - ms, to: NOON }, most, UTC);
    expect(found.unit).toBe(unit);
    expect(found.ticks[0]).toBeGreaterThanOrEqual(first);
    expect(found.ticks.length).toBeGreaterThan(most / 3);
  },
);

test('FZ3: days begin where the reader is, also over a change of the clocks', () => {
  const change = NOON - 5 * DAY;
  const offset = (at: number) => (at < change ? -3 : -2) * HOUR;
  const { unit, ticks } = timeTicks({ from: NOON - 9 * DAY, to: NOON }, 10, offset);
  expect(unit).toBe('day');
  expect(ticks).toHaveLength(9);
  for (const tick of ticks) expect((tick + offset(tick)) % DAY).toBe(0);
});

test('FZ3: ticks lie within, by time, and are no more than there is room for', () => {
  const length = fc.integer({ min: 60_000, max: 26 * 366 * DAY });
  const someOffset = fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * (HOUR / 4));
  fc.assert(
    fc.property(length, fc.integer({ min: 2, max: 14 }), someOffset, (ms, most, offset) => {
      const range = { from: NOON - ms, to: NOON };
      const { ticks } = timeTicks(range, most, () => offset);
      expect(ticks.length).toBeLessThanOrEqual(most);
      for (const [nth, tick] of ticks.entries()) {
        expect(tick).toBeGreaterThanOrEqual(range.from);
        expect(tick).toBeLessThanOrEqual(range.to);
        if (nth > 0) expect(tick).toBeGreaterThan(ticks[nth - 1] ?? 0);
      }
    }),
  );
});
