import type { AlarmView } from '#lib/alarm/view.ts';
import { SILENT_AFTER_MS } from '#lib/freezer/silence.ts';

/** What the page has to know of a freezer's settings. Limits are inclusive; null means none. */
export type FreezerLimits = {
  readonly low: number | null;
  readonly high: number | null;
  readonly silentAfterMs: number;
};

/** Until the database says otherwise. */
export const DEFAULT_LIMITS: FreezerLimits = { low: -5, high: 5, silentAfterMs: SILENT_AFTER_MS };

/** Of a freezer that is not as all others are. */
export type FreezerCard = FreezerLimits & {
  readonly name: string | null;
  readonly place: string | null;
};

/** What the database says of a freezer besides its readings. */
export type FreezerFacts = {
  /** Its key, as everywhere outside the database. */
  readonly freezer: string;
  /** Null when it has the default profile, no name and nothing of its own. */
  readonly card: FreezerCard | null;
  /** Since when it has had no alarm: the end of its last, else its first reading. */
  readonly calmSince: number | null;
  /** Only where it is so. */
  readonly retired?: true;
  /** Those that are open. */
  readonly alarms: readonly AlarmView[];
};
