import { useLocale } from 'use-intl';
import type { Locale } from '#lib/words/locale.ts';

/** Numbers as the reader writes them. */
export function useNumbers() {
  return numbersOf(useLocale());
}

type Numbers = ReturnType<typeof makeNumbers>;
const made = new Map<Locale, Numbers>();

/** To make a format takes longer than to use it a hundred times, and rows come many a second. */
function numbersOf(locale: Locale): Numbers {
  const known = made.get(locale) ?? makeNumbers(locale);
  made.set(locale, known);
  return known;
}

function makeNumbers(locale: Locale) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const rough = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  return {
    whole: (value: number) => whole.format(value).replace('-', '−'),
    /** How long something took; the units are the same in both languages. */
    time(ms: number): string {
      if (ms < 1000) return `${whole.format(ms)}\u00a0ms`;
      if (ms < 60_000) return `${tenths.format(ms / 1000)}\u00a0s`;
      return `${tenths.format(ms / 60_000)}\u00a0min`;
    },
    /** Small ones with a tenth, as 0.3 a second is not 0; large ones as roughly as they are known. */
    rate: (value: number) => (value < 10 ? tenths : rough).format(value),
  };
}
