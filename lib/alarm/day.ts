import { isOutside, type Rules } from '#lib/alarm/rules.ts';
import type { AlarmState } from '#lib/alarm/state.ts';

/** How much of a freezer's day was outside its limits, and what that made true on the way. */
export type DayCount = {
  readonly outsideMs: number;
  readonly dayEnds: number;
  /** In the order in which they came: the day's limit was passed, a day ended. */
  readonly events: readonly { readonly passed: boolean; readonly at: number }[];
};

const NO_EVENTS: DayCount['events'] = [];

/**
 * Counts the time since the newest value as spent at that value, up to `to`; but not beyond the time
 * after which the sensor counts as silent, because then nobody knows.
 */
export function countDay(state: AlarmState, to: number, rules: Rules): DayCount {
  const { celsius, celsiusAt, countedTo } = state;
  const outside = celsius !== null && isOutside(celsius, rules);
  if (!outside && to < state.dayEnds) {
    return { outsideMs: state.outsideMs, dayEnds: state.dayEnds, events: NO_EVENTS };
  }
  const known = outside ? Math.min(to, celsiusAt + rules.silentAfterMs) : countedTo;
  let { outsideMs, dayEnds } = state;
  let from = countedTo;
  const events: { passed: boolean; at: number }[] = [];
  const spend = (until: number) => {
    const spent = Math.max(0, until - from);
    const left = Math.max(0, rules.cumulativeMs - outsideMs);
    if (spent > left) events.push({ passed: true, at: from + left });
    outsideMs += spent;
    from = Math.max(from, until);
  };
  while (to >= dayEnds) {
    spend(Math.min(known, dayEnds));
    events.push({ passed: false, at: dayEnds });
    outsideMs = 0;
    // Days of which nothing is known are passed over at once.
    dayEnds = rules.nextMidnight(known > dayEnds ? dayEnds : to);
  }
  spend(known);
  return { outsideMs, dayEnds, events };
}
