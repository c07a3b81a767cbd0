'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useOpenAlarms, useTimely } from '#components/live/use-live.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { waiting } from '#lib/alarm/waiting.ts';

const PAGES = [
  { name: 'fleet', href: '/', icon: 'grid' },
  { name: 'alarms', href: '/alarms', icon: 'bell' },
  { name: 'wall', href: '/wall', icon: 'screen' },
  { name: 'admin', href: '/admin', icon: 'gear' },
] as const satisfies readonly { name: string; href: string; icon: IconName }[];

/** In the header of a desk; at the bottom of a phone, where the thumb is. */
export function Nav() {
  const t = useTranslations('nav');
  const path = usePathname();
  const alarms = useOpenAlarms();
  const count = useTimely((now) => waiting(alarms, now).length);
  return (
    <nav
      aria-label={t('label')}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:static sm:border-0 sm:bg-transparent sm:pb-0 print:hidden"
    >
      <ul className="flex justify-around gap-1">
        {PAGES.map(({ name, href, icon }) => (
          <li key={name} className="flex-1 sm:flex-none">
            <Link
              href={href}
              prefetch={false}
              aria-current={isHere(href, path) ? 'page' : undefined}
              className="flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-full text-xs text-muted hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-accent sm:px-2 lg:min-h-9 lg:flex-row lg:gap-1.5 lg:px-3 lg:text-sm lg:aria-[current=page]:bg-line lg:aria-[current=page]:text-ink"
            >
              <Icon name={icon} className="size-5 lg:size-4" />
              <span>
                {t(name)}
                {name === 'alarms' && count > 0 ? (
                  <span className="ml-1 rounded-full bg-bad px-1.5 text-xs font-semibold text-page tabular-nums">
                    {count}
                  </span>
                ) : null}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function isHere(href: string, path: string): boolean {
  return href === '/' ? path === '/' || path.startsWith('/freezers') : path.startsWith(href);
}
