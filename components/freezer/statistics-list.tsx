'use client';

import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { useSpan } from '#components/live/age.tsx';
import type { statisticsView } from '#lib/api/history.ts';
import { originOf } from '#lib/history/statistics.ts';
import { momentText } from '#lib/time/moment.ts';
import { formatCelsius, formatDegrees } from '#lib/words/format.ts';
import type { Locale } from '#lib/words/locale.ts';

export type StatisticsView = z.output<typeof statisticsView>;
type Statistics = NonNullable<StatisticsView['statistics']>;

type Item = { name: ItemName; value: string; more?: string | undefined };
const ITEMS = ['least', 'greatest', 'mean', 'mkt', 'covered', 'outside', 'longest'] as const;
type ItemName = (typeof ITEMS)[number];

/** Figures of a range; as high while they are being asked for, so that nothing jumps. */
export function StatisticsList(given: { view: StatisticsView | undefined; locale: Locale }) {
  const { view, locale } = given;
  const t = useTranslations('statistics');
  const items = useItems(view, locale);
  if (view !== undefined && view.statistics === null) {
    return <p className="text-sm text-muted">{t('none')}</p>;
  }
  const { faulty = 0, simulated = 0 } = view?.statistics ?? {};
  const origin = originOf(view?.statistics ?? null);
  return (
    <div className="@container">
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-2xl border border-line bg-line @xl:grid-cols-4 @5xl:grid-cols-7">
        {ITEMS.map((name) => {
          const item = items?.find((each) => each.name === name);
          return (
            <div
              key={name}
              className="bg-surface p-3 last:col-span-2 @5xl:last:col-span-1"
              data-statistic={name}
            >
              <dt className="text-xs text-muted" title={name === 'mkt' ? t('mktHint') : undefined}>
                {t(name)}
              </dt>
              <dd className="mt-0.5 min-h-6 font-medium tabular-nums">{item?.value ?? '…'}</dd>
              <dd className="min-h-4 text-xs text-muted tabular-nums">{item?.more}</dd>
            </div>
          );
        })}
      </dl>
      {origin === 'partly' || origin === 'simulated' ? (
        <p className="mt-1 text-xs font-medium text-warn" data-origin={origin}>
          {t(origin, { count: simulated })}
        </p>
      ) : null}
      {faulty > 0 ? (
        <p className="mt-1 text-xs text-muted">{t('faulty', { count: faulty })}</p>
      ) : null}
    </div>
  );
}

function useItems(view: StatisticsView | undefined, locale: Locale): Item[] | undefined {
  const t = useTranslations('statistics');
  const span = useSpan();
  const statistics = view?.statistics;
  if (view === undefined || !statistics) return undefined;
  const degrees = (value: number | null) =>
    value === null ? t('noValue') : formatDegrees(value, locale);
  return [
    { name: 'least', value: degrees(statistics.min) },
    { name: 'greatest', value: degrees(statistics.max) },
    { name: 'mean', value: degrees(statistics.mean) },
    { name: 'mkt', value: degrees(statistics.mkt) },
    { name: 'covered', value: span(statistics.coveredMs), more: covered() },
    { name: 'outside', value: outside(), more: sides() },
    { name: 'longest', ...longest(statistics) },
  ];

  function covered(): string {
    const share = (statistics?.coveredMs ?? 0) / ((view?.to ?? 1) - (view?.from ?? 0));
    const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
    return t('coveredOf', { percent: format.format(Math.min(1, share)) });
  }

  function outside(): string {
    const ms = statistics?.outsideMs ?? 0;
    return ms === 0 ? t('outsideNone') : span(ms);
  }

  function sides(): string {
    const { belowMs = 0, aboveMs = 0 } = statistics ?? {};
    const told = [
      ...(belowMs === 0 ? [] : [t('below', { span: span(belowMs) })]),
      ...(aboveMs === 0 ? [] : [t('above', { span: span(aboveMs) })]),
    ];
    return told.join(', ');
  }

  function longest({ longestExcursion: found }: Statistics): { value: string; more?: string } {
    if (found === null) return { value: t('longestNone') };
    const from = t('longestFrom', { from: momentText(found.from, view?.to ?? found.to, locale) });
    return { value: span(found.outsideMs), more: [from, ...extremes(found)].join(', ') };
  }

  function extremes({ warmest, coldest }: NonNullable<Statistics['longestExcursion']>): string[] {
    const told = (celsius: number) => formatCelsius(celsius, locale);
    return [
      ...(warmest === null ? [] : [t('longestPeak', { celsius: told(warmest) })]),
      ...(coldest === null ? [] : [t('longestDip', { celsius: told(coldest) })]),
    ];
  }
}
