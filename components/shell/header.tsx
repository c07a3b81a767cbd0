'use client';

import { useTranslations } from 'use-intl';
import { ConnectionBadge } from '#components/fleet/connection-badge.tsx';
import { SimulationControl } from '#components/fleet/simulation-control.tsx';
import { LocaleSwitch } from '#components/locale/locale-switch.tsx';

export function Header() {
  const t = useTranslations('app');
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-6 gap-y-3 px-4 py-3 sm:px-6">
        <p className="flex items-center gap-2.5">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span className="text-lg font-semibold tracking-tight">{t('name')}</span>
          <span className="hidden text-sm text-muted sm:inline">{t('tagline')}</span>
        </p>
        <div className="order-2 w-full sm:order-1 sm:w-auto sm:flex-1">
          <SimulationControl />
        </div>
        <div className="order-1 ml-auto flex items-center gap-4 sm:order-2">
          <ConnectionBadge />
          <LocaleSwitch />
        </div>
      </div>
    </header>
  );
}
