import type { ChartPoint } from '#lib/chart/points.ts';
import type { CelsiusScale } from '#lib/chart/scale.ts';
import type { Box } from '#lib/chart/spark-path.ts';
import type { Range } from '#lib/history/history.ts';

/** FZ3: the line and the envelope of a chart as paths in a box; both break off where the points do. */
export function pointPaths(
  points: readonly ChartPoint[],
  { from, to }: Range,
  { bottom, top }: Pick<CelsiusScale, 'bottom' | 'top'>,
  { width, height }: Box,
) {
  const x = (at: number) => round(((at - from) / (to - from)) * width);
  const y = (celsius: number) => round(height - ((celsius - bottom) / (top - bottom)) * height);
  // What begins before the stretch or ends after it is cut at its edge.
  const within = (at: number) => Math.min(width, Math.max(0, x(at)));
  let area = '';
  let line = '';
  for (const run of runs(points)) {
    const upper = run.map(({ at, high }) => `${within(at)},${y(high)}`);
    const lower = run.map(({ at, low }) => `${within(at)},${y(low)}`).reverse();
    area += `M${upper.join('L')}L${lower.join('L')}Z`;
    line += `M${run.map(({ at, mean }) => `${within(at)},${y(mean)}`).join('L')}`;
  }
  return { x, y, area, line };
}

type Drawn = { at: number; mean: number; low: number; high: number };

function runs(points: readonly ChartPoint[]): Drawn[][] {
  const found: Drawn[][] = [[]];
  for (const { at, mean, band } of points) {
    if (mean === null || band === null) found.push([]);
    else found.at(-1)?.push({ at, mean, low: band[0], high: band[1] });
  }
  return found.filter((run) => run.length > 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
