'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Picked } from '#components/admin/simulation/use-picked.ts';
import { Button } from '#components/ui/button.tsx';
import { fetched } from '#components/ui/fetched.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { ProfileView } from '#lib/api/profiles.ts';
import type { ListedFreezer } from '#lib/freezers-wish.ts';

const ManyDialog = fetched(() =>
  import('#components/admin/freezers/many-dialog.tsx').then((file) => file.ManyDialog),
);

type Given = {
  picked: Picked;
  profiles: readonly ProfileView[];
  freezers: readonly ListedFreezer[];
  again: () => void;
};

/** FA3: what can be done to those that are selected; where the thumb is on a phone. */
export function ManyBar({ picked, profiles, freezers, again }: Given) {
  const t = useTranslations('freezersAdmin.select');
  const { chosen, clear } = picked;
  const [open, setOpen] = useState<'profile' | 'place'>();
  return (
    <section
      aria-label={t('count', { count: chosen.length })}
      className="fixed inset-x-2 bottom-[calc(3.75rem+env(safe-area-inset-bottom))] z-20 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-2xl border border-line bg-surface px-4 py-3 shadow-xl sm:sticky sm:inset-x-auto sm:bottom-4 sm:rounded-full sm:py-2 sm:pr-2"
    >
      <p className="text-sm font-medium whitespace-nowrap" role="status">
        {t('count', { count: chosen.length })}
      </p>
      <button
        type="button"
        title={t('none')}
        aria-label={t('none')}
        onClick={clear}
        className="ml-auto grid size-10 cursor-pointer place-items-center rounded-full text-muted hover:bg-line hover:text-ink sm:order-last sm:ml-0"
      >
        <Icon name="close" className="size-4" />
      </button>
      <div className="flex basis-full gap-2 sm:ml-auto sm:basis-auto">
        <Button look="quiet" onClick={() => setOpen('profile')} className="flex-1 sm:flex-none">
          {t('setProfile')}
        </Button>
        <Button look="quiet" onClick={() => setOpen('place')} className="flex-1 sm:flex-none">
          {t('setPlace')}
        </Button>
      </div>
      {open === undefined ? null : (
        <ManyDialog
          what={open}
          ids={chosen}
          profiles={profiles}
          freezers={freezers}
          close={() => setOpen(undefined)}
          done={again}
        />
      )}
    </section>
  );
}
