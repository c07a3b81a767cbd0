'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { GivenPassword } from '#components/admin/people/given-password.tsx';
import { type PersonDraft, PersonFields } from '#components/admin/people/person-fields.tsx';
import { usePersonChange } from '#components/admin/people/use-person-change.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { PersonView } from '#lib/api/people.ts';

const EMPTY: PersonDraft = { name: '', username: '', role: 'operator' };
type Added = { person: PersonView; password: string };

export function AddDialog({ close }: { close: () => void }) {
  const t = useTranslations();
  const [draft, setDraft] = useState(EMPTY);
  const [added, setAdded] = useState<Added>();
  const { working, faults, send } = usePersonChange();
  const add = async () => {
    setAdded(await send<Added>('/api/people', { method: 'POST', body: draft }));
  };
  return (
    <Dialog title={t('peopleAdmin.addTitle')} close={close}>
      {added === undefined ? (
        <form
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <p className="text-sm text-muted">{t('peopleAdmin.addHint')}</p>
          <PersonFields
            draft={draft}
            change={(part) => setDraft({ ...draft, ...part })}
            faults={faults}
          />
          <p role="alert" className="text-sm text-bad empty:hidden">
            {faults.rest}
          </p>
          <div className="flex flex-wrap-reverse justify-end gap-2">
            <Button look="quiet" onClick={close}>
              {t('ask.cancel')}
            </Button>
            <Button type="submit" idle={working}>
              {working ? t('peopleAdmin.adding') : t('peopleAdmin.add')}
            </Button>
          </div>
        </form>
      ) : (
        <div className="flex flex-col gap-4">
          <GivenPassword {...added} />
          <Button onClick={close} className="self-end">
            {t('peopleAdmin.done')}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
