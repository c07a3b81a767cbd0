import { localOffset } from '#lib/chart/scale.ts';

/** A moment as `datetime-local` holds it: by the machine's own clock, to the minute. */
export function localInput(at: number): string {
  return new Date(at + localOffset(at)).toISOString().slice(0, 16);
}

/** Undefined when it holds none. */
export function momentOfInput(text: string): number | undefined {
  // Without a zone it is local time.
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? new Date(text).getTime() : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
