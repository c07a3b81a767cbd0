import { useLocale, useTranslations } from 'use-intl';
import type { Limits } from '#lib/chart-scale.ts';
import { formatCelsius } from '#lib/format.ts';
import type { Range } from '#lib/history.ts';
import type { ChartBucket } from '#lib/live-buckets.ts';

type Given = Limits & {
  stretch: Range;
  buckets: readonly ChartBucket[];
  words: (at: number) => string;
};

/** The chart in a sentence, for who does not see it. */
export function useChartSummary({ stretch, buckets, low, high, words }: Given): string {
  const t = useTranslations('chart');
  const locale = useLocale();
  const range = { from: words(stretch.from), to: words(stretch.to) };
  const least = buckets.flatMap(({ min }) => (min === null ? [] : [min]));
  const greatest = buckets.flatMap(({ max }) => (max === null ? [] : [max]));
  if (least.length === 0) return t('summaryEmpty', range);
  return t('summary', {
    ...range,
    min: formatCelsius(Math.min(...least), locale),
    max: formatCelsius(Math.max(...greatest), locale),
    limits: limitWords(),
  });

  function limitWords(): string {
    const told = (celsius: number) => formatCelsius(celsius, locale);
    if (low !== null && high !== null) return t('limits', { low: told(low), high: told(high) });
    if (high !== null) return t('limitHigh', { high: told(high) });
    return low === null ? '' : t('limitLow', { low: told(low) });
  }
}
