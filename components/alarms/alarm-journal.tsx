'use client';

import useSWR from 'swr';
import { useLocale, useTranslations } from 'use-intl';
import { ask } from '#components/api/ask.ts';
import { FailedLine } from '#components/api/failed-line.tsx';
import { Moment } from '#components/live/moment.tsx';
import type { AlarmView } from '#lib/alarm/view.ts';
import type { JournalEntry } from '#lib/api/journal.ts';
import { type JournalFact, journalFact } from '#lib/journal/fact.ts';
import { formatDegrees } from '#lib/words/format.ts';

const NEWEST = 200;

const JOURNAL = '/api/journal?alarm=';

/** Whoever does something to alarms asks for their journals again. */
export function isJournalKey(key: unknown): boolean {
  return Array.isArray(key) && String(key[0]).startsWith(JOURNAL);
}

/** AL13: who did what to an alarm, and when, the newest first. */
export function AlarmJournal({ alarm }: { alarm: AlarmView }) {
  const t = useTranslations();
  const { standing, timesRaised, acknowledgedAt, shelvedUntil } = alarm;
  const { data, error, mutate } = useSWR(
    [`${JOURNAL}${alarm.id}&limit=${NEWEST}`, standing, timesRaised, acknowledgedAt, shelvedUntil],
    ([path]) => ask<{ entries: JournalEntry[] }>(path),
    { keepPreviousData: true, revalidateOnFocus: false, shouldRetryOnError: false },
  );
  if (data === undefined && error !== undefined) {
    return <FailedLine fault={error} again={() => void mutate()} />;
  }
  if (data === undefined) return <p className="text-sm text-muted">{t('ask.loading')}</p>;
  return (
    <ol className="flex flex-col gap-2 text-sm" aria-label={t('alarmJournal.title')}>
      {data.entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: JournalEntry }) {
  const t = useTranslations('alarmJournal');
  const { at, who } = entry;
  const fact = journalFact(entry);
  const note = 'note' in fact ? fact.note : '';
  return (
    <li className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3" data-journal={fact.what}>
      <span className="text-xs leading-5 text-muted tabular-nums">
        <Moment at={at} />
      </span>
      <span className="min-w-0 break-words">
        {who === null ? (
          <span className="text-muted">{t('nobody')}</span>
        ) : (
          <strong className="font-medium">{who}</strong>
        )}{' '}
        <What fact={fact} />
        {note === '' ? null : <span className="block whitespace-pre-line">{`“${note}”`}</span>}
      </span>
    </li>
  );
}

function What({ fact }: { fact: JournalFact }) {
  const t = useTranslations();
  const locale = useLocale();
  const value = (celsius: number) => ({ value: formatDegrees(celsius, locale) });
  switch (fact.what) {
    case 'raised': {
      const reason = fact.reason === null ? '' : ` (${t(`alarms.reason.${fact.reason}`)})`;
      if (fact.celsius === null || fact.kind === 'silent') return t('alarmJournal.raised') + reason;
      return t('alarmJournal.raisedAt', value(fact.celsius)) + reason;
    }
    case 'returned':
      return fact.peak === null
        ? t('alarmJournal.returned')
        : t('alarmJournal.returnedPeak', value(fact.peak));
    case 'shelved': {
      const { until } = fact;
      return until === null
        ? t('alarmJournal.shelvedFor')
        : t.rich('alarmJournal.shelved', { time: () => <Moment at={until} /> });
    }
    case 'acknowledged':
    case 'unshelved':
    case 'commented':
    case 'closed':
      return t(`alarmJournal.${fact.what}`);
    case 'settings':
    case 'profile':
    case 'retired':
    case 'other':
      return null;
  }
}
