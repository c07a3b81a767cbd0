import { useTranslations } from 'use-intl';
import { Moment } from '#components/live/moment.tsx';
import type { JournalEntry } from '#lib/api/journal.ts';
import type { JournalWords } from '#lib/journal/words.ts';

/** What was written down later than this says so: the journal is in the order of writing. */
const LATE_MS = 5 * 60_000;

export function RecordedLate({ entry: { at, recordedAt } }: { entry: JournalEntry }) {
  const t = useTranslations('journal');
  if (recordedAt - at <= LATE_MS) return null;
  return (
    <span className="block text-xs">
      {t.rich('recorded', { moment: () => <Moment at={recordedAt} /> })}
    </span>
  );
}

export function Who({ entry: { who } }: { entry: JournalEntry }) {
  const t = useTranslations('journal');
  return who ?? <span className="text-muted">{t('gelo')}</span>;
}

/** What was done, to what, why, and from what to what. */
export function Deed({ words: { title, details, note, changes } }: { words: JournalWords }) {
  return (
    <>
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
    </>
  );
}
