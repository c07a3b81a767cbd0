'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useSimulationStatus } from '#components/live/use-live.ts';

/** That not all of these freezers need be real, and where to see to it. */
export function SimulationNote() {
  const t = useTranslations('simulation');
  const running = useSimulationStatus()?.running ?? 0;
  if (running === 0) return null;
  return (
    <Link
      href="/admin/simulation"
      prefetch={false}
      data-simulation={running}
      className="text-xs text-muted hover:text-ink hover:underline"
    >
      {t('running', { count: running })}
    </Link>
  );
}
