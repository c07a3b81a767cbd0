'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMe } from '#components/session/me.tsx';
import { fetched } from '#components/ui/fetched.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { signInPath } from '#lib/web/return-path.ts';

const AccountDialog = fetched(() =>
  import('#components/session/account-dialog.tsx').then((file) => file.AccountDialog),
);

export function openAccount(close: () => void) {
  return <AccountDialog close={close} />;
}

const LOOK =
  'grid size-9 cursor-pointer place-items-center rounded-full text-muted hover:bg-line hover:text-ink';

/** Who one is, or the way to say so. */
export function AccountButton() {
  const t = useTranslations('session');
  const path = usePathname();
  const { person, role } = useMe();
  const [open, setOpen] = useState(false);
  if (person === null || role === null) {
    return (
      <Link href={signInPath(path)} prefetch={false} title={t('signIn')} className={LOOK}>
        <Icon name="person" />
        <span className="sr-only">{t('signIn')}</span>
      </Link>
    );
  }
  const label = `${t('account')}: ${person} (${t(`role.${role}`)})`;
  return (
    <>
      <button
        type="button"
        title={label}
        aria-label={label}
        onClick={() => setOpen(true)}
        className="grid size-9 cursor-pointer place-items-center rounded-full bg-line text-sm font-semibold uppercase hover:bg-accent/20"
      >
        {[...person][0]}
      </button>
      {open ? openAccount(() => setOpen(false)) : null}
    </>
  );
}
