import { useLocale, useTranslations } from 'use-intl';
import { useSettingWords } from '#components/freezer/use-setting-words.ts';
import { formatCelsius } from '#lib/format.ts';
import type { JournalFact, SettingChange } from '#lib/journal-fact.ts';
import { wholeMoment } from '#lib/moment.ts';

type Words = {
  title: string;
  details: readonly string[];
  note: string;
  changes: readonly string[];
};

/** FZ7: what an entry of the journal says, in the reader's language. */
export function useJournalWords(fact: JournalFact): Words {
  const t = useTranslations('journal');
  const kinds = useTranslations('freezer.alarm');
  const fields = useTranslations('setting');
  const value = useSettingWords();
  const locale = useLocale();
  const told = (celsius: number) => formatCelsius(celsius, locale);
  const plain = { details: [], note: '', changes: [] };

  switch (fact.what) {
    case 'raised': {
      const { reason, celsius, limit } = fact;
      const details = [
        ...(reason === null ? [] : [t(`reason.${reason}`)]),
        ...(celsius === null ? [] : [t('raisedAt', { celsius: told(celsius) })]),
        ...(limit === null ? [] : [t('limit', { limit: told(limit) })]),
      ];
      return { ...plain, title: t('raised', { alarm: kinds(fact.kind) }), details };
    }
    case 'returned': {
      const details = fact.peak === null ? [] : [t('returnedPeak', { peak: told(fact.peak) })];
      return { ...plain, title: t('returned', { alarm: kinds(fact.kind) }), details };
    }
    case 'shelved': {
      const until = fact.until === null ? '…' : wholeMoment(fact.until, locale);
      const title = t('shelved', { alarm: kinds(fact.kind), until });
      return { ...plain, title, note: fact.note };
    }
    case 'acknowledged':
    case 'unshelved':
    case 'commented':
      return { ...plain, title: t(fact.what, { alarm: kinds(fact.kind) }), note: fact.note };
    case 'settings':
      return { ...plain, title: t('settings'), changes: changesIn(fact.changes) };
    case 'other':
      return { ...plain, title: t('other', { name: fact.name }) };
  }

  function changesIn(changes: readonly SettingChange[]): string[] {
    if (changes.length === 0) return [t('unchanged')];
    return changes.map(({ field, before, after }) =>
      t('change', {
        field: fields(field),
        before: value(field, before),
        after: value(field, after),
      }),
    );
  }
}
