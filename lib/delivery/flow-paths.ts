import type { Box } from '#lib/chart/spark-path.ts';

/** The rates at one time. */
export type FlowPoint = {
  readonly at: number;
  readonly in: number | null;
  readonly out: number | null;
};

/** DE4: what came as an area, what was recorded as a line; a time at which nobody knew breaks both. */
export function flowPaths(
  points: readonly FlowPoint[],
  top: number,
  { width, height }: Box,
): { readonly area: string; readonly line: string } {
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  const span = Math.max(1, last - first);
  const x = (at: number) => tenth(((at - first) / span) * width);
  const y = (rate: number) => tenth(height - (rate / top) * height);
  const places = (run: Run) => run.map(({ at, rate }) => `${x(at)},${y(rate)}`).join('L');
  const ends = (run: Run) => [x(run[0]?.at ?? 0), x(run.at(-1)?.at ?? 0)];
  const areas = runsOf(points, 'in').map((run) => {
    const [from, to] = ends(run);
    return `M${from},${height}L${places(run)}L${to},${height}Z`;
  });
  const lines = runsOf(points, 'out').map((run) => `M${places(run)}`);
  return { area: areas.join(''), line: lines.join('') };
}

type Run = { at: number; rate: number }[];

/** Stretches without a gap. */
function runsOf(points: readonly FlowPoint[], of: 'in' | 'out'): Run[] {
  const found: Run[] = [[]];
  for (const point of points) {
    const rate = point[of];
    if (rate === null) found.push([]);
    else found.at(-1)?.push({ at: point.at, rate });
  }
  return found.filter((run) => run.length > 0);
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
