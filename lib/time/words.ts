import type { TickUnit } from '#lib/chart/scale.ts';
import type { Range } from '#lib/history/history.ts';
import type { Locale } from '#lib/words/locale.ts';

const YEAR_MS = 365 * 86_400_000;
/** Where a stretch is longer the seconds do not matter any more. */
const SECONDS_WITHIN_MS = 2 * 3_600_000;

/** What stands under a tick: the time, or at midnight and on long stretches the day. */
export function tickWords(unit: TickUnit, locale: Locale): (at: number) => string {
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(unit === 'second' && { second: '2-digit' }),
  });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  return (at) => {
    const date = new Date(at);
    const midnight = date.getHours() + date.getMinutes() + date.getSeconds() === 0;
    return unit === 'day' || midnight ? day.format(at) : time.format(at);
  };
}

/** A moment of a stretch: with the day where that is not plain, with seconds where they matter. */
export function momentWords({ from, to }: Range, now: number, locale: Locale) {
  const format = new Intl.DateTimeFormat(locale, {
    ...(dayOf(from) !== dayOf(now) && { day: 'numeric', month: 'short' }),
    ...(now - from > YEAR_MS / 2 && { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(to - from <= SECONDS_WITHIN_MS && { second: '2-digit' }),
  });
  return (at: number) => format.format(at);
}

function dayOf(at: number): string {
  return new Date(at).toDateString();
}
