'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useMe } from '#components/session/me.tsx';
import type { Role } from '#lib/people/roles.ts';
import { signInPath } from '#lib/web/return-path.ts';

type Given = { who: Exclude<Role, 'viewer'>; className?: string };

/** WH15: stands where something would that one may not do; says who may, and the way there. */
export function TakesRole({ who, className = '' }: Given) {
  const t = useTranslations('session');
  const path = usePathname();
  const { person, role: own } = useMe();
  return (
    <p data-takes={who} className={`text-sm text-muted ${className}`}>
      {t(`takes.${who}`)}{' '}
      {person === null || own === null ? (
        <Link
          href={signInPath(path)}
          prefetch={false}
          className="font-medium text-accent underline underline-offset-4"
        >
          {t('signIn')}
        </Link>
      ) : (
        t('askFor', { role: t(`role.${own}`) })
      )}
    </p>
  );
}
