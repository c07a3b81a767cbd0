'use client';

import { useEffect } from 'react';
import useSWRInfinite from 'swr/infinite';
import { useTranslations } from 'use-intl';
import { ask } from '#components/api/ask.ts';
import { FailedLine } from '#components/api/failed-line.tsx';
import { JournalLine } from '#components/freezer/journal-line.tsx';
import { useFacts } from '#components/live/use-live.ts';
import { Button } from '#components/ui/button.tsx';
import type { JournalEntry } from '#lib/api/journal.ts';

const PAGE = 20;

/** FZ7: what happened to a freezer and who did it, the newest first. */
export function Journal({ id }: { id: string }) {
  const t = useTranslations();
  const { entries, ended, error, isValidating, more, again } = useJournal(id);
  return (
    <section aria-labelledby="journal" className="flex flex-col gap-3">
      <h2 id="journal" className="text-base font-semibold">
        {t('journal.title')}
      </h2>
      {error === undefined ? null : <FailedLine fault={error} again={again} />}
      {entries === undefined ? (
        <p className="min-h-40 text-sm text-muted">
          {error === undefined ? t('ask.loading') : null}
        </p>
      ) : entries.length === 0 ? (
        <p className="text-sm text-muted">{t('journal.empty')}</p>
      ) : (
        <ol className="overflow-hidden rounded-2xl border border-line bg-surface">
          {entries.map((entry) => (
            <JournalLine key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {entries === undefined || entries.length === 0 ? null : (
        <div className="text-sm text-muted">
          {ended ? (
            t('journal.end')
          ) : (
            <Button look="quiet" idle={isValidating} onClick={more}>
              {isValidating ? t('ask.loading') : t('journal.more')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function useJournal(id: string) {
  const { data, error, isValidating, size, setSize, mutate } = useSWRInfinite<
    readonly JournalEntry[],
    unknown
  >(
    (_, previous: readonly JournalEntry[] | null) => {
      const last = previous?.at(-1);
      if (previous !== null && (last === undefined || previous.length < PAGE)) return null;
      const query = new URLSearchParams({ freezer: id, limit: String(PAGE) });
      if (last !== undefined) query.set('before', String(last.id));
      return `/api/journal?${query}`;
    },
    async (path: string) => (await ask<{ entries: JournalEntry[] }>(path)).entries,
    { revalidateOnFocus: false },
  );
  useNews(id, mutate);
  return {
    entries: data?.flat(),
    ended: (data?.at(-1)?.length ?? 0) < PAGE,
    ...{ error, isValidating },
    more: () => void setSize(size + 1),
    again: () => void mutate(),
  };
}

/** What changes at a freezer is in its journal: alarms, and with its settings its facts. */
function useNews(id: string, mutate: () => Promise<unknown>) {
  const facts = useFacts(id);
  // Other facts are the news.
  useEffect(() => {
    mutate().catch(() => undefined); // The hook gives the fault to whoever shows it.
  }, [facts, mutate]);
}
