import { useLocale, useTranslations } from 'use-intl';
import type { SettingName, SettingValue } from '#lib/journal-fact.ts';
import { isBuiltIn } from '#lib/profiles.ts';
import { FIELD_RULES, type SettingField, typedText } from '#lib/settings-draft.ts';

/** A setting's value with its unit, in the reader's words. */
export function useSettingWords() {
  const t = useTranslations();
  const profile = useProfileName();
  const locale = useLocale();
  return (field: SettingName, value: SettingValue | undefined): string => {
    if (value === undefined) return t('journal.ofProfile');
    if (value === null || value === '') return t('journal.none');
    if (typeof value === 'string') return field === 'profile' ? profile(value) : `“${value}”`;
    const text = typedText(value, locale).replaceAll('-', '−');
    if (text === '') return t('journal.none');
    return isSetting(field)
      ? `${text}\u00a0${t(`freezerSettings.unit.${FIELD_RULES[field].unit}`)}`
      : text;
  };
}

/** A profile's name: our own word for those of Gelo, its own for others. */
export function useProfileName() {
  const t = useTranslations('profile');
  return (id: string, name?: string | null): string => (isBuiltIn(id) ? t(id) : (name ?? id));
}

function isSetting(field: SettingName): field is SettingField {
  return field in FIELD_RULES;
}
