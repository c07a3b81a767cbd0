import { SLOT_MS, SPARK_MS, type SparkSlot } from '#lib/live-freezer.ts';

/** As long as this without a reading is a gap; shorter is a sensor that sends seldom. */
const GAP_MS = 60_000;
/** Less than this from bottom to top would draw a probe's noise as drama. */
const LEAST_SPAN = 1;

/**
 * The drawing of a sparkline in a box: the area between each slot's extremes and a line through
 * their middles. A gap breaks both: a gap is not a line.
 */
export function sparkPaths(spark: readonly SparkSlot[], width: number, height: number) {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const slot of spark) {
    min = Math.min(min, slot.min);
    max = Math.max(max, slot.max);
  }
  const newest = spark.at(-1)?.from ?? 0;
  const span = Math.max(LEAST_SPAN, max - min);
  const bottom = (max + min - span) / 2;
  const x = (from: number) => round(width - ((newest - from) / (SPARK_MS - SLOT_MS)) * width);
  const y = (celsius: number) => round(height - ((celsius - bottom) / span) * height);
  let area = '';
  let line = '';
  for (const run of runs(spark)) {
    const top = run.map((slot) => `${x(slot.from)},${y(slot.max)}`);
    const back = run.map((slot) => `${x(slot.from)},${y(slot.min)}`).reverse();
    area += `M${top.join('L')}L${back.join('L')}Z`;
    const middle = run.map((slot) => `${x(slot.from)},${y((slot.min + slot.max) / 2)}`);
    // A slot that stands alone has no width to fill: the line itself then shows its span.
    line += run.length === 1 ? `M${top[0]}L${back[0]}h0.01` : `M${middle.join('L')}`;
  }
  return { area, line, min, max };
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
