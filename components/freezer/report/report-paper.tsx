'use client';

import { useLocale, useTranslations } from 'use-intl';
import { ReportChart } from '#components/charts/report-chart.tsx';
import { FromTo } from '#components/freezer/report/from-to.tsx';
import { ReportAlarms } from '#components/freezer/report/report-alarms.tsx';
import type { Report } from '#components/freezer/report/use-report.ts';
import { StatisticsList } from '#components/freezer/statistics-list.tsx';
import { useProfileName } from '#components/freezer/use-setting-words.ts';
import type { Limits } from '#lib/chart/scale.ts';
import type { Range } from '#lib/history/history.ts';
import { originOf } from '#lib/history/statistics.ts';
import { wholeMoment } from '#lib/time/moment.ts';
import { formatCelsius } from '#lib/words/format.ts';

type Given = { report: Report; stretch: Range; made: number };

/** A sheet of A4, light in every theme. */
export function ReportPaper({ report, stretch, made }: Given) {
  const t = useTranslations('report');
  const locale = useLocale();
  const profile = useProfileName();
  const limits = useLimitWords();
  const { freezer, profileName, statistics, alarms } = report;
  const { settings } = freezer;
  const name = freezer.name ?? freezer.id;
  // Where there is nothing but errors of the probe, there are no statistics.
  const origin =
    originOf(statistics.statistics) ?? (freezer.newest?.simulated ? 'simulated' : null);
  const when = (at: number) => wholeMoment(at, locale);
  const facts = [
    { label: t('freezer'), value: name },
    { label: t('key'), value: freezer.id },
    ...(origin === null || origin === 'measured'
      ? []
      : [{ label: t('origin'), value: t(`origins.${origin}`) }]),
    { label: t('place'), value: freezer.place ?? t('noPlace') },
    { label: t('profile'), value: profile(freezer.profile, profileName) },
    { label: t('limits'), value: limits(settings) },
    { label: t('range'), value: <FromTo from={when(stretch.from)} to={when(stretch.to)} /> },
  ];
  return (
    <article className="paper" data-report>
      <title>{t('of', { name })}</title>
      <header>
        <h1 className="text-xl font-semibold tracking-tight">{t('title')}</h1>
        <p className="mt-0.5 text-xs text-muted">
          {t('made')} {when(made)} · {t('zone', { zone: zoneOf(locale) })}
        </p>
      </header>
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-2 text-sm">
        {facts.map(({ label, value }) => (
          <div key={label} className="min-w-0 max-sm:last:col-span-2">
            <dt className="text-xs text-muted">{label}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <h2 className="mt-6 mb-2 text-sm font-semibold">{t('statistics')}</h2>
      <StatisticsList view={statistics} locale={locale} />
      <ReportChart
        history={report.history}
        limits={settings}
        silentAfterMs={settings.silentAfterSeconds * 1000}
        alarms={alarms.flatMap(({ stretches }) => stretches)}
        stretch={stretch}
        now={made}
      />
      <h2 className="mt-6 mb-2 text-sm font-semibold">{t('alarms')}</h2>
      <ReportAlarms alarms={alarms} made={made} />
      <p className="mt-2 text-xs text-muted">{t('short')}</p>
      <footer className="mt-10 flex justify-between gap-6 text-xs text-muted">
        <span className="w-64 border-t border-line pt-1">{t('signature')}</span>
        <span>{t('of', { name })}</span>
      </footer>
    </article>
  );
}

/** Limits in words, whichever there are. */
function useLimitWords() {
  const t = useTranslations('report');
  const locale = useLocale();
  const told = (celsius: number) => formatCelsius(celsius, locale);
  return ({ low, high }: Limits): string => {
    if (low !== null && high !== null) return t('between', { low: told(low), high: told(high) });
    if (high !== null) return t('atMost', { high: told(high) });
    return low === null ? '–' : t('atLeast', { low: told(low) });
  };
}

/** The reader's time zone, so that a time on paper says which time it is. */
function zoneOf(locale: string): string {
  return new Intl.DateTimeFormat(locale).resolvedOptions().timeZone;
}
