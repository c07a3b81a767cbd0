import { ENDINGS, VERDICTS } from '#lib/integrity/verdict.ts';
import { isDeed } from '#lib/journal/deeds.ts';
import type { Reader } from '#lib/journal/words.ts';
import type { Translate } from '#lib/messages/translate.ts';
import { ROLES } from '#lib/people/roles.ts';
import { FIELD_RULES, type SettingField } from '#lib/settings/draft.ts';
import { profileWords } from '#lib/settings/words.ts';
import { FAULT_KINDS } from '#lib/simulation/faults.ts';
import { KEY_STRATEGIES } from '#lib/simulation/sending.ts';
import { SENSOR_MODELS } from '#lib/simulation/sensor.ts';
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
    value: (path, value) => valueWords(t, path.split('.').at(-1) ?? '', value),
  };
}

/** What a code stands for, where a page has words for it. */
function valueWords(t: Translate, field: string, value: string): string | undefined {
  const word = <const Code extends string>(
    codes: readonly Code[],
    words: (code: Code) => string,
  ) => {
    const code = codes.find((each) => each === value);
    return code && words(code);
  };
  switch (field) {
    case 'role':
      return word(ROLES, (role) => t(`session.role.${role}`));
    case 'model':
      return word(SENSOR_MODELS, (model) => t(`simulationAdmin.start.models.${model}`));
    case 'kind':
      return word(FAULT_KINDS, (kind) => t(`simulationAdmin.faults.kinds.${kind}`));
    case 'keys':
      return word(KEY_STRATEGIES, (keys) => t(`simulationAdmin.sending.keysOf.${keys}`));
    case 'verdict':
      return word(VERDICTS, (verdict) => t(`integrityAdmin.verdict.${verdict}`));
    case 'ending':
      return word(ENDINGS, (ending) => t(`integrityAdmin.ending.${ending}`));
    case 'profile':
      return profileWords(t, value);
    default:
      return undefined;
  }
}

function isField(name: string): name is JournalField {
  return JOURNAL_FIELDS.some((each) => each === name);
}

function isSetting(name: string): name is SettingField {
  return Object.hasOwn(FIELD_RULES, name);
}
