import type { Range } from '#lib/history/history.ts';

/** Around the plot; fixed, so that a place in it is a time without asking the drawing. */
export const AXIS_WIDTH = 48;
export const AXIS_HEIGHT = 28;
export const MARGIN = { top: 8, right: 12, bottom: 0, left: 0 };

function plotWidth(width: number): number {
  return Math.max(1, width - AXIS_WIDTH - MARGIN.right);
}

/** The moment at so many pixels into the plot. */
export function momentAt(x: number, width: number, { from, to }: Range): number {
  const share = Math.min(1, Math.max(0, x / plotWidth(width)));
  return from + share * (to - from);
}

export function placeOf(at: number, width: number, { from, to }: Range): number {
  return ((at - from) / (to - from)) * plotWidth(width);
}
