import type { AlarmChange, Conditions } from '#lib/alarm/alarm.ts';
import { runOut } from '#lib/alarm/condition.ts';
import { hearOf, mapLimits } from '#lib/alarm/conditions.ts';
import type { DayCount } from '#lib/alarm/day.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import { type AlarmState, knownUntil } from '#lib/alarm/state.ts';

/** Lets run out, in the order in which they do, the delays that end and what the day's count says up to a time. */
export function runOutTo(
  state: AlarmState,
  at: number,
  day: DayCount,
  rules: Rules,
  changes: AlarmChange[],
): Conditions {
  const moment = { at, celsius: state.celsius, reason: null, rules };
  const known = knownUntil(state, rules);
  let conditions = mapLimits(state.conditions, (condition, kind) =>
    runOut(kind, condition, moment, known, changes),
  );
  for (const { passed, at } of day.events) {
    conditions = hearOf(conditions, 'cumulative', passed, { ...moment, at }, changes);
  }
  if (changes.length > 1) changes.sort((a, b) => a.at - b.at);
  return conditions;
}
