import { HOUR_MS } from '#lib/history/rollup.ts';

const DAY_MS = 24 * HOUR_MS;
/** Minutes are a sixtieth of the readings and are kept so many times longer; hours are kept for ever. */
const MINUTES_KEPT_TIMES = 4;

/** Since when readings, and minutes, are there; what is older may have been dropped. Epoch ms. */
export type KeptSince = { readonly raw: number; readonly minute: number };

export function keptSince(retentionDays: number, now: number): KeptSince {
  const retentionMs = retentionDays * DAY_MS;
  return { raw: now - retentionMs, minute: now - MINUTES_KEPT_TIMES * retentionMs };
}
