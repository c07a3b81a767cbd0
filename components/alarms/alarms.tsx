'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import {
  AlarmSearch,
  FreezerFilter,
  KindFilter,
  ListedFilter,
} from '#components/alarms/alarm-filters.tsx';
import { OpenAlarms } from '#components/alarms/open-alarms.tsx';
import { PastAlarms } from '#components/alarms/past-alarms.tsx';
import { showWish } from '#components/alarms/show-wish.ts';
import { useAlarmList } from '#components/alarms/use-alarm-entries.ts';
import { useTopic } from '#components/live/use-live.ts';
import { Segments } from '#components/ui/segments.tsx';
import { useQuery } from '#components/ui/use-query.ts';
import { ALARM_KINDS } from '#lib/alarm/alarm.ts';
import { type AlarmWish, readAlarmWish } from '#lib/alarm/wish.ts';

/** What needs somebody, and what did. */
export function Alarms() {
  const t = useTranslations();
  const query = useQuery();
  const wish = useMemo(() => readAlarmWish(new URLSearchParams(query)), [query]);
  const list = useAlarmList(wish);
  const known = useTopic() !== undefined;
  const { over, freezer } = wish;
  const kinds = over ? ALARM_KINDS : list.kinds;
  const filters = over || list.entries.length > 0;
  return (
    <main
      id="content"
      className="mx-auto flex w-full max-w-[90rem] flex-col gap-3 px-4 pt-5 pb-48 sm:px-6 sm:pb-12"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1 className="text-lg font-semibold tracking-tight">{t('alarms.title')}</h1>
        <Views wish={wish} />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        {!over && filters ? <ListedFilter wish={wish} counts={list.counts} /> : null}
        <div className="flex min-w-0 grow flex-wrap items-center gap-2 sm:grow-0">
          {freezer === null ? null : <FreezerFilter wish={wish} freezer={freezer} />}
          {filters ? <KindFilter wish={wish} kinds={kinds} /> : null}
          {!over && filters ? <AlarmSearch wish={wish} /> : null}
        </div>
      </div>
      {over ? (
        <PastAlarms wish={wish} />
      ) : known ? (
        <OpenAlarms wish={wish} list={list} />
      ) : (
        <p className="py-16 text-center text-sm text-muted">{t('fleet.waiting')}</p>
      )}
    </main>
  );
}

function Views({ wish }: { wish: AlarmWish }) {
  const t = useTranslations('alarms');
  return (
    <Segments
      label={t('view')}
      values={VIEWS}
      words={(each) => t(`views.${each}`)}
      chosen={wish.over ? 'over' : 'open'}
      choose={(each) => showWish({ ...wish, over: each === 'over' })}
    />
  );
}

const VIEWS = ['open', 'over'] as const;
