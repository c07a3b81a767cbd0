import { SLOT_MS, SPARK_MS, type SparkSlot } from '#lib/freezer/live.ts';

/** As long as this without a reading is a gap; shorter is a sensor that sends seldom. */
const GAP_MS = 60_000;
/** Less than this from bottom to top would draw a probe's noise as drama. */
const LEAST_SPAN = 1;
/** A limit farther away than the values themselves span would press them flat. */
const LIMIT_WITHIN_SPANS = 1.5;

export type Box = { readonly width: number; readonly height: number };
export type Band = { readonly low: number | null; readonly high: number | null };

/**
 * The drawing of a sparkline in a box: the area between each slot's extremes and a line through
 * their middles. A gap breaks both: a gap is not a line. The band of the limits lies behind; its
 * edges are given where they fall into the box.
 */
export function sparkPaths(spark: readonly SparkSlot[], { width, height }: Box, band: Band) {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const slot of spark) {
    min = Math.min(min, slot.min);
    max = Math.max(max, slot.max);
  }
  const newest = spark.at(-1)?.from ?? 0;
  const [bottom, top] = domain(min, max, band);
  const x = (from: number) => round(width - ((newest - from) / (SPARK_MS - SLOT_MS)) * width);
  const y = (celsius: number) => round(height - ((celsius - bottom) / (top - bottom)) * height);
  let area = '';
  let line = '';
  for (const run of runs(spark)) {
    const upper = run.map((slot) => `${x(slot.from)},${y(slot.max)}`);
    const back = run.map((slot) => `${x(slot.from)},${y(slot.min)}`).reverse();
    area += `M${upper.join('L')}L${back.join('L')}Z`;
    const middle = run.map((slot) => `${x(slot.from)},${y((slot.min + slot.max) / 2)}`);
    // A slot that stands alone has no width to fill: the line itself then shows its span.
    line += run.length === 1 ? `M${upper[0]}L${back[0]}h0.01` : `M${middle.join('L')}`;
  }
  const edge = (limit: number | null, beyond: number) =>
    limit === null ? beyond : Math.min(height, Math.max(0, y(limit)));
  return { area, line, min, max, bandTop: edge(band.high, 0), bandBottom: edge(band.low, height) };
}

/** From where to where the box reaches: all values, and the limits that lie near them. */
function domain(min: number, max: number, { low, high }: Band): [number, number] {
  const span = Math.max(LEAST_SPAN, max - min);
  const middle = (max + min) / 2;
  const near = (limit: number | null) =>
    limit !== null && Math.abs(limit - middle) <= span * LIMIT_WITHIN_SPANS ? [limit] : [];
  const all = [middle - span / 2, middle + span / 2, ...near(low), ...near(high)];
  return [Math.min(...all), Math.max(...all)];
}

/** The stretches without a gap. */
function runs(spark: readonly SparkSlot[]): SparkSlot[][] {
  const found: SparkSlot[][] = [];
  let previous: SparkSlot | undefined;
  for (const slot of spark) {
    if (previous !== undefined && slot.from - previous.from <= GAP_MS) {
      found.at(-1)?.push(slot);
    } else {
      found.push([slot]);
    }
    previous = slot;
  }
  return found;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
