'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { isDensity } from '#components/fleet/density.ts';
import { EmptyFleet } from '#components/fleet/empty-fleet.tsx';
import { FleetTools } from '#components/fleet/fleet-tools.tsx';
import { SimulationNote } from '#components/fleet/simulation-note.tsx';
import { StateFilter } from '#components/fleet/state-filter.tsx';
import { TileGrid } from '#components/fleet/tile-grid.tsx';
import { useOverview, useReading, useTopic } from '#components/live/use-live.ts';
import { Button } from '#components/ui/button.tsx';
import { useCalm, useHeld } from '#components/ui/use-calm.ts';
import { replaceQuery, useQuery } from '#components/ui/use-query.ts';
import { useStored } from '#components/ui/use-stored.ts';
import { type FleetWish, groupByPlace, readWish, select, writeWish } from '#lib/fleet/view.ts';

/** All freezers, worst first, one tile each. */
export function Fleet() {
  const t = useTranslations('fleet');
  const { entries, counts } = useOverview();
  const topic = useTopic();
  const reading = useReading();
  const query = useQuery();
  const wish = useMemo(() => readWish(new URLSearchParams(query)), [query]);
  const [density, size] = useStored('gelo-density', 'normal', isDensity);
  const [grouping, group] = useStored('gelo-grouping', 'none', isGrouping);
  const { busy, watch } = useCalm();
  const wanted = useMemo(() => select(entries, wish), [entries, wish]);
  const shown = useHeld(wanted, busy, writeWish(wish));
  const groups = useMemo(
    () =>
      grouping === 'place'
        ? groupByPlace(shown)
        : [{ place: null, ids: shown.map(({ id }) => id) }],
    [shown, grouping],
  );

  if (topic !== undefined && entries.length === 0) return <EmptyFleet topic={topic} />;
  return (
    <main
      id="content"
      className="mx-auto flex w-full max-w-[110rem] flex-col gap-3 px-4 pt-3 pb-32 sm:px-6 sm:pt-5 sm:pb-12"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1 className="text-lg font-semibold tracking-tight">
          {t('title')}{' '}
          {topic === undefined ? (
            <span className="ml-2 text-sm font-normal text-muted">{t('waiting')}</span>
          ) : null}
        </h1>
        <SimulationNote />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <StateFilter
          counts={counts}
          chosen={wish.state}
          choose={(state) => show({ ...wish, state })}
        />
        <FleetTools
          search={wish.search}
          find={(search) => show({ ...wish, search })}
          byPlace={grouping === 'place'}
          group={(byPlace) => group(byPlace ? 'place' : 'none')}
          density={density}
          size={size}
        />
      </div>
      {topic !== undefined && shown.length === 0 ? <NothingFits /> : null}
      <div
        {...watch}
        className="fleet"
        data-reading={reading}
        data-density={density}
        data-held={busy}
      >
        <TileGrid groups={groups} density={density} />
      </div>
    </main>
  );
}

function NothingFits() {
  const t = useTranslations('fleet');
  return (
    <div className="flex flex-col items-center gap-4 py-16 text-sm text-muted">
      <p>{t('hidden')}</p>
      <Button look="quiet" onClick={() => show({ state: null, search: '' })}>
        {t('showAll')}
      </Button>
    </div>
  );
}

function show(wish: FleetWish): void {
  replaceQuery(writeWish(wish));
}

function isGrouping(text: string): text is 'none' | 'place' {
  return text === 'none' || text === 'place';
}
