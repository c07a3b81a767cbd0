'use client';

import { useEffect } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { ask } from '#components/api/ask.ts';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import { StatisticsList, type StatisticsView } from '#components/freezer/statistics-list.tsx';
import { queryOf, useAsked } from '#components/freezer/use-history.ts';
import { Button } from '#components/ui/button.tsx';
import { type ChartRange, stretchOf } from '#lib/chart-range.ts';
import { freezerPath } from '#lib/freezer-address.ts';

type Given = {
  id: string;
  range: ChartRange;
  /** When the chart's history was asked for; undefined until it is there, as figures take longer. */
  askedAt: number | undefined;
};

/** FZ6: what the range of the chart comes to. */
export function Statistics({ id, range, askedAt }: Given) {
  const t = useTranslations();
  const locale = useLocale();
  const words = useFaultWords();
  const { data, error, isValidating, again } = useAsked(
    `/api${freezerPath(id)}/statistics`,
    range,
    async (path) => {
      const query = queryOf(stretchOf(range, askedAt ?? 0));
      return { askedAt, view: await ask<StatisticsView>(`${path}?${query}`) };
    },
    askedAt !== undefined,
  );
  const old = data !== undefined && data.askedAt !== askedAt && error === undefined;
  useEffect(() => {
    if (old && askedAt !== undefined && !isValidating) again();
  }, [old, askedAt, isValidating, again]);
  return (
    <section aria-labelledby="statistics">
      <h2 id="statistics" className="sr-only">
        {t('statistics.title')}
      </h2>
      {error === undefined ? (
        <StatisticsList view={data?.view} locale={locale} />
      ) : (
        <p className="flex flex-wrap items-center gap-3 text-sm text-warn" role="alert">
          {words(error)}
          <Button look="quiet" onClick={again}>
            {t('chart.retry')}
          </Button>
        </p>
      )}
    </section>
  );
}
