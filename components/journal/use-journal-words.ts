import { useLocale, useTranslations } from 'use-intl';
import type { JournalFact } from '#lib/journal/fact.ts';
import { type JournalWords, journalWords } from '#lib/journal/words.ts';

/** FZ7: what an entry of the journal says, in the reader's language. */
export function useJournalWords(fact: JournalFact): JournalWords {
  const t = useTranslations();
  const locale = useLocale();
  return journalWords(fact, { t, locale });
}
