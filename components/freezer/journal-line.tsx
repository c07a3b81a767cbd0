'use client';

import { useTranslations } from 'use-intl';
import { useJournalWords } from '#components/freezer/use-journal-words.ts';
import { Moment } from '#components/live/moment.tsx';
import type { JournalEntry } from '#lib/api/journal.ts';
import { journalFact } from '#lib/journal-fact.ts';

/** What was written down later than this says so: the journal is in the order of writing. */
const LATE_MS = 5 * 60_000;

/** One entry in words: when, who, what, and from what to what. */
export function JournalLine({ entry }: { entry: JournalEntry }) {
  const t = useTranslations('journal');
  const { title, details, note, changes } = useJournalWords(journalFact(entry));
  return (
    <li
      data-journal={entry.id}
      className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 border-b border-line px-4 py-2.5 text-sm last:border-b-0 sm:grid-cols-[9.5rem_8rem_1fr]"
    >
      <span className="text-muted tabular-nums">
        <Moment at={entry.at} />
        {entry.recordedAt - entry.at > LATE_MS ? (
          <span className="block text-xs">
            {t.rich('recorded', { moment: () => <Moment at={entry.recordedAt} /> })}
          </span>
        ) : null}
      </span>
      <span className="truncate text-right sm:text-left" title={entry.who ?? t('gelo')}>
        {entry.who ?? <span className="text-muted">{t('gelo')}</span>}
      </span>
      <div className="col-span-2 min-w-0 break-words sm:col-span-1">
        <span className="font-medium">{title}</span>
        {details.length === 0 ? null : (
          <span className="text-muted tabular-nums"> · {details.join(' · ')}</span>
        )}
        {note === '' ? null : (
          <blockquote className="mt-0.5 border-l-2 border-line pl-2 whitespace-pre-wrap">
            {note}
          </blockquote>
        )}
        {changes.map((change) => (
          <p key={change} className="text-muted tabular-nums">
            {change}
          </p>
        ))}
      </div>
    </li>
  );
}
