import type { Reader } from '#lib/journal/words.ts';
import type { Translate } from '#lib/messages/translate.ts';
import { isDeed } from '#lib/people/deeds.ts';
import { FIELD_RULES, type SettingField } from '#lib/settings/draft.ts';
import type { Locale } from '#lib/words/locale.ts';

/** What is written down of deeds that have no form of their own, by the names of its fields. */
const JOURNAL_FIELDS = [
  'person',
  'username',
  'role',
  'disabled',
  'sessions',
  'sensors',
  'model',
  'rate',
  'seed',
  'kind',
  'seconds',
  'keys',
  'partitioner',
  'acks',
  'compression',
  'idempotent',
  'lingerMs',
  'batchSize',
  'run',
  'count',
  'verdict',
  'ending',
  'strategy',
  'settings',
  'overrides',
  'standing',
  'since',
  'until',
  'celsius',
  'limit',
  'peak',
  'reason',
  'by',
  'note',
  'id',
  'name',
  'place',
  'profile',
  'profileName',
] as const;
export type JournalField = (typeof JOURNAL_FIELDS)[number];

/** JO5: somebody who reads the whole journal: with words for all deeds, and for what is told of them. */
export function journalReader(t: Translate, locale: Locale, timeZone?: string): Reader {
  const step = (name: string): string => {
    if (isField(name)) return t(`journalAdmin.fieldName.${name}`);
    return isSetting(name) ? t(`setting.${name}`) : name;
  };
  return {
    ...{ t, locale, ...(timeZone && { timeZone }) },
    deed: (code) => (isDeed(code) ? t(`journalAdmin.deed.${code}`) : undefined),
    field: (path) => path.split('.').map(step).join(' · '),
  };
}

function isField(name: string): name is JournalField {
  return JOURNAL_FIELDS.some((each) => each === name);
}

function isSetting(name: string): name is SettingField {
  return Object.hasOwn(FIELD_RULES, name);
}
