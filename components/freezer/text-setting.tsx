'use client';

import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import { FaultWords } from '#components/freezer/fault-words.tsx';
import { useProfileName } from '#components/freezer/use-setting-words.ts';
import type { FieldFault } from '#components/freezer/use-settings-form.ts';
import type { ProfileView } from '#lib/api/profiles.ts';

const LOOK =
  'mt-1 min-h-10 w-full rounded-lg border border-line bg-page px-3 text-sm aria-invalid:border-bad';

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
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="text-sm font-medium">
        {t(field)}
      </label>
      <input
        id={id}
        type="text"
        value={value}
        placeholder={placeholder}
        onChange={({ target }) => change(target.value)}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-hint`}
        className={`${LOOK} placeholder:text-muted`}
      />
      <Hint id={`${id}-hint`} fault={fault}>
        {hint}
      </Hint>
    </div>
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
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="text-sm font-medium">
        {t('profile')}
      </label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => change(target.value)}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-hint`}
        className={LOOK}
      >
        {profiles.map((profile) => (
          <option key={profile.id} value={profile.id}>
            {name(profile.id, profile.name)}
          </option>
        ))}
      </select>
      <Hint id={`${id}-hint`} fault={fault} />
    </div>
  );
}

type HintGiven = { id: string; fault: FieldFault | undefined; children?: ReactNode };

/** The help of a field, or in its place what is wrong with what was typed. */
function Hint({ id, fault, children }: HintGiven) {
  return (
    <p id={id} className={`mt-1 text-xs break-words ${fault ? 'text-bad' : 'text-muted'}`}>
      {fault === undefined ? children : <FaultWords fault={fault} />}
    </p>
  );
}
