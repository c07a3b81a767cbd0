import type { AlarmChange } from '#lib/alarm/alarm.ts';
import type { AlarmEvent, HeardReading } from '#lib/alarm/event.ts';
import { lastHeard, notAhead, onlyLateSince } from '#lib/alarm/heard.ts';
import { judge, judgeSensor } from '#lib/alarm/judge.ts';
import { beginAnewWith, beginWith, goOnWith, withLog } from '#lib/alarm/newest.ts';
import { passTime } from '#lib/alarm/pass-time.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import type { AlarmState } from '#lib/alarm/state.ts';

type Stepped = { readonly state: AlarmState; readonly changes: readonly AlarmChange[] };

/** One freezer's alarms after a reading, whatever the batch it came in. */
export function stepAlarm(
  before: AlarmState | undefined,
  event: HeardReading,
  rules: Rules,
): Stepped;
/** One freezer's alarms after time has passed; of a freezer that was never heard of there is nothing to say. */
export function stepAlarm(before: AlarmState, event: AlarmEvent, rules: Rules): Stepped;
export function stepAlarm(
  before: AlarmState | undefined,
  event: AlarmEvent,
  rules: Rules,
): Stepped | undefined {
  const changes: AlarmChange[] = [];
  if (event.type === 'reading') return { state: hear(before, event, rules, changes), changes };
  return before && { state: passTime(before, event, rules, changes), changes };
}

function hear(
  before: AlarmState | undefined,
  event: HeardReading,
  rules: Rules,
  changes: AlarmChange[],
): AlarmState {
  if (before !== undefined && isLate(before, event, rules)) {
    return hearLate(before, event, rules, changes);
  }
  const state = takeIn(before, event, rules, changes);
  const conditions = judge(state, event, rules, changes);
  return conditions === state.conditions ? state : { ...state, conditions };
}

/**
 * Where only older readings were heard of for long, the next is not late: the sensor's clock was set back.
 * How long ago the newest was heard of does not tell: we may have been away, and have more of it to read.
 */
function isLate(before: AlarmState, { reading, heardAt }: HeardReading, rules: Rules): boolean {
  if (reading.at >= before.at) return false;
  return heardAt - onlyLateSince(before, heardAt) <= rules.silentAfterMs;
}

/** A reading from before the newest says nothing of its value, but that the sensor is there. */
function hearLate(
  before: AlarmState,
  { reading, heardAt, log }: HeardReading,
  rules: Rules,
  changes: AlarmChange[],
): AlarmState {
  // That its clock was right then does not say that it is now.
  const isAhead = reading.skewed ? true : undefined;
  return {
    ...before,
    newestHeardAt: notAhead(before.newestHeardAt, heardAt),
    heardAt: lastHeard(before, heardAt),
    lateSince: onlyLateSince(before, heardAt),
    logs: withLog(before.logs, log),
    conditions: judgeSensor(before.conditions, isAhead, heardAt, rules, changes),
  };
}

function takeIn(
  before: AlarmState | undefined,
  event: HeardReading,
  rules: Rules,
  changes: AlarmChange[],
): AlarmState {
  if (before === undefined) return beginWith(event, rules);
  if (event.reading.at < before.at) return beginAnewWith(before, event, rules);
  return goOnWith(before, event, rules, changes);
}
