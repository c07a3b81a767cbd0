import type { AlarmKind } from '#lib/alarm/alarm.ts';
import { isOutside, type Rules } from '#lib/alarm/rules.ts';
import { type AlarmState, ourTime } from '#lib/alarm/state.ts';

/** When, by our clock, time alone will next change this freezer's alarms; Infinity when never. */
export function nextDue(state: AlarmState, rules: Rules): number {
  let due = dayDue(state, rules);
  if (!isOn(state, 'silent')) due = Math.min(due, state.heardAt + rules.silentAfterMs);
  for (const condition of Object.values(state.conditions)) {
    const { shelvedUntil } = condition;
    if (shelvedUntil !== null) due = Math.min(due, shelvedUntil);
    if ('due' in condition) due = Math.min(due, ourTime(state, condition.due));
  }
  return due;
}

function dayDue(state: AlarmState, rules: Rules): number {
  const { celsius, celsiusAt, countedTo, outsideMs, dayEnds } = state;
  if (isOn(state, 'cumulative')) return ourTime(state, dayEnds);
  if (celsius === null || !isOutside(celsius, rules)) return Number.POSITIVE_INFINITY;
  const passes = countedTo + Math.max(0, rules.cumulativeMs - outsideMs) + 1;
  const known = celsiusAt + rules.silentAfterMs;
  return passes <= known ? ourTime(state, passes) : Number.POSITIVE_INFINITY;
}

function isOn(state: AlarmState, kind: AlarmKind): boolean {
  const phase = state.conditions[kind]?.phase;
  return phase === 'on' || phase === 'clearing';
}
