'use client';

import { useState } from 'react';
import useSWR from 'swr';
import { useTranslations } from 'use-intl';
import { PeopleList } from '#components/admin/people/people-list.tsx';
import { ask } from '#components/api/ask.ts';
import { FailedLine } from '#components/api/failed-line.tsx';
import { useMay } from '#components/session/me.tsx';
import { TakesRole } from '#components/session/takes-role.tsx';
import { Button } from '#components/ui/button.tsx';
import { fetched } from '#components/ui/fetched.tsx';
import type { PersonView } from '#lib/api/people.ts';

const AddDialog = fetched(() =>
  import('#components/admin/people/add-dialog.tsx').then((file) => file.AddDialog),
);
const PersonDialog = fetched(() =>
  import('#components/admin/people/person-dialog.tsx').then((file) => file.PersonDialog),
);

type Listed = { people: PersonView[] };

/** WH5: who may come in, and to do what. */
export function PeopleAdmin() {
  const t = useTranslations('peopleAdmin');
  const may = useMay('admin');
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <div>
        <h1 className="text-2xl font-semibold tracking-tight">{t('title')}</h1>
        <p className="mt-1 text-sm text-muted">{t('intro')}</p>
      </div>
      {may ? <People /> : <TakesRole who="admin" />}
    </div>
  );
}

function People() {
  const t = useTranslations('peopleAdmin');
  const { data, error, mutate } = useSWR<Listed, unknown>('/api/people', (path: string) =>
    ask<Listed>(path),
  );
  const [open, setOpen] = useState<PersonView | 'new'>();
  const again = () => void mutate();
  const close = () => {
    setOpen(undefined);
    again();
  };
  if (data === undefined) {
    return error === undefined ? (
      <p className="text-sm text-muted">{t('loading')}</p>
    ) : (
      <FailedLine fault={error} what={t('failed')} again={again} />
    );
  }
  return (
    <>
      <Button onClick={() => setOpen('new')} className="self-start">
        {t('add')}
      </Button>
      {data.people.some(
        ({ password, organisation }) => password !== 'none' || organisation,
      ) ? null : (
        <p className="text-sm text-muted">{t('none')}</p>
      )}
      <PeopleList people={data.people} change={setOpen} />
      {open === 'new' ? <AddDialog close={close} /> : null}
      {open === undefined || open === 'new' ? null : <PersonDialog person={open} close={close} />}
    </>
  );
}
