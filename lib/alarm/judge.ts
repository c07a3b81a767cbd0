import {
  type AlarmChange,
  type Conditions,
  type FaultReason,
  LIMIT_KINDS,
} from '#lib/alarm/alarm.ts';
import { withPeak } from '#lib/alarm/condition.ts';
import { hearOf, mapLimits } from '#lib/alarm/conditions.ts';
import type { Moment } from '#lib/alarm/detail.ts';
import type { HeardReading } from '#lib/alarm/event.ts';
import { type Rules, says } from '#lib/alarm/rules.ts';
import type { AlarmState } from '#lib/alarm/state.ts';

/** A step of the probe counts as a fault for this long. */
const JUMP_LASTS_MS = 5 * 60_000;

/** What the newest reading says of each kind. The state has taken it in already. */
export function judge(
  state: AlarmState,
  { reading, heardAt }: HeardReading,
  rules: Rules,
  changes: AlarmChange[],
): Conditions {
  const { at, celsius, skewed } = reading;
  const isError = rules.probeErrors.includes(celsius);
  const reason = faultOf(state, isError, rules);
  const moment: Moment = { at, celsius, reason, rules };
  let { conditions } = state;
  if (!isError) conditions = judgeValue(conditions, state, celsius, moment, changes);
  conditions = hearOf(conditions, 'fault', reason !== null, moment, changes);
  return judgeSensor(conditions, skewed, heardAt, rules, changes);
}

/** That it is heard of at all, and its clock, which ours tells. */
export function judgeSensor(
  conditions: Conditions,
  isAhead: boolean | undefined,
  heardAt: number,
  rules: Rules,
  changes: AlarmChange[],
): Conditions {
  const moment: Moment = { at: heardAt, celsius: null, reason: null, rules };
  const clocked = hearOf(conditions, 'clock', isAhead, moment, changes);
  return hearOf(clocked, 'silent', false, moment, changes);
}

function judgeValue(
  before: Conditions,
  { outsideMs }: AlarmState,
  celsius: number,
  moment: Moment,
  changes: AlarmChange[],
): Conditions {
  const { rules } = moment;
  let conditions = before;
  for (const kind of LIMIT_KINDS) {
    conditions = hearOf(conditions, kind, says(kind, celsius, rules), moment, changes);
  }
  if (outsideMs <= rules.cumulativeMs) {
    conditions = hearOf(conditions, 'cumulative', false, moment, changes);
  }
  return mapLimits(conditions, (known, kind) => withPeak(kind, known, celsius));
}

function faultOf(state: AlarmState, isError: boolean, rules: Rules): FaultReason | null {
  if (isError) return 'probe-error';
  if (state.at - state.sameSince >= rules.stuckAfterMs) return 'stuck';
  if (state.jumpedAt !== null && state.at - state.jumpedAt < JUMP_LASTS_MS) return 'jump';
  return null;
}
