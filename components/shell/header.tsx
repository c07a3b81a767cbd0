'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { SoundButton } from '#components/alerting/sound-button.tsx';
import { LocaleSwitch } from '#components/locale/locale-switch.tsx';
import { AccountButton } from '#components/session/account-button.tsx';
import { ConnectionBadge } from '#components/shell/connection-badge.tsx';
import { Nav } from '#components/shell/nav.tsx';
import { ThemeSwitch } from '#components/shell/theme-switch.tsx';
import type { Theme } from '#lib/words/theme.ts';

export function Header({ theme }: { theme: Theme }) {
  const t = useTranslations('app');
  return (
    <header className="border-b border-line bg-surface print:hidden">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-40 focus:bg-surface focus:p-3"
      >
        {t('skip')}
      </a>
      <div className="mx-auto flex min-h-14 max-w-[110rem] items-center gap-3 px-4 sm:px-6 lg:gap-6">
        <Link href="/" prefetch={false} className="flex items-center gap-2.5 rounded-lg">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span className="text-lg font-semibold tracking-tight max-lg:sr-only">{t('name')}</span>
        </Link>
        <Nav />
        <div className="ml-auto flex min-w-0 items-center gap-2 lg:gap-3">
          <ConnectionBadge />
          <SoundButton />
          <ThemeSwitch chosen={theme} />
          <LocaleSwitch />
          <AccountButton />
        </div>
      </div>
    </header>
  );
}
