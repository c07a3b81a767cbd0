import type { JournalFact } from '#lib/journal/fact.ts';
import type { Translate } from '#lib/messages/translate.ts';
import type { SettingChange } from '#lib/settings/changes.ts';
import { typedText } from '#lib/settings/draft.ts';
import type { PlainChange, PlainValue } from '#lib/settings/plain-changes.ts';
import { profileWords, settingWords } from '#lib/settings/words.ts';
import { wholeMoment } from '#lib/time/moment.ts';
import { formatCelsius } from '#lib/words/format.ts';
import type { Locale } from '#lib/words/locale.ts';

export type JournalWords = {
  readonly title: string;
  readonly details: readonly string[];
  /** What a person wrote beside it. */
  readonly note: string;
  readonly changes: readonly string[];
};

export type Reader = {
  readonly t: Translate;
  readonly locale: Locale;
  readonly timeZone?: string;
  /** What a deed is called that has no form of its own; a page knows those that it may show. */
  readonly deed?: (code: string) => string | undefined;
  /** What a field is called of which nothing but its way is known. */
  readonly field?: (path: string) => string;
  /** What a code means that stands there. */
  readonly value?: (path: string, code: string) => string | undefined;
};

/** FZ7, JO4: what an entry of the journal says, in the reader's language. */
export function journalWords(fact: JournalFact, reader: Reader): JournalWords {
  const { t } = reader;
  switch (fact.what) {
    case 'settings': {
      const changes = fact.changes.map((change) => changed(change, reader));
      return only({ title: t('journal.settings'), changes: orNothing(changes, t) });
    }
    case 'profile': {
      const title = t(`journal.profile.${fact.done}`, { name: profileWords(t, fact.profile) });
      const changes = fact.changes.map((change) => held(change, reader));
      return only({ title, changes: fact.done === 'saved' ? orNothing(changes, t) : [] });
    }
    case 'retired':
      return only({
        title: t(`journal.${fact.retired ? 'retired' : 'unretired'}`),
        note: fact.note,
      });
    case 'other': {
      const title = reader.deed?.(fact.name) ?? t('journal.other', { name: fact.name });
      const details = fact.whose === null ? [] : [fact.whose];
      return only({ title, details, changes: fact.changes.map((change) => plain(change, reader)) });
    }
    default:
      return alarmWords(fact, reader);
  }
}

type AlarmFact = Exclude<JournalFact, { what: 'settings' | 'profile' | 'retired' | 'other' }>;

function alarmWords(fact: AlarmFact, { t, locale, timeZone }: Reader): JournalWords {
  const alarm = t(`freezer.alarm.${fact.kind}`);
  const told = (celsius: number) => formatCelsius(celsius, locale);
  switch (fact.what) {
    case 'raised': {
      const { reason, celsius, limit } = fact;
      const details = [
        ...(reason === null ? [] : [t(`journal.reason.${reason}`)]),
        ...(celsius === null ? [] : [t('journal.raisedAt', { celsius: told(celsius) })]),
        ...(limit === null ? [] : [t('journal.limit', { limit: told(limit) })]),
      ];
      return only({ title: t('journal.raised', { alarm }), details });
    }
    case 'returned':
    case 'closed': {
      const { peak } = fact;
      const details = peak === null ? [] : [t('journal.returnedPeak', { peak: told(peak) })];
      return only({ title: t(`journal.${fact.what}`, { alarm }), details });
    }
    case 'shelved': {
      const until = fact.until === null ? '…' : wholeMoment(fact.until, locale, timeZone);
      return only({ title: t('journal.shelved', { alarm, until }), note: fact.note });
    }
    case 'acknowledged':
    case 'unshelved':
    case 'commented':
      return only({ title: t(`journal.${fact.what}`, { alarm }), note: fact.note });
  }
}

function only(given: Partial<JournalWords> & { title: string }): JournalWords {
  return { details: [], note: '', changes: [], ...given };
}

function orNothing(changes: readonly string[], t: Translate): readonly string[] {
  return changes.length === 0 ? [t('journal.unchanged')] : changes;
}

function changed({ field, before, after }: SettingChange, { t, locale }: Reader): string {
  return t('journal.change', {
    field: t(`setting.${field}`),
    before: settingWords(t, locale, field, before),
    after: settingWords(t, locale, field, after),
  });
}

/** Of what was not there before, what it has. */
function held(change: SettingChange, reader: Reader): string {
  const { t, locale } = reader;
  if (change.before !== undefined) return changed(change, reader);
  const value = settingWords(t, locale, change.field, change.after);
  return t('journal.given', { field: t(`setting.${change.field}`), value });
}

function plain({ field: path, before, after }: PlainChange, reader: Reader): string {
  const { t } = reader;
  const field = reader.field?.(path) ?? path;
  const text = (value: PlainValue) => plainText(path, value, reader);
  if (before === undefined) return t('journal.given', { field, value: text(after ?? null) });
  if (after === undefined) return t('journal.gone', { field, value: text(before) });
  return t('journal.change', { field, before: text(before), after: text(after) });
}

/** What is so large and whole is a moment: nothing else that is written down is. */
const MOMENTS = { from: Date.UTC(2000, 0, 1), to: Date.UTC(2100, 0, 1) };

/** JO4: a value in words where there are any, and readable all the same where there are none. */
export function plainText(path: string, value: PlainValue, reader: Reader): string {
  const { t, locale, timeZone } = reader;
  if (value === null || value === '') return t('journal.none');
  if (typeof value === 'boolean') return t(value ? 'journal.yes' : 'journal.no');
  if (typeof value === 'string') return reader.value?.(path, value) ?? `“${value}”`;
  const isMoment = value >= MOMENTS.from && value < MOMENTS.to;
  return isMoment
    ? wholeMoment(value, locale, timeZone)
    : typedText(value, locale).replace('-', '−');
}
