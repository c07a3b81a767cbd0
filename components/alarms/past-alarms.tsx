'use client';

import { useEffect, useState } from 'react';
import { useSWRConfig } from 'swr';
import useSWRInfinite from 'swr/infinite';
import { useTranslations } from 'use-intl';
import { AlarmDetails } from '#components/alarms/alarm-details.tsx';
import { isJournalKey } from '#components/alarms/alarm-journal.tsx';
import { AlarmRow } from '#components/alarms/alarm-row.tsx';
import { useDeeds } from '#components/alarms/deeds.tsx';
import { NoAlarms } from '#components/alarms/no-alarms.tsx';
import { ask } from '#components/api/ask.ts';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { useOpenAlarms } from '#components/live/use-live.ts';
import { Button } from '#components/ui/button.tsx';
import type { AlarmView } from '#lib/alarm/view.ts';
import { type AlarmWish, pastPath } from '#lib/alarm/wish.ts';

const PAGE = 50;

/** AM3: those that are closed, the newest first, a page at a time. */
export function PastAlarms({ wish }: { wish: AlarmWish }) {
  const t = useTranslations();
  const { mutate } = useSWRConfig();
  const { pages, error, loading, whole, more, retry } = usePastPages(wish);
  const [expanded, setExpanded] = useState<number>();
  const deeds = useDeeds(() => void mutate(isJournalKey));
  const alarms = pages.flat();
  const { store } = useLive();

  if (whole && alarms.length === 0) {
    const filtered = wish.kind !== null || wish.freezer !== null;
    if (filtered) return <NoAlarms wish={wish} hidden />;
    return <p className="py-16 text-center text-sm text-muted">{t('alarms.noneClosed')}</p>;
  }
  return (
    <>
      <ul className="flex flex-col gap-2">
        {alarms.map((alarm) => {
          const card = store.facts(alarm.freezer)?.card;
          return (
            <AlarmRow
              key={alarm.id}
              entry={{ alarm, name: card?.name ?? alarm.freezer, place: card?.place ?? null }}
              reachable={false}
              expanded={expanded === alarm.id}
              expand={() => setExpanded(expanded === alarm.id ? undefined : alarm.id)}
            >
              <AlarmDetails alarm={alarm} begin={deeds.begin} />
            </AlarmRow>
          );
        })}
      </ul>
      {error === undefined ? null : <Failed error={error} retry={retry} />}
      {loading ? (
        <p className="py-8 text-center text-sm text-muted" role="status">
          {t('ask.loading')}
        </p>
      ) : null}
      {whole || loading || error !== undefined ? null : (
        <Button look="quiet" onClick={more} className="self-center">
          {t('alarms.more')}
        </Button>
      )}
      {deeds.dialog}
    </>
  );
}

function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('problem');
  const words = useFaultWords();
  return (
    <div role="alert" className="flex flex-col items-center gap-3 py-8 text-sm text-warn">
      <p>{words(error)}</p>
      <Button look="quiet" onClick={retry}>
        {t('retry')}
      </Button>
    </div>
  );
}

function usePastPages(wish: AlarmWish) {
  const { data, error, size, setSize, isLoading, isValidating, mutate } = useSWRInfinite(
    (_page: number, previous: AlarmView[] | null) => {
      if (previous !== null && previous.length < PAGE) return null;
      return pastPath(wish, PAGE, previous?.at(-1)?.id);
    },
    async (path: string) => (await ask<{ alarms: AlarmView[] }>(path)).alarms,
    { revalidateOnFocus: false, shouldRetryOnError: false, revalidateFirstPage: true },
  );
  // One that is open no more has closed, and belongs here now.
  const open = useOpenAlarms().length;
  useEffect(() => {
    void mutate();
  }, [open, mutate]);
  const pages = data ?? [];
  const last = pages.at(-1);
  return {
    pages,
    error: error as unknown,
    loading: isLoading || (isValidating && pages.length < size),
    whole: last !== undefined && last.length < PAGE,
    more: () => void setSize(size + 1),
    retry: () => void mutate(),
  };
}
