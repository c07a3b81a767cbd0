'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Preview } from '#components/admin/freezers/preview.tsx';
import { FIELD } from '#components/admin/journal/labelled.tsx';
import type { ListedFreezer } from '#lib/freezer/wish.ts';
import { conflictsOf } from '#lib/settings/conflicts.ts';
import type { Settings } from '#lib/settings/settings.ts';

type Given = {
  settings: Settings | undefined;
  inForce: string;
  users: readonly ListedFreezer[];
  isNew: boolean;
};

/** FA5: what a profile would have meant for one of those that have it, with what that has of its own. */
export function ProfilePreview({ settings, inForce, users, isNew }: Given) {
  const t = useTranslations('freezersAdmin.preview');
  const field = useId();
  const [chosen, choose] = useState<string>();
  const user = users.find(({ id }) => id === chosen) ?? users[0];
  if (user === undefined) {
    return isNew ? null : <p className="text-sm text-muted">{t('noFreezer')}</p>;
  }
  const whole = settings && withOwn(settings, user);
  const fits = whole !== undefined && [...conflictsOf(whole)].length === 0;
  return (
    <div className="flex min-w-0 flex-col gap-3 lg:sticky lg:top-0 lg:self-start">
      <div className="text-sm">
        <label htmlFor={field} className="text-xs text-muted">
          {t('on')}
        </label>
        <select
          id={field}
          value={user.id}
          onChange={({ target }) => choose(target.value)}
          className={`mt-1 ${FIELD}`}
        >
          {users.map(({ id, name }) => (
            <option key={id} value={id}>
              {name ?? id}
            </option>
          ))}
        </select>
      </div>
      <Preview key={user.id} id={user.id} settings={fits ? whole : undefined} inForce={inForce} />
    </div>
  );
}

function withOwn(settings: Settings, { overrides }: ListedFreezer): Settings {
  return { ...settings, ...(overrides as Partial<Settings>) }; // From JSON: there or absent, never undefined.
}
