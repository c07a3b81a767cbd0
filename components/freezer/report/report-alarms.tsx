'use client';

import { useLocale, useTranslations } from 'use-intl';
import { FromTo } from '#components/freezer/report/from-to.tsx';
import type { ReportAlarm, ReportStretch } from '#components/freezer/report/use-report.ts';
import { useJournalWords } from '#components/journal/use-journal-words.ts';
import { useSpan } from '#components/live/age.tsx';
import type { JournalEntry } from '#lib/api/journal.ts';
import { journalFact } from '#lib/journal/fact.ts';
import { momentText, wholeMoment } from '#lib/time/moment.ts';
import { formatDegrees } from '#lib/words/format.ts';

const COLUMNS = ['kind', 'times', 'duration', 'peak'] as const;

/** FZ8: each alarm of the range, and under it who did and wrote what. */
export function ReportAlarms({ alarms, made }: { alarms: readonly ReportAlarm[]; made: number }) {
  const t = useTranslations('report');
  if (alarms.length === 0) return <p className="text-sm">{t('none')}</p>;
  return (
    <table className="w-full border-collapse text-left text-xs tabular-nums">
      <thead className="break-inside-avoid">
        <tr className="break-inside-avoid border-b border-ink/40">
          {COLUMNS.map((column) => (
            <th
              key={column}
              scope="col"
              className="py-1.5 print:py-1 pr-3 font-medium text-muted last:pr-0"
            >
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      {alarms.map((alarm) => (
        <Alarm key={alarm.id} alarm={alarm} made={made} />
      ))}
    </table>
  );
}

function Alarm({ alarm, made }: { alarm: ReportAlarm; made: number }) {
  const t = useTranslations('report');
  const { stretches, deeds, acknowledgedBy } = alarm;
  return (
    <tbody data-report-alarm={alarm.id} className="border-b border-line">
      {stretches.map((stretch) => (
        <Stretch key={stretch.from} stretch={stretch} made={made} />
      ))}
      <tr className="break-inside-avoid break-before-avoid">
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
  const values = useTranslations('alarms');
  const span = useSpan();
  const locale = useLocale();
  const when = (at: number, now: number) => (
    <time title={wholeMoment(at, locale)}>{momentText(at, now, locale)}</time>
  );
  return (
    <tr className="break-inside-avoid align-top">
      <th scope="row" className="py-1.5 print:py-1 pr-3 font-medium">
        {kinds(kind)}
      </th>
      <td className="py-1.5 print:py-1 pr-3">
        <FromTo from={when(from, 0)} to={to === null ? t('lasts') : when(to, from)} />
      </td>
      <td className="py-1.5 print:py-1 pr-3 whitespace-nowrap">{span((to ?? made) - from)}</td>
      <td className="py-1.5 print:py-1">
        {peak === null ? '–' : formatDegrees(peak, locale)}
        {limit === null ? null : (
          <span className="text-muted">
            {' '}
            ({values('limit', { value: formatDegrees(limit, locale) })})
          </span>
        )}
      </td>
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
