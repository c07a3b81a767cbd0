'use client';

import { useTranslations } from 'use-intl';
import { EmptyFleet } from '#components/fleet/empty-fleet.tsx';
import { FreezerTile } from '#components/fleet/freezer-tile.tsx';
import { Notices } from '#components/fleet/notices.tsx';
import { useFreezerIds, useTopic, useTroubled } from '#components/live/use-live.ts';

/** All freezers, one tile each. */
export function Fleet() {
  const t = useTranslations('fleet');
  const ids = useFreezerIds();
  const topic = useTopic();
  const troubled = useTroubled();
  return (
    <main className="mx-auto flex w-full max-w-7xl flex-col gap-4 px-4 pt-5 pb-12 sm:px-6">
      <Notices />
      <div className="flex items-baseline justify-between gap-4">
        <h1 className="text-lg font-semibold tracking-tight">{t('title')}</h1>
        <p className="text-sm text-muted tabular-nums">
          {topic !== undefined ? t('count', { count: ids.length }) : t('waiting')}
          {troubled > 0 ? (
            <strong className="font-medium text-bad" data-alarms={troubled}>
              {' '}
              · {t('troubled', { count: troubled })}
            </strong>
          ) : null}
        </p>
      </div>
      {topic !== undefined && ids.length === 0 ? <EmptyFleet topic={topic} /> : null}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(10.25rem,1fr))] sm:grid-cols-[repeat(auto-fill,minmax(13.5rem,1fr))] gap-3">
        {ids.map((id) => (
          <FreezerTile key={id} id={id} />
        ))}
      </ul>
    </main>
  );
}
