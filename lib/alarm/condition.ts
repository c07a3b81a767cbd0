import {
  type AlarmChange,
  type AlarmKind,
  type Condition,
  type LimitKind,
  type OpenAlarm,
  type Pending,
  standingOf,
} from '#lib/alarm/alarm.ts';
import { detailOf, type Moment } from '#lib/alarm/detail.ts';
import { type Delays, type Rules, says } from '#lib/alarm/rules.ts';

type Stepped = Condition | undefined;

const AT_ONCE: Delays = { onDelayMs: 0, offDelayMs: 0 };

/** The condition after hearing whether the trouble is there. Delays due before must have run out. */
export function hear(
  kind: AlarmKind,
  condition: Stepped,
  trouble: boolean,
  moment: Moment,
  changes: AlarmChange[],
): Stepped {
  const delays = delaysOf(kind, moment.rules);
  switch (condition?.phase) {
    case undefined:
    case 'quiet': {
      if (!trouble) return condition;
      const [since, due] = [moment.at, moment.at + delays.onDelayMs];
      const alarm = condition?.alarm ?? null;
      const pending: Pending = { phase: 'pending', since, due, peak: null, alarm };
      return due === since ? raise(kind, pending, moment, changes) : pending;
    }
    case 'pending':
      return trouble ? condition : quiet(condition.alarm);
    case 'on':
      if (trouble) return condition;
      if (delays.offDelayMs === 0) return goBack(kind, condition.alarm, moment.at, changes);
      return { phase: 'clearing', due: moment.at + delays.offDelayMs, alarm: condition.alarm };
    case 'clearing':
      return trouble ? { phase: 'on', alarm: condition.alarm } : condition;
  }
}

/**
 * Lets a delay run out that was due by this moment. An on-delay raises nothing when its value is no
 * trouble by settings that were changed meanwhile; an off-delay ends only while the value counts.
 */
export function runOut(
  kind: LimitKind,
  condition: Condition,
  moment: Moment,
  knownUntil: number,
  changes: AlarmChange[],
): Stepped {
  const { at, celsius, rules } = moment;
  if (condition.phase === 'pending' && condition.due <= at) {
    const isOver = celsius !== null && says(kind, celsius, rules) === false;
    return isOver ? quiet(condition.alarm) : raise(kind, condition, moment, changes);
  }
  if (condition.phase === 'clearing' && condition.due <= Math.min(at, knownUntil)) {
    return goBack(kind, condition.alarm, condition.due, changes);
  }
  return condition;
}

/** Nothing is kept of a condition of which there is nothing to say. */
function quiet(alarm: OpenAlarm | null): Stepped {
  return alarm === null ? undefined : { phase: 'quiet', alarm };
}

/** An off-delay that was interrupted is forgotten. */
export function notClearing(condition: Condition): Condition {
  return condition.phase === 'clearing' ? { phase: 'on', alarm: condition.alarm } : condition;
}

/** Delays after time itself began anew: an on-delay begins with it. */
export function begunAnew(condition: Condition, at: number, rules: Rules): Condition {
  if (condition.phase !== 'pending') return notClearing(condition);
  return { ...condition, since: at, due: at + rules.delays.onDelayMs };
}

/** Keeps the value farthest outside, also while the on-delay runs. */
export function withPeak(kind: AlarmKind, condition: Condition, celsius: number): Condition {
  if (condition.phase === 'quiet') return condition;
  if (condition.phase === 'pending') {
    const peak = worse(kind, condition.peak, celsius);
    return peak === condition.peak ? condition : { ...condition, peak };
  }
  const { alarm } = condition;
  const peak = worse(kind, alarm.peak, celsius);
  return peak === alarm.peak ? condition : { ...condition, alarm: { ...alarm, peak } };
}

function raise(
  kind: AlarmKind,
  pending: Pending,
  moment: Moment,
  changes: AlarmChange[],
): Condition {
  // One that returned and was not acknowledged yet is the same alarm again, not a second one.
  const { since, due: at, alarm: known } = pending;
  const alarm: OpenAlarm = {
    raisedAt: known?.raisedAt ?? at,
    since: known?.since ?? since,
    acknowledged: false,
    peak: worse(kind, known?.peak ?? null, pending.peak),
    shelvedUntil: known?.shelvedUntil ?? null,
  };
  const { raisedAt } = alarm;
  const [change, before, after] = ['raised', standingOf(pending), 'active'] as const;
  const detail = detailOf(kind, moment);
  changes.push({ kind, change, raisedAt, at, before, after, since, ...detail });
  return { phase: 'on', alarm };
}

function goBack(kind: AlarmKind, alarm: OpenAlarm, at: number, changes: AlarmChange[]): Stepped {
  const { raisedAt, peak, acknowledged } = alarm;
  const next = quiet(acknowledged ? null : alarm);
  const [before, after] = [standingOf({ phase: 'on', alarm }), standingOf(next)];
  changes.push({ kind, change: 'returned', raisedAt, at, before, after, peak });
  return next;
}

function delaysOf(kind: AlarmKind, { delays }: Rules): Delays {
  return kind === 'high' || kind === 'low' || kind === 'warning' ? delays : AT_ONCE;
}

/** The value farthest outside; only the two limits have a side to be outside of. */
function worse(kind: AlarmKind, peak: number | null, celsius: number | null): number | null {
  if (kind !== 'high' && kind !== 'low') return null;
  if (peak === null || celsius === null) return peak ?? celsius;
  return kind === 'low' ? Math.min(peak, celsius) : Math.max(peak, celsius);
}
