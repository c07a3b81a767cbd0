'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { fetched } from '#components/ui/fetched.tsx';
import { SelectedBar } from '#components/ui/selected-bar.tsx';
import type { Selection } from '#components/ui/use-selection.ts';
import type { ProfileView } from '#lib/api/profiles.ts';
import type { ListedFreezer } from '#lib/freezer/wish.ts';

const ManyDialog = fetched(() =>
  import('#components/admin/freezers/many-dialog.tsx').then((file) => file.ManyDialog),
);

type Given = {
  picked: Selection<string>;
  profiles: readonly ProfileView[];
  freezers: readonly ListedFreezer[];
  again: () => void;
};

/** FA3: what can be done to those that are selected. */
export function ManyBar({ picked, profiles, freezers, again }: Given) {
  const t = useTranslations('freezersAdmin.select');
  const { chosen, clear } = picked;
  const [open, setOpen] = useState<'profile' | 'place'>();
  return (
    <SelectedBar
      label={t('count', { count: chosen.length })}
      count={t('count', { count: chosen.length })}
      unselect={t('none')}
      clear={clear}
    >
      <Button look="quiet" onClick={() => setOpen('profile')} className="flex-1 sm:flex-none">
        {t('setProfile')}
      </Button>
      <Button look="quiet" onClick={() => setOpen('place')} className="flex-1 sm:flex-none">
        {t('setPlace')}
      </Button>
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
    </SelectedBar>
  );
}
