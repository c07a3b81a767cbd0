import type { AlarmKind, FaultReason } from '#lib/alarm/alarm.ts';
import type { Rules } from '#lib/alarm/rules.ts';

/** A moment at which something is told of a freezer, the value that it has then, and its fault if any. */
export type Moment = {
  readonly at: number;
  readonly celsius: number | null;
  readonly reason: FaultReason | null;
  readonly rules: Rules;
};

/** What is written down when an alarm is raised. */
type Detail = {
  readonly celsius: number | null;
  readonly limit: number | null;
  readonly reason: FaultReason | null;
};

export function detailOf(kind: AlarmKind, { celsius, reason, rules }: Moment): Detail {
  const limit = limitOf(kind, celsius, rules);
  return { celsius, limit: orNull(limit), reason: kind === 'fault' ? reason : null };
}

function limitOf(kind: AlarmKind, celsius: number | null, rules: Rules): number | null {
  switch (kind) {
    case 'high':
      return rules.high;
    case 'low':
      return rules.low;
    case 'warning':
      return nearer(celsius, rules);
    case 'cumulative':
    case 'silent':
    case 'fault':
    case 'clock':
      return null;
  }
}

/** The limit whose warning band a value is in, or was in before it came into the deadband. */
function nearer(celsius: number | null, { high, low }: Rules): number | null {
  if (celsius === null) return null;
  return high - celsius < celsius - low ? high : low;
}

/** Limits that are none are infinite, which neither JSON nor a person can read. */
function orNull(limit: number | null): number | null {
  return limit !== null && Number.isFinite(limit) ? limit : null;
}
