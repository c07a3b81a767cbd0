'use client';

import { useTranslations } from 'use-intl';
import { SettingValue } from '#components/freezer/setting-value.tsx';
import type { FieldFault } from '#components/freezer/use-settings-form.ts';
import { FIELD_RULES, type FieldDraft, type SettingField } from '#lib/settings/draft.ts';

type Given = {
  field: SettingField;
  draft: FieldDraft;
  change: (draft: FieldDraft) => void;
  fault: FieldFault | undefined;
};

/** One setting of a profile: a value, or none. */
export function ProfileSetting(given: Given) {
  const { field, draft, change } = given;
  const t = useTranslations();
  const none = draft.source === 'none';
  const side = (
    <label className="flex min-h-7 cursor-pointer items-center gap-1.5 text-xs text-muted">
      <input
        type="checkbox"
        checked={none}
        onChange={() => change({ source: none ? 'own' : 'none', text: draft.text })}
        aria-label={t('freezersAdmin.profiles.noneOf', { field: t(`setting.${field}`) })}
        className="size-4 cursor-pointer accent-accent"
      />
      {t('freezersAdmin.profiles.none')}
    </label>
  );
  return (
    <SettingValue
      {...given}
      // As high where there is no choice, so that fields beside each other stand alike.
      side={FIELD_RULES[field].orNone ? side : <span className="min-h-7" />}
      placeholder={none ? t('journal.none') : undefined}
    />
  );
}
