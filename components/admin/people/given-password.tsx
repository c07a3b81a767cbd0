'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import type { PersonView } from '#lib/api/people.ts';

/** WH5: what somebody is to sign in with, told this once. */
export function GivenPassword({ person, password }: { person: PersonView; password: string }) {
  const t = useTranslations('peopleAdmin');
  const words = useTranslations('session');
  const [copied, setCopied] = useState(false);
  // Only a secure page may write to the clipboard; elsewhere it is copied by hand.
  const canCopy = typeof navigator.clipboard?.writeText === 'function';
  const copy = () =>
    navigator.clipboard.writeText(password).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div
      role="status"
      className="rounded-xl border border-accent/40 bg-accent/10 px-4 py-3 text-sm"
    >
      <p>{t('handOver', { name: person.name })}</p>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1">
        <dt className="text-muted">{words('username')}</dt>
        <dd className="font-mono break-all">{person.username}</dd>
        <dt className="text-muted">{words('password')}</dt>
        <dd className="font-mono break-all select-all" data-password>
          {password}
        </dd>
      </dl>
      {canCopy ? (
        <Button look="quiet" onClick={() => void copy()} className="mt-2 bg-surface">
          {copied ? t('copied') : t('copy')}
        </Button>
      ) : null}
    </div>
  );
}
