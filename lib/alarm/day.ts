import { isOutside, type Rules } from '#lib/alarm/rules.ts';
import { type AlarmState, knownUntil } from '#lib/alarm/state.ts';

/** How much of a freezer's day was outside its limits, and what that made true on the way. */
export type DayCount = {
  readonly outsideMs: number;
  /** Up to when the value counted. */
  readonly countedTo: number;
  readonly dayEnds: number;
  /** From when on the day that is now is counted; null while it is the same day. */
  readonly began: number | null;
  /** In the order in which they came: the day's limit was passed, a day ended. */
  readonly events: readonly { readonly passed: boolean; readonly at: number }[];
};

const NO_EVENTS: DayCount['events'] = [];

/**
 * Counts the time since the newest value as spent at that value, up to `to`; but not beyond the time
 * after which the sensor counts as silent, because then nobody knows.
 */
export function countDay(state: AlarmState, to: number, rules: Rules): DayCount {
  const { celsius, countedTo } = state;
  let { outsideMs, dayEnds } = state;
  let began: number | null = null;
  const outside = celsius !== null && isOutside(celsius, rules);
  if (!outside && to < dayEnds) return { outsideMs, countedTo, dayEnds, began, events: NO_EVENTS };

  const known = outside ? Math.min(to, knownUntil(state, rules)) : countedTo;
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
    const next = rules.nextMidnight(dayEnds);
    // Days of which nothing is known are passed over at once.
    const passedOver = known <= dayEnds && next <= to;
    began = passedOver ? to : dayEnds;
    dayEnds = passedOver ? rules.nextMidnight(to) : next;
  }
  spend(known);
  return { outsideMs, countedTo: from, dayEnds, began, events };
}
