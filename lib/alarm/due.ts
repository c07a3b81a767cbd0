import type { AlarmKind, Condition } from '#lib/alarm/alarm.ts';
import { isOutside, type Rules } from '#lib/alarm/rules.ts';
import { type AlarmState, knownUntil, ourTime, silentFrom } from '#lib/alarm/state.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** When, by our clock, time alone will next change this freezer's alarms; Infinity when never. */
export function nextDue(state: AlarmState, rules: Rules): number {
  let due = ourTime(state, dayDue(state, rules));
  if (!isOn(state, 'silent')) due = Math.min(due, silentFrom(state) + rules.silentAfterMs);
  for (const condition of Object.values(state.conditions)) {
    due = Math.min(due, ourTime(state, delayDue(condition, knownUntil(state, rules))));
    due = Math.min(due, condition.alarm?.shelvedUntil ?? NEVER);
  }
  return due;
}

/** By the sensor's clock. An off-delay that silence overtakes never ends by time alone. */
function delayDue(condition: Condition, known: number): number {
  switch (condition.phase) {
    case 'quiet':
    case 'on':
      return NEVER;
    case 'pending':
      return condition.due;
    case 'clearing':
      return condition.due <= known ? condition.due : NEVER;
  }
}

/** By the sensor's clock. */
function dayDue(state: AlarmState, rules: Rules): number {
  const { celsius, countedTo, outsideMs, dayEnds } = state;
  if (isOn(state, 'cumulative')) return dayEnds;
  if (celsius === null || !isOutside(celsius, rules)) return NEVER;
  const passes = countedTo + Math.max(0, rules.cumulativeMs - outsideMs) + 1;
  return passes <= knownUntil(state, rules) ? passes : NEVER;
}

function isOn(state: AlarmState, kind: AlarmKind): boolean {
  const phase = state.conditions[kind]?.phase;
  return phase === 'on' || phase === 'clearing';
}
