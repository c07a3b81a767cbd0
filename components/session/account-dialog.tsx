'use client';

import useSWR from 'swr';
import { useTranslations } from 'use-intl';
import { ask } from '#components/api/ask.ts';
import { FailedLine } from '#components/api/failed-line.tsx';
import { FinishForm } from '#components/session/finish-form.tsx';
import { NameForm } from '#components/session/name-form.tsx';
import { PasswordForm } from '#components/session/password-form.tsx';
import { SignOut } from '#components/session/sign-out.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { MeView } from '#lib/api/people.ts';

/** Who one is, what one may do, and what of it one can change. */
export function AccountDialog({ close }: { close: () => void }) {
  const t = useTranslations();
  const me = useSWR<MeView, unknown>('/api/me', (path: string) => ask<MeView>(path), {
    revalidateOnFocus: false,
    revalidateOnReconnect: false,
  });
  const { data, error } = me;
  const keep = (fresh: MeView) => void me.mutate(fresh, { revalidate: false });
  return (
    <Dialog title={t('session.account')} close={close}>
      {data === undefined ? (
        error === undefined ? (
          <p className="text-sm text-muted">{t('ask.loading')}</p>
        ) : (
          <FailedLine fault={error} again={() => void me.mutate()} />
        )
      ) : (
        <Account me={data} keep={keep} />
      )}
    </Dialog>
  );
}

function Account({ me, keep }: { me: MeView; keep: (fresh: MeView) => void }) {
  const t = useTranslations('session');
  const { person, role } = me;
  if (person === null || role === null) return <p className="text-sm">{t('asNobody')}</p>;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex items-start justify-between gap-4">
        <p className="text-sm">
          {t.rich('as', { name: () => <strong>{person.name}</strong> })}
          <span className="block text-muted">
            {t(`role.${role}`)}: {t(`roleText.${role}`)}
          </span>
        </p>
        <SignOut />
      </div>
      {person.password === 'none' && !person.organisation ? (
        <FinishForm person={person} keep={keep} />
      ) : (
        <>
          <NameForm person={person} keep={keep} />
          <PasswordForm person={person} keep={keep} />
        </>
      )}
    </div>
  );
}
