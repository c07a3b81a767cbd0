'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { usePersonFaults } from '#components/session/use-person-faults.ts';
import { TextField } from '#components/ui/text-field.tsx';
import { ROLES, type Role } from '#lib/people/roles.ts';

export type PersonDraft = { name: string; username: string; role: Role };
type Given = {
  draft: PersonDraft;
  change: (part: Partial<PersonDraft>) => void;
  faults: ReturnType<typeof usePersonFaults>;
};

/** What every person has: a name, what he signs in with, and what he may do. */
export function PersonFields({ draft, change, faults }: Given) {
  const t = useTranslations('peopleAdmin');
  return (
    <>
      <TextField
        label={t('name')}
        value={draft.name}
        change={(name) => change({ name })}
        hint={t('nameHint')}
        fault={faults.of('name')}
        autoComplete="off"
      />
      <TextField
        label={t('username')}
        value={draft.username}
        change={(username) => change({ username })}
        hint={t('usernameHint')}
        fault={faults.of('username')}
        autoComplete="off"
      />
      <RoleChoice role={draft.role} choose={(role) => change({ role })} />
    </>
  );
}

function RoleChoice({ role, choose }: { role: Role; choose: (role: Role) => void }) {
  const t = useTranslations('peopleAdmin');
  const words = useTranslations('session');
  const id = useId();
  return (
    <fieldset className="text-sm">
      <legend className="font-medium">{t('role')}</legend>
      <div className="mt-1 flex flex-col gap-1">
        {ROLES.map((each) => (
          <label
            key={each}
            className="flex min-h-11 cursor-pointer items-start gap-3 rounded-lg px-2 py-1.5 hover:bg-line"
          >
            <input
              type="radio"
              name={id}
              value={each}
              checked={each === role}
              onChange={() => choose(each)}
              className="mt-0.5 size-4 accent-accent"
            />
            <span>
              {words(`role.${each}`)}
              <span className="block text-xs text-muted">{words(`roleText.${each}`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
