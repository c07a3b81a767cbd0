'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { ReportAlarm, ReportStretch } from '#components/freezer/report/use-report.ts';
import { useJournalWords } from '#components/freezer/use-journal-words.ts';
import { useSpan } from '#components/live/age.tsx';
import type { JournalEntry } from '#lib/api/journal.ts';
import { formatCelsius } from '#lib/format.ts';
import { journalFact } from '#lib/journal-fact.ts';
import { momentText, wholeMoment } from '#lib/moment.ts';

const COLUMNS = ['kind', 'start', 'end', 'duration', 'peak', 'limit'] as const;

/** FZ8: each alarm of the range, and under it who did and wrote what. */
export function ReportAlarms({ alarms, made }: { alarms: readonly ReportAlarm[]; made: number }) {
  const t = useTranslations('report');
  if (alarms.length === 0) return <p className="text-sm">{t('none')}</p>;
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it where it is too wide
      tabIndex={0}
      aria-label={t('alarms')}
      className="overflow-x-auto print:overflow-visible"
    >
      <table className="w-full min-w-[34rem] border-collapse print:min-w-0 text-left text-xs tabular-nums">
        <thead>
          <tr className="border-b border-ink/40">
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="py-1.5 pr-3 font-medium text-muted">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        {alarms.map((alarm) => (
          <Alarm key={alarm.id} alarm={alarm} made={made} />
        ))}
      </table>
    </section>
  );
}

function Alarm({ alarm, made }: { alarm: ReportAlarm; made: number }) {
  const t = useTranslations('report');
  const { stretches, deeds, acknowledgedBy } = alarm;
  return (
    <tbody data-report-alarm={alarm.id} className="break-inside-avoid border-b border-line">
      {stretches.map((stretch) => (
        <Stretch key={stretch.from} stretch={stretch} made={made} />
      ))}
      <tr>
        <td colSpan={COLUMNS.length} className="pb-2 pl-3 text-muted">
          {acknowledgedBy === null ? (
            <p>
              {t('acknowledged')}: {t('nobody')}
            </p>
          ) : null}
          {deeds.map((entry) => (
            <Deed key={entry.id} entry={entry} />
          ))}
        </td>
      </tr>
    </tbody>
  );
}

type StretchGiven = { stretch: ReportStretch; made: number };

function Stretch({ stretch: { kind, from, to, limit, peak }, made }: StretchGiven) {
  const t = useTranslations('report');
  const kinds = useTranslations('freezer.alarm');
  const span = useSpan();
  const locale = useLocale();
  const degrees = (value: number | null) =>
    value === null ? '–' : `${formatCelsius(value, locale)} °C`;
  const when = (at: number) => (
    <time title={wholeMoment(at, locale)}>{momentText(at, 0, locale)}</time>
  );
  return (
    <tr className="align-top">
      <th scope="row" className="py-1.5 pr-3 font-medium">
        {kinds(kind)}
      </th>
      <td className="py-1.5 pr-3">{when(from)}</td>
      <td className="py-1.5 pr-3">{to === null ? t('lasts') : when(to)}</td>
      <td className="py-1.5 pr-3 whitespace-nowrap">{span((to ?? made) - from)}</td>
      <td className="py-1.5 pr-3 whitespace-nowrap">{degrees(peak)}</td>
      <td className="py-1.5 whitespace-nowrap">{degrees(limit)}</td>
    </tr>
  );
}

function Deed({ entry }: { entry: JournalEntry }) {
  const t = useTranslations('report');
  const locale = useLocale();
  const { title, note } = useJournalWords(journalFact(entry));
  const time = momentText(entry.at, 0, locale);
  return (
    <p>
      {title}: {t('by', { who: entry.who ?? '', time })}
      {note === '' ? null : <q className="ml-1 whitespace-pre-wrap text-ink">{note}</q>}
    </p>
  );
}
