'use client';

import { useMemo } from 'react';
import { useLocale } from 'use-intl';
import { FreezerFilters } from '#components/admin/freezers/freezer-filters.tsx';
import { FreezerTable } from '#components/admin/freezers/freezer-table.tsx';
import { ManyBar } from '#components/admin/freezers/many-bar.tsx';
import { NoFreezers } from '#components/admin/freezers/no-freezers.tsx';
import { Pager } from '#components/admin/freezers/pager.tsx';
import { goToFreezersWish } from '#components/admin/freezers/show-freezers-wish.ts';
import { StillSending } from '#components/admin/freezers/still-sending.tsx';
import { useEditing } from '#components/admin/freezers/use-editing.ts';
import { useProfileNames } from '#components/admin/freezers/use-profile-names.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { useMay } from '#components/session/me.tsx';
import { fetched } from '#components/ui/fetched.tsx';
import { useSelection } from '#components/ui/use-selection.ts';
import { useSettled } from '#components/ui/use-settled.ts';
import type { ProfileView } from '#lib/api/profiles.ts';
import {
  type FreezersWish,
  type ListedFreezer,
  pageOf,
  selectFreezers,
} from '#lib/freezer/wish.ts';

const EditDialog = fetched(() =>
  import('#components/admin/freezers/edit-dialog.tsx').then((file) => file.EditDialog),
);

type Given = {
  wish: FreezersWish;
  freezers: readonly ListedFreezer[];
  profiles: readonly ProfileView[];
  again: () => void;
};

/** FA1: the list, and what can be done to one freezer or to many. */
export function FreezersDesk({ wish, freezers, profiles, again }: Given) {
  const locale = useLocale();
  const { store } = useLive();
  const may = useMay('admin');
  const nameOf = useProfileNames(profiles);
  const settled = useSettled(wish.search);
  const found = useMemo(() => {
    const given = { now: store.serverNow(), locale, profileName: nameOf };
    return selectFreezers(freezers, { ...wish, search: settled }, given);
  }, [freezers, wish, settled, locale, nameOf, store]);
  const { page, pages, items } = pageOf(found, wish.page);
  const picked = useSelection(found.map(({ id }) => id));
  const editing = useEditing(wish);
  const edited = freezers.find(({ id }) => id === editing.id);

  if (freezers.length === 0) return <NoFreezers wish={wish} />;
  return (
    <>
      <StillSending freezers={freezers} wish={wish} />
      <FreezerFilters {...{ wish, freezers, profiles, nameOf }} again={again} />
      {found.length === 0 ? (
        <NoFreezers wish={wish} narrowed />
      ) : (
        <FreezerTable
          {...{ wish, items, nameOf }}
          count={found.length}
          picked={may ? picked : undefined}
          edit={(id) => goToFreezersWish({ ...wish, edit: id })}
        />
      )}
      <Pager wish={wish} page={page} pages={pages} />
      {may && picked.chosen.length > 0 ? (
        <ManyBar picked={picked} profiles={profiles} freezers={freezers} again={again} />
      ) : null}
      {edited === undefined ? null : (
        <EditDialog
          key={edited.id}
          freezer={edited}
          editing={editing}
          again={again}
          close={editing.close}
        />
      )}
    </>
  );
}
