'use client';

import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { JournalFilters } from '#components/admin/journal/journal-filters.tsx';
import { JournalList } from '#components/admin/journal/journal-list.tsx';
import { useMay } from '#components/session/me.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { useQuery } from '#components/ui/use-query.ts';
import { queryOfWish, readJournalWish } from '#lib/journal/wish.ts';

/** Who did what, all of it. */
export function JournalAdmin() {
  const t = useTranslations('journalAdmin');
  const locale = useLocale();
  const query = useQuery();
  const wish = useMemo(() => readJournalWish(new URLSearchParams(query)), [query]);
  const may = useMay('operator');
  const csv = queryOfWish(wish);
  csv.set('locale', locale);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">{t('title')}</h1>
        {may ? (
          <a
            href={`/api/journal.csv?${csv}`}
            download
            title={t('exportHint')}
            className="flex min-h-10 items-center gap-2 rounded-full border border-line px-4 text-sm font-medium hover:bg-line"
          >
            <Icon name="download" className="size-4" />
            {t('export')}
          </a>
        ) : null}
      </div>
      {may ? (
        <>
          <JournalFilters wish={wish} />
          <JournalList wish={wish} />
        </>
      ) : (
        <p className="py-16 text-center text-sm text-muted">{t('forbidden')}</p>
      )}
    </div>
  );
}
