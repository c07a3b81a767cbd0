'use client';

import { useTranslations } from 'use-intl';
import { Deed, RecordedLate, Who } from '#components/journal/entry-parts.tsx';
import { useJournalWords } from '#components/journal/use-journal-words.ts';
import { Moment } from '#components/live/moment.tsx';
import type { JournalEntry } from '#lib/api/journal.ts';
import { journalFact } from '#lib/journal/fact.ts';

/** One entry in words: when, who, what, and from what to what. */
export function JournalLine({ entry }: { entry: JournalEntry }) {
  const t = useTranslations('journal');
  const words = useJournalWords(journalFact(entry));
  return (
    <li
      data-journal={entry.id}
      className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 border-b border-line px-4 py-2.5 text-sm last:border-b-0 sm:grid-cols-[9.5rem_8rem_1fr]"
    >
      <span className="text-muted tabular-nums">
        <Moment at={entry.at} />
        <RecordedLate entry={entry} />
      </span>
      <span className="truncate text-right sm:text-left" title={entry.who ?? t('gelo')}>
        <Who entry={entry} />
      </span>
      <div className="col-span-2 min-w-0 break-words sm:col-span-1">
        <Deed words={words} />
      </div>
    </li>
  );
}
