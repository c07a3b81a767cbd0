import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Band, sparkPaths } from '#lib/chart/spark-path.ts';
import type { SparkSlot } from '#lib/freezer/live.ts';
import { slot, someCelsius } from '#tests/support/builders.ts';

const WIDTH = 590;
const HEIGHT = 100;
const NO_BAND: Band = { low: null, high: null };
const draw = (spark: readonly SparkSlot[], band: Partial<Band> = {}) =>
  sparkPaths(spark, { width: WIDTH, height: HEIGHT }, { ...NO_BAND, ...band });

/** The points of a path, for each of its strokes. */
function strokes(path: string): [number, number][][] {
  return path
    .split('M')
    .slice(1)
    .map((stroke) =>
      [...stroke.matchAll(/([-\d.]+),([-\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]),
    );
}

const someSpark = fc
  .uniqueArray(fc.nat(59), { minLength: 1, maxLength: 60 })
  .chain((places) =>
    fc.tuple(
      fc.constant(places.sort((a, b) => a - b)),
      fc.array(fc.tuple(someCelsius, someCelsius), {
        minLength: places.length,
        maxLength: places.length,
      }),
    ),
  )
  .map(([places, spans]) =>
    places.map((nth, n) => {
      const [one, other] = spans[n] ?? [0, 0];
      return slot(nth, Math.min(one, other), Math.max(one, other));
    }),
  );

test('LV2: the newest slot is at the right edge, the oldest of ten minutes at the left', () => {
  const [points] = strokes(draw([slot(0, 0), slot(1, 0), slot(59, 0)]).area);
  expect(points?.map(([x]) => x)).toEqual([0, 10, 10, 0]);
  expect(strokes(draw([slot(58, 0), slot(59, 0)]).line)[0]?.map(([x]) => x)).toEqual([580, 590]);
});

test('LV2: the area spans what each slot spanned, the line goes through the middle', () => {
  const { area, line, min, max } = draw([slot(58, 0, 4), slot(59, 2, 10)]);
  expect(area).toBe('M580,60L590,0L590,80L580,100Z');
  expect(line).toBe('M580,80L590,40');
  expect([min, max]).toEqual([0, 10]);
});

test('LV2: less than a degree from bottom to top is not drawn as drama', () => {
  expect(draw([slot(58, 0, 0), slot(59, 0.1, 0.1)]).line).toBe('M580,55L590,45');
});

const limit = fc.option(fc.integer({ min: -600, max: 600 }).map((n) => n / 100));
const someBand = fc.record({ low: limit, high: limit });

test('LV2, UI1: all of the drawing is in its box, whatever the limits are', () => {
  fc.assert(
    fc.property(someSpark, someBand, (spark, band) => {
      const { area, line, bandTop, bandBottom } = draw(spark, band);
      for (const [x, y] of [...strokes(area), ...strokes(line)].flat()) {
        expect(x).toSatisfy((n) => n >= 0 && n <= WIDTH);
        expect(y).toSatisfy((n) => n >= 0 && n <= HEIGHT);
      }
      for (const edge of [bandTop, bandBottom]) {
        expect(edge).toSatisfy((n) => n >= 0 && n <= HEIGHT);
      }
    }),
  );
});

test('LV2: without limits nearby a peak touches the top and a trough the bottom', () => {
  fc.assert(
    fc.property(someSpark, (spark) => {
      const { area, min, max } = draw(spark, { low: -100, high: 100 });
      const heights = strokes(area)
        .flat()
        .map(([, y]) => y);
      fc.pre(max - min >= 1);
      expect([Math.min(...heights), Math.max(...heights)]).toEqual([0, HEIGHT]);
    }),
  );
});

test('UI1: the band lies between the limits, where they are near what was measured', () => {
  const { line, bandTop, bandBottom } = draw([slot(58, 0), slot(59, 4)], { low: -1, high: 4 });
  expect([bandTop, bandBottom]).toEqual([0, 100]);
  expect(line).toBe('M580,80L590,0');
  const inside = draw([slot(58, 0), slot(59, 10)], { low: 2, high: 8 });
  expect([inside.bandTop, inside.bandBottom]).toEqual([20, 80]);
});

test('UI1: a limit that is far away, or none, is an edge of the box and presses nothing flat', () => {
  const spark = [slot(58, 0), slot(59, 2)];
  const { line, bandTop, bandBottom } = draw(spark, { low: -40, high: null });
  expect([bandTop, bandBottom]).toEqual([0, HEIGHT]);
  expect(line).toBe(draw(spark).line);
});

test('UI1: values beyond a limit lie outside the band, values within it inside', () => {
  fc.assert(
    fc.property(someSpark, someBand, (spark, band) => {
      fc.pre(band.low === null || band.high === null || band.low < band.high);
      const { area, bandTop, bandBottom } = draw(spark, band);
      const heights = strokes(area).flatMap((points) => points.map(([, y]) => y));
      const values = [...heights].sort((a, b) => a - b);
      const { min, max } = draw(spark);
      // A tenth of a px is what the drawing is rounded to.
      if (band.high !== null && max <= band.high) {
        expect(values[0]).toBeGreaterThanOrEqual(bandTop - 0.1);
      }
      if (band.high !== null && max > band.high) expect(values[0]).toBeLessThanOrEqual(bandTop);
      if (band.low !== null && min >= band.low) {
        expect(values.at(-1)).toBeLessThanOrEqual(bandBottom + 0.1);
      }
      if (band.low !== null && min < band.low) {
        expect(values.at(-1)).toBeGreaterThanOrEqual(bandBottom);
      }
    }),
  );
});

test('LV2: the least and greatest value are those of the slots', () => {
  fc.assert(
    fc.property(someSpark, (spark) => {
      const { min, max } = draw(spark);
      expect(min).toBe(Math.min(...spark.map((one) => one.min)));
      expect(max).toBe(Math.max(...spark.map((one) => one.max)));
    }),
  );
});

test('LV2: a slot between two gaps shows what it spanned', () => {
  const { line } = draw([slot(0, 0), slot(30, -5, 5), slot(59, 0)]);
  expect(strokes(line)[1]).toEqual([
    [300, 0],
    [300, 100],
  ]);
});

test('LV3: a gap of over a minute is not a line, a sensor that sends each minute is one', () => {
  const seldom = draw([slot(0, 0), slot(6, 1), slot(12, 2)]);
  expect(strokes(seldom.line)).toHaveLength(1);
  const { area, line } = draw([slot(0, 0), slot(1, 1), slot(8, 3), slot(9, 4)]);
  expect(strokes(line)).toHaveLength(2);
  expect(strokes(area)).toHaveLength(2);
});

test('LV3: lines join what is at most a minute apart, and nothing else', () => {
  fc.assert(
    fc.property(someSpark, (spark) => {
      const { area, line } = draw(spark);
      const gaps = spark.filter((one, n) => one.from - (spark[n - 1]?.from ?? one.from) > 60_000);
      for (const path of [area, line]) {
        expect(strokes(path)).toHaveLength(gaps.length + 1);
        for (const points of strokes(path)) {
          for (const [n, [x]] of points.entries()) {
            expect(Math.abs(x - (points[n - 1]?.[0] ?? x))).toBeLessThanOrEqual(60);
          }
        }
      }
    }),
  );
});

test('LV3: no slot at all is no drawing', () => {
  expect(draw([])).toMatchObject({ area: '', line: '' });
});
