import { useLocale, useTranslations } from 'use-intl';
import type { SettingName, SettingValue } from '#lib/settings/changes.ts';
import { isBuiltIn } from '#lib/settings/profiles.ts';
import { settingWords } from '#lib/settings/words.ts';

/** A setting's value with its unit, in the reader's words. */
export function useSettingWords() {
  const t = useTranslations();
  const locale = useLocale();
  return (field: SettingName, value: SettingValue | undefined): string =>
    settingWords(t, locale, field, value);
}

/** A profile's name: our own word for those of Gelo, its own for others. */
export function useProfileName() {
  const t = useTranslations('profile');
  return (id: string, name?: string | null): string => (isBuiltIn(id) ? t(id) : (name ?? id));
}
