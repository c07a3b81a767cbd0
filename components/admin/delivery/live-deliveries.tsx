'use client';

import { useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { DeliveryRow } from '#components/admin/delivery/delivery-row.tsx';
import { LivePace } from '#components/admin/delivery/live-pace.tsx';
import type { ShownList } from '#components/admin/delivery/shown-list.ts';
import { SHOWN_STEPS, StepLabel } from '#components/admin/delivery/step-label.tsx';
import { useDeliveries } from '#components/admin/delivery/use-deliveries.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { useConnection } from '#components/live/use-live.ts';
import { Button } from '#components/ui/button.tsx';
import { Explained } from '#components/ui/explained.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { useCalm, useHeld } from '#components/ui/use-calm.ts';
import { useMedia } from '#components/ui/use-media.ts';
import type { MessageName } from '#lib/delivery/message-name.ts';
import { placeName } from '#lib/delivery/news.ts';

/** More would have gone before they are read. */
const SHOWN = { wide: 20, narrow: 8 };

type Given = { list: ShownList; topic: string; open: (name: MessageName) => void };

/** DE8, DE10: messages as they come, some of many; pressed, one shows its whole way. */
export function LiveDeliveries({ list: given, topic, open }: Given) {
  const t = useTranslations('deliveryAdmin');
  const list = useDeliveries(given);
  const { busy, watch } = useCalm();
  const [paused, pause] = useState(false);
  const most = useMedia('(min-width: 48rem)') ? SHOWN.wide : SHOWN.narrow;
  const places = useHeld(list.deliveries.slice(0, most), busy || paused, topic);
  // What is known of them goes on.
  const known = new Map(list.deliveries.map((one) => [placeName(one), one]));
  const shown = places.map((one) => known.get(placeName(one)) ?? one);
  const state = useWatchState();
  const title = t('live.title');
  return (
    <section className="flex flex-col gap-3" data-watching={state}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="text-lg font-semibold tracking-tight">
          <Explained title={title} about={<p>{t('live.about')}</p>}>
            {title}
          </Explained>
        </h2>
        <Button
          look="quiet"
          aria-pressed={paused}
          onClick={() => pause(!paused)}
          className="flex items-center gap-1.5"
        >
          <Icon name={paused ? 'play' : 'pause'} className="size-4" />
          {t(paused ? 'live.resume' : 'live.pause')}
        </Button>
      </div>
      <LivePace list={list} />
      {shown.length === 0 ? (
        <p className="rounded-2xl border border-dashed border-line py-10 text-center text-sm text-muted">
          {t(`live.${state}`)}
        </p>
      ) : (
        <div className="overflow-hidden rounded-2xl border border-line bg-surface">
          <div
            className={`${COLUMNS} hidden border-b border-line px-4 py-2 text-xs text-muted lg:grid`}
          >
            <span className="col-span-3">{busy ? t('live.held') : t('live.after')}</span>
            {SHOWN_STEPS.map((name) => (
              <span key={name} className="text-right">
                <StepLabel name={name} />
              </span>
            ))}
          </div>
          <ul {...watch} aria-label={t('live.list')}>
            {shown.map((one) => (
              <DeliveryRow
                key={placeName(one)}
                one={one}
                topic={topic}
                columns={COLUMNS}
                open={open}
              />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** Whether messages come at all. */
function useWatchState(): 'waiting' | 'asking' | 'lost' {
  const { deliveries } = useLive().store;
  const { watched, onWatched } = deliveries;
  const connection = useConnection();
  const isWatched = useSyncExternalStore(onWatched, watched, watched);
  if (connection === 'lost') return 'lost';
  return isWatched ? 'waiting' : 'asking';
}

const COLUMNS =
  'lg:grid-cols-[minmax(5rem,1fr)_minmax(4rem,7rem)_minmax(20rem,2fr)_repeat(4,7.5rem)] gap-x-3';
