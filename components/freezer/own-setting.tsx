'use client';

import { useId, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { FaultWords } from '#components/freezer/fault-words.tsx';
import { useSettingWords } from '#components/freezer/use-setting-words.ts';
import type { FieldFault } from '#components/freezer/use-settings-form.ts';
import type { Settings } from '#lib/settings.ts';
import {
  FIELD_RULES,
  type FieldDraft,
  type SettingField,
  type SettingSource,
  typedText,
} from '#lib/settings-draft.ts';

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
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { unit, orNone, least, most } = FIELD_RULES[field];
  const { source, text } = draft;

  const choose = (next: SettingSource) => {
    const begin = next === 'own' && text === '' ? typable(profileValue) : text;
    change({ source: next, text: begin });
    if (next === 'own') input.current?.focus();
  };
  const typable = (value: Given['profileValue']) =>
    value === undefined || value === null ? '' : typedText(value, locale);
  const shown = source === 'own' ? text : '';
  return (
    <div data-setting={field} className="min-w-0">
      <div className="flex items-center justify-between gap-2">
        <label htmlFor={id} className="text-sm font-medium">
          {t(`setting.${field}`)}
        </label>
        <Source field={field} chosen={source} orNone={orNone} choose={choose} />
      </div>
      <div className="relative mt-1">
        <input
          ref={input}
          id={id}
          type="text"
          inputMode={least < 0 ? 'text' : 'decimal'}
          value={shown}
          placeholder={source === 'none' ? t('journal.none') : words(field, profileValue)}
          onChange={({ target }) => change({ source: 'own', text: target.value })}
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-hint`}
          className="min-h-10 w-full rounded-lg border border-line bg-page pr-12 pl-3 text-sm tabular-nums placeholder:text-muted aria-invalid:border-bad"
        />
        <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-muted">
          {source === 'own' ? t(`freezerSettings.unit.${unit}`) : null}
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
