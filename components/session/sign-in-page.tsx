'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LocaleSwitch } from '#components/locale/locale-switch.tsx';
import { useMe } from '#components/session/me.tsx';
import { SignInForm } from '#components/session/sign-in-form.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Role } from '#lib/people/roles.ts';

/** Why one came here other than to sign in. */
type Reason = 'link' | 'organisation' | undefined;
type Given = { to: string; reason: Reason; organisation: string | undefined };

const WITHOUT_LINK = 'npm run user -- add ana --role=admin';

/** WH2, WH4: where one comes in. */
export function SignInPage({ to, reason, organisation }: Given) {
  const t = useTranslations('session');
  const me = useMe();
  return (
    <main
      id="content"
      className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-4 py-10"
    >
      <div className="flex items-center justify-between gap-4">
        <img src="/icon.svg" alt="" width="44" height="44" />
        <LocaleSwitch />
      </div>
      <h1 className="text-2xl font-semibold tracking-tight">{t('title')}</h1>
      <Why reason={reason} />
      {me.person === null ? null : <Known person={me.person} role={me.role} to={to} />}
      <SignInForm
        organisation={organisation}
        to={to}
        // All that was made for somebody else is made anew.
        onDone={() => window.location.assign(to)}
      />
      {me.person === null && me.role !== null ? (
        <Onward to={to}>{t('withoutSignIn')}</Onward>
      ) : null}
    </main>
  );
}

function Why({ reason }: { reason: Reason }) {
  const t = useTranslations('session');
  if (reason === undefined) return null;
  return (
    <div role="alert">
      <Notice tone="warn">
        <strong className="block font-semibold">{t(`${reason}Title`)}</strong>
        {t.rich(`${reason}Text`, {
          code: () => <code className="text-xs break-all">{WITHOUT_LINK}</code>,
        })}
      </Notice>
    </div>
  );
}

function Known({ person, role, to }: { person: string; role: Role | null; to: string }) {
  const t = useTranslations('session');
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p>
        {t.rich('as', { name: () => <strong>{person}</strong> })}
        {role === null ? null : ` (${t(`role.${role}`)})`}
      </p>
      <Onward to={to}>{t('goOn')}</Onward>
    </div>
  );
}

function Onward({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link
      href={to}
      prefetch={false}
      className="flex min-h-10 items-center self-start text-sm font-medium text-accent underline-offset-4 hover:underline"
    >
      {children}
    </Link>
  );
}
