import type { Locale } from '#lib/words/locale.ts';

const formats = new Map<Locale, Intl.NumberFormat>();

/** −3,42 or −3.42, by locale, with a true minus sign; the unit is the caller's to place. */
export function formatCelsius(celsius: number, locale: Locale): string {
  let format = formats.get(locale);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    formats.set(locale, format);
  }
  return format.format(celsius).replace('-', '−');
}

/** The same with its unit, from which it is never torn at the end of a line. */
export function formatDegrees(celsius: number, locale: Locale): string {
  return `${formatCelsius(celsius, locale)}\u00a0°C`;
}

/** The canonical form in `data-celsius`: the same text in every language. */
export function canonicalCelsius(celsius: number): string {
  return String(celsius);
}

export type Age =
  | { unit: 'now' }
  | { unit: 'seconds' | 'minutes' | 'hours' | 'days'; count: number };

/** How old a value is, as coarse as a glance needs it, so that a label rarely changes. */
export function ageOf(ms: number): Age {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 3) return { unit: 'now' };
  if (seconds < 60) return { unit: 'seconds', count: seconds };
  if (seconds < 3600) return { unit: 'minutes', count: Math.floor(seconds / 60) };
  if (seconds < 86_400) return { unit: 'hours', count: Math.floor(seconds / 3600) };
  return { unit: 'days', count: Math.floor(seconds / 86_400) };
}

export type Span =
  | { unit: 'seconds' | 'minutes'; count: number }
  | { unit: 'hours'; hours: number; minutes: number }
  | { unit: 'days'; count: number; hours: number };

/** How long something lasts, in its two largest units. */
export function spanOf(ms: number): Span {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return { unit: 'seconds', count: seconds };
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return { unit: 'hours', hours, minutes: minutes % 60 };
  return { unit: 'days', count: Math.floor(hours / 24), hours: hours % 24 };
}
