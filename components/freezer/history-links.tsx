'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { queryOf } from '#components/freezer/use-history.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { Range } from '#lib/history/history.ts';

/** FZ8: what can be taken away of a stretch. */
export function HistoryLinks({ path, stretch }: { path: string; stretch: Range }) {
  const t = useTranslations('chart');
  const locale = useLocale();
  const query = queryOf(stretch);
  const look =
    'flex min-h-10 items-center gap-2 rounded-full border border-line bg-surface px-4 text-sm hover:bg-line';
  return (
    <p className="flex flex-wrap gap-2">
      <a href={`/api${path}/readings.csv?${query}&locale=${locale}`} download className={look}>
        <Icon name="download" className="size-4 text-muted" />
        {t('csv')}
      </a>
      <Link href={`${path}/report?${query}`} prefetch={false} className={look}>
        <Icon name="print" className="size-4 text-muted" />
        {t('report')}
      </Link>
    </p>
  );
}
