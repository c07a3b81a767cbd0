'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSignIn } from '#components/session/use-sign-in.ts';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { MeView } from '#lib/api/people.ts';

type Given = {
  /** By what name an organisation signs people in, where there is one. */
  organisation: string | undefined;
  /** Where to come back from there. */
  to: string;
  onDone: (me: MeView) => void;
};

export function SignInForm({ organisation, to, onDone }: Given) {
  const t = useTranslations('session');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const { working, fault, withPassword, withOrganisation } = useSignIn(onDone);
  return (
    <div className="flex flex-col gap-5">
      {organisation === undefined ? null : (
        <>
          <Button look="primary" idle={working} onClick={() => void withOrganisation(to)}>
            {t('organisation', { name: organisation })}
          </Button>
          <p className="flex items-center gap-3 text-xs text-muted before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
            {t('or')}
          </p>
        </>
      )}
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void withPassword(username, password);
        }}
      >
        <TextField
          label={t('username')}
          value={username}
          change={setUsername}
          autoComplete="username"
        />
        <TextField
          label={t('password')}
          value={password}
          change={setPassword}
          type="password"
          autoComplete="current-password"
          most={200}
        />
        <p role="alert" className="text-sm text-bad empty:hidden">
          {fault}
        </p>
        <Button
          type="submit"
          look={organisation === undefined ? 'primary' : 'quiet'}
          idle={working}
        >
          {working ? t('working') : t('submit')}
        </Button>
        <p className="text-xs text-muted">{t('forgotten')}</p>
      </form>
    </div>
  );
}
