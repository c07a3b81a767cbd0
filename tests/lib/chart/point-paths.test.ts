import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointPaths } from '#lib/chart/point-paths.ts';

const BOX = { width: 100, height: 50 };
const SCALE = { bottom: 0, top: 10 };
const point = (at: number, mean: number) => ({ at, mean, band: [mean - 1, mean + 1] as const });
const GAP = { at: 5, mean: null, band: null };
const draw = (points: Parameters<typeof pointPaths>[0]) =>
  pointPaths(points, { from: 0, to: 10 }, SCALE, BOX);

test('FZ8: on paper too mean and envelope are drawn, and a gap is a gap', () => {
  const { line, area } = draw([point(0, 5), point(2, 6), GAP, point(6, 5), point(8, 5)]);
  expect(line).toBe('M0,25L20,20M60,25L80,25');
  expect(area).toBe('M0,20L20,15L20,25L0,30ZM60,20L80,20L80,30L60,30Z');
});

test('FZ8: nothing is drawn beside the paper’s plot', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 30 })), (times) => {
      const { line } = draw(times.sort((a, b) => a - b).map((at) => point(at, 5)));
      for (const [, x] of line.matchAll(/[ML]([-\d.]+),/g)) {
        expect(Number(x) >= 0 && Number(x) <= 100).toBe(true);
      }
    }),
  );
  expect(draw([])).toMatchObject({ line: '', area: '' });
});
