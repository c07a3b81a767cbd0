'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useOwnChange } from '#components/session/use-own-change.ts';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { MeView } from '#lib/api/people.ts';
import { LEAST_PASSWORD, MOST_PASSWORD } from '#lib/people/people.ts';

type Given = { person: NonNullable<MeView['person']>; keep: (fresh: MeView) => void };

/** WH4: all that it takes to come back, for who came by the one-time link. */
export function FinishForm({ person, keep }: Given) {
  const t = useTranslations('session');
  const waiting = useTranslations('ask')('saving');
  const [name, setName] = useState(person.name);
  const [username, setUsername] = useState(person.username ?? '');
  const [password, setPassword] = useState('');
  const { state, fault, faultOf, save } = useOwnChange(keep);
  const send = async () => {
    const named = await save('/api/me', { method: 'PUT', body: { name, username } });
    if (named) await save('/api/me/password', { method: 'POST', body: { password } });
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        label={t('name')}
        value={name}
        change={setName}
        hint={t('nameHint')}
        fault={faultOf('name')}
        autoComplete="name"
      />
      <TextField
        label={t('username')}
        value={username}
        change={setUsername}
        hint={t('usernameHint')}
        fault={faultOf('username')}
        autoComplete="username"
      />
      <TextField
        label={t('password')}
        value={password}
        change={setPassword}
        hint={t('freshHint', { least: LEAST_PASSWORD })}
        fault={faultOf('password')}
        type="password"
        autoComplete="new-password"
        most={MOST_PASSWORD}
      />
      <p role="alert" className="text-sm text-bad empty:hidden">
        {fault}
      </p>
      <Button type="submit" idle={state === 'saving'} className="self-start">
        {state === 'saving' ? waiting : t('save')}
      </Button>
    </form>
  );
}
