import type { AlarmKind, FaultReason, Standing } from '#lib/alarm/alarm.ts';

/** An alarm as the API and the page show it. Times are epoch ms. */
export type AlarmView = {
  readonly id: number;
  /** The freezer's key, which is its id everywhere outside the database. */
  readonly freezer: string;
  readonly kind: AlarmKind;
  readonly standing: Standing;
  readonly reason: FaultReason | null;
  readonly since: number;
  readonly raisedAt: number;
  readonly returnedAt: number | null;
  /** The value that raised it, the limit that it broke, and the farthest outside since. */
  readonly celsius: number | null;
  readonly limit: number | null;
  readonly peak: number | null;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
  readonly note: string | null;
  readonly shelvedUntil: number | null;
  readonly shelvedBy: string | null;
  readonly timesRaised: number;
};
