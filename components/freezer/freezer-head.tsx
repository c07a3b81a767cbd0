'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { TrendArrow } from '#components/fleet/trend-arrow.tsx';
import { RetiredMark, RetiredWords } from '#components/freezer/retired-mark.tsx';
import { Age } from '#components/live/age.tsx';
import { Celsius } from '#components/live/celsius.tsx';
import { SimulatedMark } from '#components/live/simulated-mark.tsx';
import { StatusSince, StatusWords } from '#components/live/status-words.tsx';
import {
  useFacts,
  useFreezer,
  useFreezerStatus,
  useReading,
  useSimulated,
} from '#components/live/use-live.ts';
import { Icon } from '#components/ui/icon.tsx';

/** FZ1: which freezer it is and how it is, as its tile says it. */
export function FreezerHead({ id }: { id: string }) {
  const t = useTranslations();
  const facts = useFacts(id);
  const card = facts?.card;
  const status = useFreezerStatus(id);
  const reading = useReading();
  const name = card?.name ?? id;
  return (
    <header
      data-freezer={id}
      data-state={status.state}
      data-unacknowledged={status.unacknowledged || undefined}
      data-reading={reading}
    >
      <Link
        href="/"
        prefetch={false}
        className="-ml-2 inline-flex min-h-9 items-center gap-1 rounded-full px-2 text-sm text-muted hover:bg-line hover:text-ink"
      >
        <Icon name="left" className="size-4" />
        {t('freezerPage.back')}
      </Link>
      <div className="mt-1 flex flex-wrap items-end justify-between gap-x-10 gap-y-3">
        <div className="min-w-0 max-w-full">
          <h1 className="line-clamp-3 text-xl font-semibold tracking-tight break-words">{name}</h1>
          <Mark id={id} />
          <p className="mt-0.5 text-sm break-words text-muted">
            {[
              ...(card?.place ? [card.place] : []),
              ...(name === id ? [] : [t('freezerPage.key', { id })]),
            ].join(' · ')}
          </p>
        </div>
        <div className="flex flex-wrap items-end gap-x-8 gap-y-2">
          <Value id={id} />
          <div className="text-sm text-muted tabular-nums">
            <p className="flex flex-wrap gap-x-2 text-base">
              {facts?.retired ? (
                <RetiredWords />
              ) : (
                <>
                  <StatusWords status={status} />
                  <StatusSince status={status} />
                </>
              )}
            </p>
            <Freshness id={id} />
          </div>
        </div>
      </div>
      <RetiredMark id={id} />
    </header>
  );
}

function Mark({ id }: { id: string }) {
  return useSimulated(id) ? <SimulatedMark /> : null;
}

function Value({ id }: { id: string }) {
  const freezer = useFreezer(id);
  if (freezer === undefined) return null;
  return (
    <p className="tile-value text-6xl font-semibold tracking-tight whitespace-nowrap tabular-nums">
      <Celsius celsius={freezer.celsius} unit="ml-1.5 text-2xl" />
      <TrendArrow spark={freezer.spark} className="ml-2 inline size-6 text-muted" />
    </p>
  );
}

/** How old the value is, and whether others would come. */
function Freshness({ id }: { id: string }) {
  const t = useTranslations();
  const reading = useReading();
  const freezer = useFreezer(id);
  const { state } = useFreezerStatus(id);
  const retired = useFacts(id)?.retired ?? false;
  if (freezer === undefined) return null;
  const live = reading && state !== 'silent' && state !== 'unknown';
  return (
    <p className="mt-0.5">
      {t.rich('freezer.read', { age: () => <Age at={freezer.at} /> })}
      {retired ? null : (
        <>
          {' · '}
          <span className={live ? 'text-good' : ''} data-live={live}>
            {live ? t('freezerPage.live') : t('freezerPage.faded')}
          </span>
        </>
      )}
    </p>
  );
}
