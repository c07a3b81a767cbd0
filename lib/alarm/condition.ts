import {
  type AlarmChange,
  type AlarmKind,
  type Condition,
  type FaultReason,
  type OpenAlarm,
  standingOf,
} from '#lib/alarm/alarm.ts';

/** What is known when an alarm is raised. */
export type Detail = {
  readonly celsius: number | null;
  readonly limit: number | null;
  readonly reason: FaultReason | null;
};
export type Delays = { readonly onDelayMs: number; readonly offDelayMs: number };
export const AT_ONCE: Delays = { onDelayMs: 0, offDelayMs: 0 };

type Stepped = Condition | undefined;

/** Lets a delay run out that was due at or before `to`. */
export function advance(
  kind: AlarmKind,
  condition: Condition,
  to: number,
  detail: Detail,
  changes: AlarmChange[],
): Stepped {
  if (condition.phase === 'pending' && condition.due <= to) {
    return raise(kind, condition, condition.since, condition.due, detail, changes);
  }
  if (condition.phase === 'clearing' && condition.due <= to) {
    return goBack(kind, condition, condition.due, changes);
  }
  return condition;
}

/** The condition after hearing at `at` whether the trouble is there. Delays due before must have run out. */
export function hear(
  kind: AlarmKind,
  condition: Stepped,
  trouble: boolean,
  at: number,
  delays: Delays,
  detail: Detail,
  changes: AlarmChange[],
): Stepped {
  const phase = condition?.phase ?? 'quiet';
  switch (phase) {
    case 'quiet':
      if (!trouble) return condition;
      if (delays.onDelayMs === 0) return raise(kind, condition, at, at, detail, changes);
      return {
        phase: 'pending',
        since: at,
        due: at + delays.onDelayMs,
        alarm: condition?.alarm ?? null,
        shelvedUntil: condition?.shelvedUntil ?? null,
      };
    case 'pending':
      return trouble || condition === undefined ? condition : quiet(condition, condition.alarm);
    case 'on':
      if (trouble || condition?.phase !== 'on') return condition;
      if (delays.offDelayMs === 0) return goBack(kind, condition, at, changes);
      return { ...condition, phase: 'clearing', due: at + delays.offDelayMs };
    case 'clearing':
      if (!trouble || condition?.phase !== 'clearing') return condition;
      return { phase: 'on', alarm: condition.alarm, shelvedUntil: condition.shelvedUntil };
  }
}

function raise(
  kind: AlarmKind,
  condition: Stepped,
  since: number,
  at: number,
  detail: Detail,
  changes: AlarmChange[],
): Condition {
  // One that returned and was not acknowledged yet is the same alarm again, not a second one.
  const known = condition?.alarm ?? null;
  const alarm: OpenAlarm = {
    raisedAt: known?.raisedAt ?? at,
    since: known?.since ?? since,
    acknowledged: false,
    peak: worse(kind, known?.peak ?? null, detail.celsius),
  };
  const shelvedUntil = condition?.shelvedUntil ?? null;
  const next: Condition = { phase: 'on', alarm, shelvedUntil };
  const { raisedAt } = alarm;
  const before = standingOf(condition);
  const change = 'raised';
  changes.push({ kind, change, raisedAt, at, before, after: 'active', since, ...detail });
  return next;
}

function goBack(
  kind: AlarmKind,
  condition: Condition & { alarm: OpenAlarm },
  at: number,
  changes: AlarmChange[],
): Stepped {
  const { alarm } = condition;
  const next = quiet(condition, alarm.acknowledged ? null : alarm);
  const { raisedAt, peak } = alarm;
  const [before, after] = [standingOf(condition), standingOf(next)];
  changes.push({ kind, change: 'returned', raisedAt, at, before, after, peak });
  return next;
}

/** Nothing is kept of a condition of which there is nothing to say. */
export function quiet(condition: Condition, alarm: OpenAlarm | null): Stepped {
  const { shelvedUntil } = condition;
  if (alarm === null && shelvedUntil === null) return undefined;
  return { phase: 'quiet', alarm, shelvedUntil };
}

/** The value farthest outside; only the two limits have a side to be outside of. */
export function worse(kind: AlarmKind, peak: number | null, celsius: number | null): number | null {
  if (kind !== 'high' && kind !== 'low') return null;
  if (peak === null || celsius === null) return peak ?? celsius;
  return kind === 'low' ? Math.min(peak, celsius) : Math.max(peak, celsius);
}
