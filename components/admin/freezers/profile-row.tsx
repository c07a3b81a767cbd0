'use client';

import { useTranslations } from 'use-intl';
import { showFreezersWish } from '#components/admin/freezers/show-freezers-wish.ts';
import { useLimitWords } from '#components/admin/freezers/use-limit-words.ts';
import { useMay } from '#components/session/me.tsx';
import { Button } from '#components/ui/button.tsx';
import type { ProfileView } from '#lib/api/profiles.ts';
import { NO_FREEZERS_WISH } from '#lib/freezer/wish.ts';
import { isBuiltIn } from '#lib/settings/profiles.ts';

type Given = {
  profile: ProfileView;
  name: string;
  edit: () => void;
  copy: () => void;
  remove: () => void;
};

export function ProfileRow({ profile, name, edit, copy, remove }: Given) {
  const t = useTranslations('freezersAdmin.profiles');
  const may = useMay('admin');
  const limits = useLimitWords();
  const { id, settings, freezers } = profile;
  const builtIn = isBuiltIn(id);
  return (
    <li
      data-profile={id}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-2xl border border-line bg-surface px-4 py-3 text-sm"
    >
      <div className="min-w-0 grow basis-60">
        <p className="[overflow-wrap:anywhere]">
          <button
            type="button"
            onClick={edit}
            aria-label={t('edit', { name })}
            className="min-h-8 cursor-pointer rounded text-left font-medium text-accent hover:underline"
          >
            {name}
          </button>
          {builtIn ? <span className="ml-2 text-xs text-muted">{t('builtIn')}</span> : null}
        </p>
        <p className="text-xs text-muted tabular-nums">{limits(settings)}</p>
      </div>
      <button
        type="button"
        onClick={() => showFreezersWish({ ...NO_FREEZERS_WISH, profile: id })}
        className="min-h-8 cursor-pointer rounded-full px-2 text-muted tabular-nums hover:bg-line hover:text-ink"
      >
        {t('freezers', { count: freezers })}
      </button>
      {may ? (
        <div className="flex gap-2">
          <Button look="quiet" onClick={copy}>
            {t('copy')}
            <span className="sr-only"> {name}</span>
          </Button>
          {builtIn ? null : (
            <Button look="quiet" onClick={remove}>
              {t('delete')}
              <span className="sr-only"> {name}</span>
            </Button>
          )}
        </div>
      ) : null}
    </li>
  );
}
