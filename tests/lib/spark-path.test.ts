import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SparkSlot } from '#lib/live-freezer.ts';
import { sparkPaths } from '#lib/spark-path.ts';
import { slot, someCelsius } from '#tests/support/builders.ts';

const WIDTH = 590;
const HEIGHT = 100;
const draw = (spark: readonly SparkSlot[]) => sparkPaths(spark, WIDTH, HEIGHT);

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

test('LV2: a peak touches the top, and all of the drawing is in its box', () => {
  fc.assert(
    fc.property(someSpark, (spark) => {
      const { area, line, min, max } = draw(spark);
      const points = [...strokes(area), ...strokes(line)].flat();
      for (const [x, y] of points) {
        expect(x).toSatisfy((n) => n >= 0 && n <= WIDTH);
        expect(y).toSatisfy((n) => n >= 0 && n <= HEIGHT);
      }
      const heights = strokes(area)
        .flat()
        .map(([, y]) => y);
      fc.pre(max - min >= 1);
      expect([Math.min(...heights), Math.max(...heights)]).toEqual([0, HEIGHT]);
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
