import type { JournalEntry } from '#lib/api/journal.ts';
import { csvCell } from '#lib/csv/cell.ts';
import { journalFact } from '#lib/journal/fact.ts';
import { journalReader } from '#lib/journal/reader.ts';
import { journalWords } from '#lib/journal/words.ts';
import type { Translate } from '#lib/messages/translate.ts';
import type { Locale } from '#lib/words/locale.ts';

type Entry = JournalEntry & { readonly name: string | null };

const COLUMNS = [
  'id',
  'at',
  'recordedAt',
  'who',
  'title',
  'details',
  'note',
  'freezer',
  'name',
  'alarm',
  'what',
  'before',
  'after',
] as const;
const LINE_END = '\r\n';
/** Spreadsheets take a semicolon as the mark between columns where the comma is the decimal one. */
const MARK: Record<Locale, string> = { en: ',', 'pt-BR': ';' };

export function journalCsvHeader(locale: Locale, t: Translate): string {
  return COLUMNS.map((column) => t(`journalAdmin.csv.${column}`)).join(MARK[locale]) + LINE_END;
}

/** JO6: an entry in the reader's words, and as it is written down. Times are UTC. */
export function journalCsvRow(entry: Entry, locale: Locale, t: Translate): string {
  const { id, at, recordedAt, who, what, freezer, name, alarm, before, after } = entry;
  const words = journalWords(journalFact(entry), journalReader(t, locale, 'UTC'));
  const cells = [
    String(id),
    isoOf(at),
    isoOf(recordedAt),
    who ?? '',
    words.title,
    [...words.details, ...words.changes].join(' · '),
    words.note,
    freezer ?? '',
    name ?? '',
    alarm === null ? '' : String(alarm),
    what,
    before === null ? '' : JSON.stringify(before),
    after === null ? '' : JSON.stringify(after),
  ];
  return cells.map(csvCell).join(MARK[locale]) + LINE_END;
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
