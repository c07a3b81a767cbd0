'use client';

import type { ReactNode, RefObject } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { FaultWords } from '#components/freezer/fault-words.tsx';
import type { FieldFault } from '#components/freezer/use-settings-form.ts';
import { Field } from '#components/ui/field.tsx';
import { FIELD_RULES, type FieldDraft, type SettingField, typedText } from '#lib/settings/draft.ts';

type Given = {
  field: SettingField;
  draft: FieldDraft;
  change: (draft: FieldDraft) => void;
  fault: FieldFault | undefined;
  /** What is in force while nothing is typed. */
  placeholder: string | undefined;
  /** Where else it may come from. */
  side: ReactNode;
  input?: RefObject<HTMLInputElement | null>;
};

/** The value of one setting, with its unit. To type one is to choose one's own. */
export function SettingValue({ field, draft, change, fault, placeholder, side, input }: Given) {
  const t = useTranslations();
  const locale = useLocale();
  const { unit, least, most } = FIELD_RULES[field];
  const own = draft.source === 'own';
  const bounds = { least: typedText(least, locale), most: typedText(most, locale) };
  return (
    <div data-setting={field} className="min-w-0">
      <Field
        label={t(`setting.${field}`)}
        side={side}
        hint={t(`settingHelp.${field}`)}
        fault={fault && <FaultWords fault={fault} {...bounds} />}
      >
        {(control) => (
          <>
            <input
              {...control}
              ref={input}
              type="text"
              inputMode={least < 0 ? 'text' : 'decimal'}
              value={own ? draft.text : ''}
              placeholder={placeholder}
              onChange={({ target }) => change({ source: 'own', text: target.value })}
              className={`${control.className} pr-12 tabular-nums`}
            />
            <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-muted">
              {own ? t(`freezerSettings.unit.${unit}`) : null}
            </span>
          </>
        )}
      </Field>
    </div>
  );
}
