/** Why a freezer needs somebody: each kind has at most one open alarm per freezer. */
export const ALARM_KINDS = [
  'high',
  'low',
  'warning',
  'cumulative',
  'silent',
  'fault',
  'clock',
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** Those of a value and its limits, which alone have delays. */
export const LIMIT_KINDS = ['high', 'low', 'warning'] as const satisfies readonly AlarmKind[];
export type LimitKind = (typeof LIMIT_KINDS)[number];

export const FAULT_REASONS = ['probe-error', 'stuck', 'jump'] as const;
export type FaultReason = (typeof FAULT_REASONS)[number];

/** An alarm from its raising until it has both returned and been acknowledged. */
export type OpenAlarm = {
  /** With freezer and kind, this is what names the alarm. */
  readonly raisedAt: number;
  /** When what it tells of began: before `raisedAt` by the on-delay. */
  readonly since: number;
  readonly acknowledged: boolean;
  /** The value farthest outside so far, from the on-delay on. */
  readonly peak: number | null;
  /** Until when nobody is to be called because of it. */
  readonly shelvedUntil: number | null;
};

/** The on-delay of what may become an alarm, or the same alarm again. */
export type Pending = {
  readonly phase: 'pending';
  readonly since: number;
  readonly due: number;
  readonly peak: number | null;
  readonly alarm: OpenAlarm | null;
};

/**
 * One kind of trouble at one freezer. `pending` runs the on-delay, `clearing` the off-delay. An alarm
 * that is kept while quiet or pending has returned and waits for its acknowledgement.
 */
export type Condition =
  | { readonly phase: 'quiet'; readonly alarm: OpenAlarm }
  | Pending
  | { readonly phase: 'on'; readonly alarm: OpenAlarm }
  | { readonly phase: 'clearing'; readonly due: number; readonly alarm: OpenAlarm };

export type Conditions = Readonly<Partial<Record<AlarmKind, Condition>>>;

/** What a person sees of an alarm. */
export const STANDINGS = ['none', 'active', 'acknowledged', 'returned'] as const;
export type Standing = (typeof STANDINGS)[number];

export type AlarmChange = {
  readonly kind: AlarmKind;
  readonly raisedAt: number;
  /** When it happened: by the sensor's time for what readings tell, by ours for what people do. */
  readonly at: number;
  readonly before: Standing;
  readonly after: Standing;
} & (
  | {
      readonly change: 'raised';
      readonly since: number;
      readonly celsius: number | null;
      readonly limit: number | null;
      readonly reason: FaultReason | null;
    }
  | { readonly change: 'returned'; readonly peak: number | null }
  | { readonly change: 'acknowledged'; readonly by: string; readonly note: string }
  | {
      readonly change: 'shelved';
      readonly until: number;
      readonly by: string;
      readonly note: string;
    }
  /** `by` is null when the shelf ran out. */
  | { readonly change: 'unshelved'; readonly by: string | null; readonly note: string }
  | { readonly change: 'commented'; readonly by: string; readonly note: string }
  /** By whoever retired the freezer. */
  | { readonly change: 'closed'; readonly by: string; readonly peak: number | null }
);

export function standingOf(condition: Condition | undefined): Standing {
  if (condition === undefined) return 'none';
  switch (condition.phase) {
    case 'quiet':
    case 'pending':
      return condition.alarm === null ? 'none' : 'returned';
    case 'on':
    case 'clearing':
      return condition.alarm.acknowledged ? 'acknowledged' : 'active';
  }
}
