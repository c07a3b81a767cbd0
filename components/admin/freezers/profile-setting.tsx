'use client';

import { useId } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { FaultWords } from '#components/freezer/fault-words.tsx';
import type { FieldFault } from '#components/freezer/use-settings-form.ts';
import { FIELD_RULES, type FieldDraft, type SettingField, typedText } from '#lib/settings-draft.ts';

type Given = {
  field: SettingField;
  draft: FieldDraft;
  change: (draft: FieldDraft) => void;
  fault: FieldFault | undefined;
};

/** One setting of a profile: a value, or none. */
export function ProfileSetting({ field, draft, change, fault }: Given) {
  const t = useTranslations();
  const locale = useLocale();
  const id = useId();
  const { unit, orNone, least, most } = FIELD_RULES[field];
  const { source, text } = draft;
  const none = source === 'none';
  return (
    <div data-setting={field} className="min-w-0">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <label htmlFor={id} className="text-sm font-medium">
          {t(`setting.${field}`)}
        </label>
        {orNone ? (
          <label className="flex cursor-pointer items-center gap-1.5 text-xs text-muted">
            <input
              type="checkbox"
              checked={none}
              onChange={() => change({ source: none ? 'own' : 'none', text })}
              aria-label={t('freezersAdmin.profiles.noneOf', { field: t(`setting.${field}`) })}
              className="size-4 cursor-pointer accent-accent"
            />
            {t('freezersAdmin.profiles.none')}
          </label>
        ) : null}
      </div>
      <div className="relative mt-1">
        <input
          id={id}
          type="text"
          inputMode={least < 0 ? 'text' : 'decimal'}
          value={none ? '' : text}
          placeholder={none ? t('journal.none') : undefined}
          onChange={({ target }) => change({ source: 'own', text: target.value })}
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-hint`}
          className="min-h-10 w-full rounded-lg border border-line bg-page pr-12 pl-3 text-sm tabular-nums placeholder:text-muted aria-invalid:border-bad"
        />
        <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-muted">
          {none ? null : t(`freezerSettings.unit.${unit}`)}
        </span>
      </div>
      <p id={`${id}-hint`} className={`mt-1 text-xs ${fault ? 'text-bad' : 'text-muted'}`}>
        {fault === undefined ? (
          t(`settingHelp.${field}`)
        ) : (
          <FaultWords
            fault={fault}
            least={typedText(least, locale)}
            most={typedText(most, locale)}
          />
        )}
      </p>
    </div>
  );
}
