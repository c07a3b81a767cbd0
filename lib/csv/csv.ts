import { FLAG, MINUTE_MS, startOf } from '#lib/history/rollup.ts';
import { canonicalCelsius } from '#lib/words/format.ts';
import type { Locale } from '#lib/words/locale.ts';

export type CsvReading = {
  readonly at: number;
  readonly celsius: number;
  readonly flags: number;
};

const LINE_END = '\r\n';
const ALL_FLAGS = Object.values(FLAG).reduce((all, flag) => all | flag, 0);

/** Spreadsheets take a semicolon as the mark between columns where the comma is the decimal one. */
const WORDS = {
  en: {
    mark: ',',
    header: ['at', 'celsius', 'state', 'clock', 'origin'],
    below: 'below',
    above: 'above',
    probeError: 'probe-error',
    skewed: 'ahead',
    simulated: 'simulated',
  },
  'pt-BR': {
    mark: ';',
    header: ['quando', 'celsius', 'estado', 'relogio', 'origem'],
    below: 'abaixo',
    above: 'acima',
    probeError: 'erro-da-sonda',
    skewed: 'adiantado',
    simulated: 'simulado',
  },
} satisfies Record<Locale, object>;

/** The ends of rows by locale and flags: there are few, so each is made once. */
const ENDS: Record<Locale, readonly string[]> = { en: endsIn('en'), 'pt-BR': endsIn('pt-BR') };

function endsIn(locale: Locale): string[] {
  const { mark, below, above, probeError, skewed, simulated } = WORDS[locale];
  return Array.from({ length: ALL_FLAGS + 1 }, (_, flags) => {
    const outside = flags & FLAG.below ? below : flags & FLAG.above ? above : '';
    const state = flags & FLAG.probeError ? probeError : outside;
    const clock = flags & FLAG.skewed ? skewed : '';
    const origin = flags & FLAG.simulated ? simulated : '';
    return mark + state + mark + clock + mark + origin + LINE_END;
  });
}

export function csvHeader(locale: Locale): string {
  const { header, mark } = WORDS[locale];
  return header.join(mark) + LINE_END;
}

export function csvRow({ at, celsius, flags }: CsvReading, locale: Locale): string {
  const decimal = decimalOf(celsius);
  const text = locale === 'pt-BR' ? decimal.replace('.', ',') : decimal;
  return isoOf(at) + WORDS[locale].mark + text + (ENDS[locale][flags & ALL_FLAGS] as string);
}

/** The canonical text, with zeros where it has an exponent: only what is smaller than a millionth has one. */
export function decimalOf(celsius: number): string {
  const text = canonicalCelsius(celsius);
  const exponent = text.indexOf('e-');
  if (exponent < 0) return text;
  const digits = text.slice(0, exponent).replace(/[-.]/g, '');
  const zeros = '0'.repeat(Number(text.slice(exponent + 2)) - 1);
  return `${celsius < 0 ? '-' : ''}0.${zeros}${digits}`;
}

let minute = Number.NaN;
let minutePrefix = '';

/** Making a date's text is three quarters of a row, and rows come in order: each minute's is made once. */
function isoOf(at: number): string {
  const start = startOf(at, MINUTE_MS);
  if (start !== minute) {
    minutePrefix = new Date(start).toISOString().slice(0, -'00.000Z'.length);
    minute = start;
  }
  const digits = String(100_000 + Math.floor(at) - start);
  return `${minutePrefix}${digits.slice(1, 3)}.${digits.slice(3)}Z`;
}

const MOST_KEY_LENGTH = 60;

/** A name that every file system and every header takes, whatever the freezer is called. */
export function csvFileName(freezerKey: string, from: number, to: number): string {
  const key = freezerKey
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, MOST_KEY_LENGTH)
    .replace(/^-+|-+$/g, '');
  return `gelo-${key || 'freezer'}-${stampOf(from)}-${stampOf(to)}.csv`;
}

/** 20260101T120000Z: a colon is no part of a file name on Windows. */
function stampOf(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+|[^\dTZ]/g, '');
}
