'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useOwnChange } from '#components/session/use-own-change.ts';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { MeView } from '#lib/api/people.ts';

type Given = { person: NonNullable<MeView['person']>; keep: (fresh: MeView) => void };

/** What one is called, and signs in as. */
export function NameForm({ person, keep }: Given) {
  const t = useTranslations('session');
  const waiting = useTranslations('ask')('saving');
  const [name, setName] = useState(person.name);
  const [username, setUsername] = useState(person.username ?? '');
  const { state, fault, faultOf, touch, save } = useOwnChange(keep);
  const change = (set: (text: string) => void) => (text: string) => {
    set(text);
    touch();
  };
  const send = () => {
    const body = { name, username: username.trim() === '' ? null : username };
    void save('/api/me', { method: 'PUT', body });
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField
        label={t('name')}
        value={name}
        change={change(setName)}
        hint={t('nameHint')}
        fault={faultOf('name')}
        autoComplete="name"
      />
      <TextField
        label={t('username')}
        value={username}
        change={change(setUsername)}
        hint={t('usernameHint')}
        fault={faultOf('username')}
        autoComplete="username"
      />
      <p role="alert" className="text-sm text-bad empty:hidden">
        {fault}
      </p>
      <div className="flex items-center gap-3">
        <Button type="submit" look="quiet" idle={state === 'saving'}>
          {state === 'saving' ? waiting : t('save')}
        </Button>
        <p role="status" className="text-sm text-good">
          {state === 'saved' ? t('saved') : null}
        </p>
      </div>
    </form>
  );
}
