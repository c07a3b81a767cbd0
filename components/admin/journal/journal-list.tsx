'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { JournalRow } from '#components/admin/journal/journal-row.tsx';
import { NoEntries } from '#components/admin/journal/no-entries.tsx';
import { useJournalPage } from '#components/admin/journal/use-journal-page.ts';
import { FailedLine } from '#components/api/failed-line.tsx';
import { Button } from '#components/ui/button.tsx';
import { useSettled } from '#components/ui/use-settled.ts';
import type { JournalWish } from '#lib/journal/wish.ts';

const COLUMNS = ['when', 'who', 'change', 'onWhat'] as const;

/** JO3: the entries that fit, as a table where there is room and as cards on a phone. */
export function JournalList({ wish }: { wish: JournalWish }) {
  const t = useTranslations();
  const { entries, ended, error, loading, more, again } = useJournalPage(useSettled(wish));
  const end = useRef<HTMLDivElement>(null);
  const goesOn = entries !== undefined && entries.length > 0 && !ended && !loading;
  useReached(end, goesOn && error === undefined ? more : undefined, entries?.length ?? 0);
  if (entries?.length === 0 && ended) return <NoEntries wish={wish} />;
  return (
    <>
      <p role="status" className="sr-only">
        {entries === undefined ? null : t('journalAdmin.shown', { count: entries.length })}
      </p>
      {entries === undefined || entries.length === 0 ? null : (
        <table className="block w-full text-sm md:table md:overflow-hidden md:rounded-2xl md:border md:border-line md:bg-surface">
          <thead className="sr-only md:not-sr-only md:table-header-group">
            <tr className="md:border-b md:border-line">
              {COLUMNS.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className="px-4 py-2.5 text-left text-xs font-medium text-muted"
                >
                  {t(`journalAdmin.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="flex flex-col gap-2 md:table-row-group">
            {entries.map((entry) => (
              <JournalRow key={entry.id} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
      {error === undefined ? null : <FailedLine fault={error} again={again} />}
      <div ref={end} className="flex flex-col items-center gap-3 py-4 text-sm text-muted">
        {loading ? <p role="status">{t('ask.loading')}</p> : null}
        {ended ? <p>{t('journalAdmin.end')}</p> : null}
        {entries?.length === 0 && !loading ? <p>{t('journalAdmin.searched')}</p> : null}
        {entries === undefined || ended || loading ? null : (
          <Button look="quiet" onClick={more}>
            {t('journalAdmin.more')}
          </Button>
        )}
      </div>
    </>
  );
}

const NEAR_PX = 600;

/** Whoever scrolls to the end, or near it, is given more without asking; again where more was not enough. */
function useReached(end: RefObject<Element | null>, more: (() => void) | undefined, shown: number) {
  const newest = useRef(more);
  useEffect(() => {
    newest.current = more;
  });
  const goesOn = more !== undefined;
  // Where more has come the end is elsewhere.
  useEffect(() => {
    if (!goesOn) return;
    const look = () => {
      const top = end.current?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
      if (top < window.innerHeight + NEAR_PX) newest.current?.();
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [goesOn, end, shown]);
}
