'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { GivenPassword } from '#components/admin/people/given-password.tsx';
import { PersonFields } from '#components/admin/people/person-fields.tsx';
import { usePersonChange } from '#components/admin/people/use-person-change.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { PersonView } from '#lib/api/people.ts';

type Given = { person: PersonView; close: () => void };
type WithPassword = { person: PersonView; password: string };

/** One person: what he is called and may do, and whether he may come in at all. */
export function PersonDialog({ person, close }: Given) {
  const t = useTranslations();
  const { name, username, role, disabled } = person;
  const [draft, setDraft] = useState({ name, username: username ?? '', role });
  const [off, setOff] = useState(disabled);
  const { working, faults, send } = usePersonChange();
  const path = `/api/people/${person.id}`;
  const save = async () => {
    const own = draft.username.trim() === '' ? null : draft.username;
    const body = { ...draft, username: own, disabled: off };
    const saved = await send<PersonView>(path, { method: 'PUT', body });
    if (saved !== undefined) close();
  };
  return (
    <Dialog title={t('peopleAdmin.changeTitle', { name })} close={close}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <PersonFields
          draft={draft}
          change={(part) => setDraft({ ...draft, ...part })}
          faults={faults}
        />
        <label className="flex min-h-11 cursor-pointer items-start gap-3 rounded-lg px-2 py-1.5 text-sm hover:bg-line">
          <input
            type="checkbox"
            checked={!off}
            onChange={({ target }) => setOff(!target.checked)}
            className="mt-0.5 size-4 accent-accent"
          />
          <span>
            {t('peopleAdmin.mayComeIn')}
            <span className="block text-xs text-muted">{t('peopleAdmin.mayComeInHint')}</span>
          </span>
        </label>
        <p role="alert" className="text-sm text-bad empty:hidden">
          {faults.rest}
        </p>
        <div className="flex flex-wrap-reverse justify-end gap-2">
          <Button look="quiet" onClick={close}>
            {t('ask.cancel')}
          </Button>
          <Button type="submit" idle={working}>
            {working ? t('ask.saving') : t('peopleAdmin.save')}
          </Button>
        </div>
      </form>
      <Access person={person} path={path} />
    </Dialog>
  );
}

/** What is done at once, apart from what is saved. */
function Access({ person, path }: { person: PersonView; path: string }) {
  const t = useTranslations('peopleAdmin');
  const [given, setGiven] = useState<WithPassword>();
  const [ended, setEnded] = useState(false);
  const { working, faults, send } = usePersonChange();
  const setPassword = async () => {
    setEnded(false);
    setGiven(await send<WithPassword>(`${path}/password`, { method: 'POST' }));
  };
  const endSessions = async () => {
    setEnded((await send<PersonView>(`${path}/sessions`, { method: 'DELETE' })) !== undefined);
  };
  const hasSessions = person.sessions > 0;
  if (person.username === null && !hasSessions) return null;
  return (
    <div className="mt-6 flex flex-col gap-3 border-t border-line pt-4">
      <div className="flex flex-wrap gap-2">
        {person.username === null ? null : (
          <Button look="quiet" idle={working} onClick={() => void setPassword()}>
            {t('password')}
          </Button>
        )}
        {hasSessions ? (
          <Button look="quiet" idle={working} onClick={() => void endSessions()}>
            {t('endSessions')}
          </Button>
        ) : null}
      </div>
      {person.username === null ? null : <p className="text-xs text-muted">{t('passwordHint')}</p>}
      <p role="alert" className="text-sm text-bad empty:hidden">
        {faults.of('username') ?? faults.rest}
      </p>
      <p role="status" className="text-sm text-good empty:hidden">
        {ended ? t('ended') : null}
      </p>
      {given === undefined ? null : <GivenPassword {...given} />}
    </div>
  );
}
