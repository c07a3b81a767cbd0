import type { AlarmChange } from '#lib/alarm/alarm.ts';
import { hearOf } from '#lib/alarm/conditions.ts';
import { countDay } from '#lib/alarm/day.ts';
import type { PassedTime } from '#lib/alarm/event.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import { runOutTo } from '#lib/alarm/run-out.ts';
import { endShelves } from '#lib/alarm/shelf.ts';
import { type AlarmState, sensorTime, silentFrom } from '#lib/alarm/state.ts';

/** What time alone changes: shelves end by our clock, all else once everything was read. */
export function passTime(
  before: AlarmState,
  event: PassedTime,
  rules: Rules,
  changes: AlarmChange[],
): AlarmState {
  const { now, readTo } = event;
  const state = readTo ? letPass(before, event, rules, changes) : before;
  const conditions = endShelves(state.conditions, now, changes);
  return conditions === state.conditions ? state : { ...state, conditions };
}

function letPass(
  before: AlarmState,
  { now, servedSince = 0 }: PassedTime,
  rules: Rules,
  changes: AlarmChange[],
): AlarmState {
  const to = sensorTime(before, now);
  const day = countDay(before, to, rules);
  const ranOut = runOutTo(before, to, day, rules, changes);
  const at = Math.max(silentFrom(before), servedSince) + rules.silentAfterMs;
  const isSilent = now >= at ? true : undefined;
  const moment = { at, celsius: null, reason: null, rules };
  const conditions = hearOf(ranOut, 'silent', isSilent, moment, changes);
  if (day.began === null && conditions === before.conditions) return before;
  const { outsideMs, countedTo, dayEnds, began } = day;
  // Were that counted anew, a reading that was under way meanwhile would take back what was told.
  if (outsideMs > rules.cumulativeMs) {
    return { ...before, outsideMs, countedTo, dayEnds, conditions };
  }
  if (began === null) return { ...before, conditions };
  return { ...before, outsideMs: 0, countedTo: began, dayEnds, conditions };
}
