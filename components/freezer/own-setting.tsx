'use client';

import { useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { SettingValue } from '#components/freezer/setting-value.tsx';
import { useSettingWords } from '#components/freezer/use-setting-words.ts';
import type { FieldFault } from '#components/freezer/use-settings-form.ts';
import {
  FIELD_RULES,
  type FieldDraft,
  type SettingField,
  type SettingSource,
  typedText,
} from '#lib/settings/draft.ts';
import type { Settings } from '#lib/settings/settings.ts';

type Given = {
  field: SettingField;
  draft: FieldDraft;
  profileValue: Settings[SettingField] | undefined;
  change: (draft: FieldDraft) => void;
  fault: FieldFault | undefined;
};

/** One setting: as its profile has it, the freezer's own, or none. To type is to choose one's own. */
export function OwnSetting({ field, draft, profileValue, change, fault }: Given) {
  const t = useTranslations();
  const locale = useLocale();
  const words = useSettingWords();
  const input = useRef<HTMLInputElement>(null);
  const { orNone } = FIELD_RULES[field];
  const { source, text } = draft;

  const choose = (next: SettingSource) => {
    const begin = next === 'own' && text === '' ? typable(profileValue) : text;
    change({ source: next, text: begin });
    if (next === 'own') input.current?.focus();
  };
  const typable = (value: Given['profileValue']) =>
    value === undefined || value === null ? '' : typedText(value, locale);
  return (
    <SettingValue
      {...{ field, draft, change, fault, input }}
      side={<Source field={field} chosen={source} orNone={orNone} choose={choose} />}
      placeholder={source === 'none' ? t('journal.none') : words(field, profileValue)}
    />
  );
}

type SourceGiven = {
  field: SettingField;
  chosen: SettingSource;
  orNone: boolean;
  choose: (source: SettingSource) => void;
};

function Source({ field, chosen, orNone, choose }: SourceGiven) {
  const t = useTranslations();
  const sources = ['profile', 'own', ...(orNone ? (['none'] as const) : [])] as const;
  return (
    <fieldset className="flex rounded-full border border-line p-px text-xs">
      <legend className="sr-only">
        {t('freezerSettings.source.label', { field: t(`setting.${field}`) })}
      </legend>
      {sources.map((source) => (
        <button
          key={source}
          type="button"
          aria-pressed={source === chosen}
          onClick={() => choose(source)}
          className="min-h-7 cursor-pointer rounded-full px-2 text-muted hover:text-ink aria-pressed:bg-line aria-pressed:text-ink"
        >
          {t(`freezerSettings.source.${source}`)}
        </button>
      ))}
    </fieldset>
  );
}
