import { useLocale, useTranslations } from 'use-intl';
import type { JournalEntry } from '#lib/api/journal.ts';
import { journalFact } from '#lib/journal/fact.ts';
import { journalReader } from '#lib/journal/reader.ts';
import { type JournalWords, journalWords, type Reader } from '#lib/journal/words.ts';

export function useJournalReader(): Reader {
  return journalReader(useTranslations(), useLocale());
}

/** JO5: what an entry says, with this page's words for deeds that have no form of their own. */
export function useEntryWords(entry: JournalEntry): JournalWords {
  return journalWords(journalFact(entry), useJournalReader());
}
