'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ProfileRow } from '#components/admin/freezers/profile-row.tsx';
import { useProfileNames } from '#components/admin/freezers/use-profile-names.ts';
import { useMay } from '#components/session/me.tsx';
import { Button } from '#components/ui/button.tsx';
import { fetched } from '#components/ui/fetched.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { ProfileView } from '#lib/api/profiles.ts';
import type { ListedFreezer } from '#lib/freezer/wish.ts';
import { DEFAULT_PROFILE, PROFILE_SETTINGS } from '#lib/settings/profiles.ts';

const ProfileDialog = fetched(() =>
  import('#components/admin/freezers/profile-dialog.tsx').then((file) => file.ProfileDialog),
);
const DeleteDialog = fetched(() =>
  import('#components/admin/freezers/delete-dialog.tsx').then((file) => file.DeleteDialog),
);

type Given = {
  profiles: readonly ProfileView[];
  freezers: readonly ListedFreezer[];
  again: () => void;
};
/** A new one begins as a copy: of the usual profile, unless another was chosen. */
export type ProfileBegin = { id: string | null; name: string; settings: ProfileView['settings'] };
type Open = { what: 'edit'; begin: ProfileBegin } | { what: 'delete'; profile: ProfileView };

/** FA4: settings that freezers share. */
export function Profiles({ profiles, freezers, again }: Given) {
  const t = useTranslations('freezersAdmin.profiles');
  const may = useMay('admin');
  const nameOf = useProfileNames(profiles);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const edit = (begin: ProfileBegin) => setOpen({ what: 'edit', begin });
  const usual = profiles.find(({ id }) => id === DEFAULT_PROFILE)?.settings;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-sm text-muted">{t('intro')}</p>
        {may ? (
          <Button
            onClick={() =>
              edit({ id: null, name: '', settings: usual ?? PROFILE_SETTINGS[DEFAULT_PROFILE] })
            }
            className="flex items-center gap-2"
          >
            <Icon name="plus" className="size-4" />
            {t('new')}
          </Button>
        ) : null}
      </div>
      <ul className="flex flex-col gap-2">
        {profiles.map((profile) => (
          <ProfileRow
            key={profile.id}
            profile={profile}
            name={nameOf(profile.id)}
            edit={() =>
              edit({ id: profile.id, name: nameOf(profile.id), settings: profile.settings })
            }
            copy={() =>
              edit({
                id: null,
                name: t('copyOf', { name: nameOf(profile.id) }),
                settings: profile.settings,
              })
            }
            remove={() => setOpen({ what: 'delete', profile })}
          />
        ))}
      </ul>
      {open?.what === 'edit' ? (
        <ProfileDialog {...{ profiles, freezers, close }} begin={open.begin} done={again} />
      ) : null}
      {open?.what === 'delete' ? (
        <DeleteDialog
          profile={open.profile}
          name={nameOf(open.profile.id)}
          freezers={freezers}
          close={close}
          done={again}
        />
      ) : null}
    </>
  );
}
