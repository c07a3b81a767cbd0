'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useOwnChange } from '#components/session/use-own-change.ts';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { MeView } from '#lib/api/people.ts';
import { LEAST_PASSWORD, MOST_PASSWORD } from '#lib/people/people.ts';

type Given = { person: NonNullable<MeView['person']>; keep: (fresh: MeView) => void };

/** One's own password; whoever has one has to know it. */
export function PasswordForm({ person, keep }: Given) {
  const t = useTranslations('session');
  const waiting = useTranslations('ask')('saving');
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const { state, fault, faultOf, touch, save } = useOwnChange(keep);
  const has = person.password !== 'none';
  if (!has || person.username === null) {
    return <p className="text-sm text-muted">{t('byOrganisation')}</p>;
  }

  const send = async () => {
    const body = { current, password: fresh };
    const saved = await save('/api/me/password', { method: 'POST', body });
    if (!saved) return;
    setCurrent('');
    setFresh('');
  };
  const change = (set: (text: string) => void) => (text: string) => {
    set(text);
    touch();
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-3 border-t border-line pt-5"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {/* So that what keeps passwords knows whose it is. */}
      <input type="hidden" name="username" autoComplete="username" value={person.username} />
      <TextField
        label={t('current')}
        value={current}
        change={change(setCurrent)}
        fault={faultOf('current')}
        type="password"
        autoComplete="current-password"
        most={MOST_PASSWORD}
      />
      <TextField
        label={t('fresh')}
        value={fresh}
        change={change(setFresh)}
        hint={t('freshHint', { least: LEAST_PASSWORD })}
        fault={faultOf('password')}
        type="password"
        autoComplete="new-password"
        most={MOST_PASSWORD}
      />
      <p role="alert" className="text-sm text-bad empty:hidden">
        {fault}
      </p>
      <div className="flex items-center gap-3">
        <Button type="submit" look="quiet" idle={state === 'saving'}>
          {state === 'saving' ? waiting : t('setPassword')}
        </Button>
        <p role="status" className="text-sm text-good">
          {state === 'saved' ? t('passwordSet') : null}
        </p>
      </div>
    </form>
  );
}
