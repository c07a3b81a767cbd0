import type { AlarmView } from '#lib/alarm/view.ts';
import { isSilent, SILENT_AFTER_MS } from '#lib/silence.ts';

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
  /** Those that are open. */
  readonly alarms: readonly AlarmView[];
};

export type TileState = 'ok' | 'warn' | 'alarm' | 'silent' | 'unknown';

/** Whether anything can be said about a sensor that is not heard of: not while its readings do not reach us. */
export type Hearing = { readonly reading: boolean; readonly silentAfterMs: number };

/** Those that are neither over nor shelved. */
export function activeAlarms(alarms: readonly AlarmView[], now: number): AlarmView[] {
  return alarms.filter(
    ({ standing, shelvedUntil }) =>
      (standing === 'active' || standing === 'acknowledged') &&
      (shelvedUntil === null || shelvedUntil <= now),
  );
}

/** How a freezer is, in one word, and which alarm says so. */
export function tileState(
  alarms: readonly AlarmView[],
  heardAt: number,
  now: number,
  { reading, silentAfterMs }: Hearing,
): { state: TileState; alarm: AlarmView | undefined } {
  const active = activeAlarms(alarms, now);
  const first = (...kinds: string[]) => active.find(({ kind }) => kinds.includes(kind));
  const alarm = first('high', 'low', 'fault', 'cumulative');
  if (alarm !== undefined) return { state: 'alarm', alarm };
  const silent = first('silent');
  if (silent !== undefined) return { state: 'silent', alarm: silent };
  if (isSilent(heardAt, now, silentAfterMs)) {
    return { state: reading ? 'silent' : 'unknown', alarm: undefined };
  }
  const warning = first('warning', 'clock');
  return { state: warning === undefined ? 'ok' : 'warn', alarm: warning };
}
