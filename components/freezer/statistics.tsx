'use client';

import { useLocale, useTranslations } from 'use-intl';
import { ask } from '#components/api/ask.ts';
import { FailedLine } from '#components/api/failed-line.tsx';
import { StatisticsList, type StatisticsView } from '#components/freezer/statistics-list.tsx';
import { queryOf, useAsked } from '#components/freezer/use-history.ts';
import { type ChartRange, stretchOf } from '#lib/chart/range.ts';
import { freezerPath } from '#lib/freezer/address.ts';

type Given = {
  id: string;
  range: ChartRange;
  /** When the chart's history was asked for; undefined while it is, as the chart comes first. */
  askedAt: number | undefined;
};

/** FZ6: what the range of the chart comes to. */
export function Statistics({ id, range, askedAt }: Given) {
  const t = useTranslations();
  const locale = useLocale();
  const { data, error, again } = useAsked(
    `/api${freezerPath(id)}/statistics`,
    range,
    (path) => ask<StatisticsView>(`${path}?${queryOf(stretchOf(range, askedAt ?? 0))}`),
    askedAt !== undefined,
  );
  return (
    <section aria-labelledby="statistics">
      <h2 id="statistics" className="sr-only">
        {t('statistics.title')}
      </h2>
      {error === undefined ? (
        <StatisticsList view={data} locale={locale} />
      ) : (
        <FailedLine fault={error} again={again} />
      )}
    </section>
  );
}
