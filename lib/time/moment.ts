import type { Locale } from '#lib/words/locale.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

const TIME: Intl.DateTimeFormatOptions = {
  ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};
const EXACT: Intl.DateTimeFormatOptions = { timeStyle: 'medium', hourCycle: 'h23' };
const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const WHOLE: Intl.DateTimeFormatOptions = {
  ...{ dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' },
};

/** A moment as a glance needs it: the time alone when it is of the same day as now. */
export function momentText(at: number, now: number, locale: Locale, timeZone?: string): string {
  const style = sameDay(at, now, locale, timeZone) ? TIME : { ...DAY, ...TIME };
  return formatOf(locale, style, timeZone).format(at);
}

/** The time of day, to the second. */
export function timeText(at: number, locale: Locale, timeZone?: string): string {
  return formatOf(locale, EXACT, timeZone).format(at);
}

/** To the second, with its date when it is of another day than now. */
export function exactMoment(at: number, now: number, locale: Locale, timeZone?: string): string {
  const same = sameDay(at, now, locale, timeZone);
  return same ? timeText(at, locale, timeZone) : wholeMoment(at, locale, timeZone);
}

/** To the second, with its date. */
export function wholeMoment(at: number, locale: Locale, timeZone?: string): string {
  return formatOf(locale, WHOLE, timeZone).format(at);
}

function sameDay(a: number, b: number, locale: Locale, timeZone: string | undefined): boolean {
  const day = formatOf(locale, { ...DAY, year: 'numeric' }, timeZone);
  return day.format(a) === day.format(b);
}

/** To make one takes longer than to use it a hundred times. */
function formatOf(
  locale: Locale,
  style: Intl.DateTimeFormatOptions,
  timeZone: string | undefined,
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, style, timeZone]);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { ...style, ...(timeZone && { timeZone }) });
  formats.set(key, made);
  return made;
}
