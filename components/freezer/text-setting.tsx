'use client';

import { useTranslations } from 'use-intl';
import { FaultWords } from '#components/freezer/fault-words.tsx';
import { useProfileName } from '#components/freezer/use-setting-words.ts';
import type { FieldFault } from '#components/freezer/use-settings-form.ts';
import { Field } from '#components/ui/field.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import type { ProfileView } from '#lib/api/profiles.ts';

type TextGiven = {
  field: 'name' | 'place';
  value: string;
  change: (value: string) => void;
  hint: string;
  placeholder?: string;
  fault: FieldFault | undefined;
};

export function TextSetting({ field, value, change, hint, placeholder, fault }: TextGiven) {
  const t = useTranslations('setting');
  return (
    <Field label={t(field)} hint={hint} fault={fault && <FaultWords fault={fault} />}>
      {(control) => (
        <input
          {...control}
          type="text"
          value={value}
          placeholder={placeholder}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Field>
  );
}

type ProfileGiven = {
  value: string;
  profiles: readonly ProfileView[];
  change: (id: string) => void;
  fault: FieldFault | undefined;
};

export function ProfileChoice({ value, profiles, change, fault }: ProfileGiven) {
  const t = useTranslations('setting');
  const name = useProfileName();
  return (
    <SelectField
      label={t('profile')}
      value={value}
      change={change}
      fault={fault && <FaultWords fault={fault} />}
    >
      {profiles.map((profile) => (
        <option key={profile.id} value={profile.id}>
          {name(profile.id, profile.name)}
        </option>
      ))}
    </SelectField>
  );
}
