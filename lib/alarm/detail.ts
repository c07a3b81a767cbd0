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
  switch (kind) {
    case 'high':
      return { celsius, limit: orNull(rules.high), reason: null };
    case 'low':
      return { celsius, limit: orNull(rules.low), reason: null };
    case 'warning':
      return { celsius, limit: orNull(nearer(celsius, rules)), reason: null };
    case 'cumulative':
      return { celsius, limit: null, reason: null };
    case 'fault':
      return { celsius, limit: null, reason };
    case 'silent':
    case 'clock':
      return { celsius: null, limit: null, reason: null };
  }
}

/** The limit whose warning band a value is in, or was in before it came into the deadband. */
function nearer(celsius: number | null, { high, low }: Rules): number {
  if (celsius === null) return Number.NaN;
  return high - celsius < celsius - low ? high : low;
}

/** Limits that are none are infinite, which neither JSON nor a person can read. */
function orNull(limit: number): number | null {
  return Number.isFinite(limit) ? limit : null;
}
