/** The tick between two frames, chosen by measuring: docs/decisions. */
export const MIN_TICK_MS = 10;
const MAX_TICK_MS = 1000;
/** Sending may take a tenth of one CPU: after x ms of sending, rest 9x. */
const REST_PER_WORK = 9;

export function nextTick(sendingMs: number): number {
  return Math.min(MAX_TICK_MS, Math.max(MIN_TICK_MS, sendingMs * REST_PER_WORK));
}
