import type { Translate } from '#lib/messages/translate.ts';
import type { ProfileNamed, SettingName, SettingValue } from '#lib/settings/changes.ts';
import { FIELD_RULES, type SettingField, typedText } from '#lib/settings/draft.ts';
import { isBuiltIn } from '#lib/settings/profiles.ts';
import type { Locale } from '#lib/words/locale.ts';

/** A setting's value with its unit, in the reader's words. */
export function settingWords(
  t: Translate,
  locale: Locale,
  field: SettingName,
  value: SettingValue | undefined,
): string {
  if (value === undefined) return t('journal.ofProfile');
  if (value === null || value === '') return t('journal.none');
  if (isProfile(value)) return field === 'profile' ? profileWords(t, value) : `“${nameOf(value)}”`;
  const text = typedText(value, locale).replaceAll('-', '−');
  if (text === '') return t('journal.none');
  return isSetting(field)
    ? `${text}\u00a0${t(`freezerSettings.unit.${FIELD_RULES[field].unit}`)}`
    : text;
}

/** A profile's name: our own word for those of Gelo, its own for others. */
export function profileWords(t: Translate, profile: ProfileNamed): string {
  if (typeof profile === 'string' && isBuiltIn(profile)) return t(`profile.${profile}`);
  return `“${nameOf(profile)}”`;
}

function nameOf(profile: ProfileNamed): string {
  return typeof profile === 'string' ? profile : profile.named;
}

function isProfile(value: Exclude<SettingValue, null>): value is ProfileNamed {
  return typeof value === 'string' || (typeof value === 'object' && 'named' in value);
}

function isSetting(field: SettingName): field is SettingField {
  return field in FIELD_RULES;
}
