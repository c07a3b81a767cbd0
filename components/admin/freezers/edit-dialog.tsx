'use client';

import Link from 'next/link';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { Preview } from '#components/admin/freezers/preview.tsx';
import { RetireSection } from '#components/admin/freezers/retire-section.tsx';
import { Unsaved } from '#components/admin/freezers/unsaved.tsx';
import type { Editing } from '#components/admin/freezers/use-editing.ts';
import { SettingsLoaded } from '#components/freezer/settings-loaded.tsx';
import type { SettingsForming } from '#components/freezer/use-settings-form.ts';
import { useMay } from '#components/session/me.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { freezerPath } from '#lib/freezer/address.ts';
import type { ListedFreezer } from '#lib/freezer/wish.ts';

type Given = { freezer: ListedFreezer; editing: Editing; again: () => void; close: () => void };

/** FA2: one freezer's settings, and what they would have meant. */
export function EditDialog({ freezer, editing, again, close }: Given) {
  const t = useTranslations('freezersAdmin.edit');
  const may = useMay('admin');
  const { id, name } = freezer;
  const { asking, hold } = editing;
  return (
    <Dialog wide title={t('title', { name: name ?? id })} close={close}>
      {asking ? <Unsaved stay={editing.stay} drop={editing.drop} /> : null}
      <p className="mb-3 text-sm">
        <Link
          href={freezerPath(id)}
          prefetch={false}
          className="text-accent underline underline-offset-4"
        >
          {t('toFreezer')}
        </Link>
      </p>
      <SettingsLoaded
        id={id}
        beside={(form) => (
          <>
            <Watched form={form} hold={hold} again={again} />
            <Preview id={id} settings={form.settings} inForce={JSON.stringify(form.saved)} />
          </>
        )}
      />
      {may ? <RetireSection freezer={freezer} again={again} /> : null}
    </Dialog>
  );
}

type WatchedGiven = { form: SettingsForming; hold: (dirty: boolean) => void; again: () => void };

/** Tells whether anything is typed that is not saved, and when it was. */
function Watched({ form, hold, again }: WatchedGiven) {
  const { dirty, outcome } = form;
  const saved = outcome.state === 'saved';
  useEffect(() => hold(dirty), [dirty, hold]);
  useEffect(() => {
    if (saved) again();
  }, [saved, again]);
  return null;
}
