import type { NextMidnight } from '#lib/alarm/rules.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * When the day of a time ends in a time zone. Days there may have 23 or 25 hours, and some begin at
 * one o'clock because midnight is skipped: so the day's end is searched for, not counted out.
 */
export function midnights(timeZone: string): NextMidnight {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const dayOf = (at: number) => format.format(at);
  const known = new Map<string, number>();

  const search = (at: number): number => {
    const today = dayOf(at);
    let before = at;
    let after = at + DAY_MS + 2 * HOUR_MS;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (dayOf(middle) === today) before = middle;
      else after = middle;
    }
    return after;
  };

  return (at) => {
    const today = dayOf(at);
    const ends = known.get(today) ?? search(at);
    if (known.size > 1000) known.clear();
    known.set(today, ends);
    return ends;
  };
}
