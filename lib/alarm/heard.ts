import type { AlarmState } from '#lib/alarm/state.ts';
import { SKEW_MS } from '#lib/reading/reading.ts';

/** A time of ours that was kept. One far ahead of now is from before our clock was set back, and gives way. */
export function notAhead(kept: number, now: number): number {
  return kept - now > SKEW_MS ? now : kept;
}

/** When a freezer was last heard of, now that it is once more. */
export function lastHeard(before: AlarmState, heardAt: number): number {
  return Math.max(notAhead(before.heardAt, heardAt), heardAt);
}

/** Since when only late readings were heard of, now that there is one more. */
export function onlyLateSince(before: AlarmState, heardAt: number): number {
  return notAhead(before.lateSince ?? heardAt, heardAt);
}
