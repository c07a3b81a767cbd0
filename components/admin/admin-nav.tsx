'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';

const PAGES = ['simulation', 'delivery', 'integrity', 'freezers', 'journal', 'people'] as const;

export function AdminNav() {
  const t = useTranslations('admin');
  const path = usePathname();
  const current = useRef<HTMLAnchorElement>(null);
  // On a phone the tab of each new page is brought into sight.
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [path]);
  return (
    <nav aria-label={t('label')} className="border-b border-line bg-surface print:hidden">
      <ul className="mx-auto flex max-w-[110rem] gap-1 overflow-x-auto px-4 sm:px-6">
        {PAGES.map((name) => {
          const here = path === `/admin/${name}`;
          return (
            <li key={name}>
              <Link
                ref={here ? current : undefined}
                href={`/admin/${name}`}
                prefetch={false}
                aria-current={here ? 'page' : undefined}
                className="flex min-h-11 items-center border-b-2 border-transparent px-3 text-sm whitespace-nowrap text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
              >
                {t(name)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
