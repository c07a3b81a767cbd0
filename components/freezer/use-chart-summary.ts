import { useLocale, useTranslations } from 'use-intl';
import type { ChartBucket } from '#lib/chart/live-buckets.ts';
import type { Limits, OffScale } from '#lib/chart/scale.ts';
import type { Range } from '#lib/history/history.ts';
import { formatCelsius } from '#lib/words/format.ts';

type Given = Limits & {
  stretch: Range;
  buckets: readonly ChartBucket[];
  offScale: readonly OffScale[];
  words: (at: number) => string;
};

/** The chart in a few sentences, for who does not see it. */
export function useChartSummary(): (given: Given) => string {
  const t = useTranslations('chart');
  const locale = useLocale();
  const told = (celsius: number) => formatCelsius(celsius, locale);

  const limitWords = ({ low, high }: Limits): string[] => {
    if (low !== null && high !== null) return [t('limits', { low: told(low), high: told(high) })];
    if (high !== null) return [t('limitHigh', { high: told(high) })];
    return low === null ? [] : [t('limitLow', { low: told(low) })];
  };

  return ({ stretch, buckets, offScale, words, ...limits }) => {
    const range = { from: words(stretch.from), to: words(stretch.to) };
    const least = buckets.flatMap(({ min }) => (min === null ? [] : [min]));
    const greatest = buckets.flatMap(({ max }) => (max === null ? [] : [max]));
    if (least.length === 0) return t('summaryEmpty', range);
    const reached = { min: told(Math.min(...least)), max: told(Math.max(...greatest)) };
    return [
      t('summary', { ...range, ...reached }),
      ...limitWords(limits),
      ...offScale.map(({ side, edge }) => t('offScale.summary', { side, edge })),
    ].join(' ');
  };
}
