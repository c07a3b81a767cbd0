'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { Notice } from '#components/ui/notice.tsx';
import { signInPath } from '#lib/web/return-path.ts';

/** What a viewer cannot do here, and the way to it. */
export function LookOnly() {
  const t = useTranslations('simulationAdmin');
  const path = usePathname();
  return (
    <Notice tone="info">
      {t.rich('look', {
        link: (words) => (
          <Link
            href={signInPath(path)}
            prefetch={false}
            className="font-medium text-accent underline"
          >
            {words}
          </Link>
        ),
      })}
    </Notice>
  );
}
