'use client';

import Link from 'next/link';
import { memo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { freezerPath } from '#components/api/ask.ts';
import { type Density, TILE_SIZES } from '#components/fleet/density.ts';
import { Sparkline } from '#components/fleet/sparkline.tsx';
import { TrendArrow } from '#components/fleet/trend-arrow.tsx';
import { Age } from '#components/live/age.tsx';
import { StatusSince, StatusWords } from '#components/live/status-words.tsx';
import { useFacts, useFreezer, useFreezerStatus, useLimits } from '#components/live/use-live.ts';
import { canonicalCelsius, formatCelsius } from '#lib/format.ts';
import type { FreezerStatus } from '#lib/freezer-status.ts';

type Given = {
  id: string;
  /** Which of how many it is: those that are not near the screen are not in the page. */
  at: number;
  of: number;
  x: number;
  y: number;
  width: number;
  density: Density;
};

const LOOKS: Record<Density, string> = {
  wall: 'grid-cols-[minmax(0,1fr)] grid-rows-[auto_auto_1fr_auto] gap-y-1 rounded-2xl border p-5',
  normal: 'grid-cols-[minmax(0,1fr)] grid-rows-[auto_auto_1fr_auto] rounded-2xl border p-4',
  table:
    'grid-cols-[minmax(0,1fr)_auto_minmax(0,6.5rem)_3.25rem] items-center gap-x-3 border-b px-3 sm:grid-cols-[minmax(0,16rem)_7rem_minmax(0,1fr)_8rem_6rem] sm:gap-x-6',
};

export const FreezerTile = memo(function FreezerTile(given: Given) {
  const { id, at, of, x, y, width, density } = given;
  const t = useTranslations('freezer');
  const freezer = useFreezer(id);
  const card = useFacts(id)?.card;
  const status = useFreezerStatus(id);
  if (freezer === undefined) return null;
  const { partition, offset } = freezer;
  return (
    <li
      data-freezer={id}
      data-state={status.state}
      data-unacknowledged={status.unacknowledged || undefined}
      aria-setsize={of}
      aria-posinset={at + 1}
      className="group absolute top-0 left-0 transition-transform duration-500 motion-reduce:transition-none"
      style={{
        width,
        height: TILE_SIZES[density].height,
        transform: `translate(${x}px, ${y}px)`,
      }}
    >
      <Link
        href={freezerPath(id)}
        prefetch={false}
        title={offset === '' ? undefined : t('position', { partition, offset })}
        className={`tile grid h-full ${LOOKS[density]}`}
      >
        <h3 className={`truncate font-medium ${density === 'wall' ? 'text-base' : 'text-sm'}`}>
          {card?.name ?? id}
          {card?.place ? <span className="font-normal text-muted"> · {card.place}</span> : null}
        </h3>
        <Value id={id} density={density} />
        <Middle id={id} density={density} />
        <Footer at={freezer.at} status={status} density={density} />
      </Link>
    </li>
  );
});

function Footer(given: { at: number; status: FreezerStatus; density: Density }) {
  const { at, status, density } = given;
  const t = useTranslations('freezer');
  const age = <Age at={at} />;
  const look = `text-muted tabular-nums ${density === 'wall' ? 'text-sm' : 'text-xs'}`;
  if (density === 'table') return <p className={`text-right whitespace-nowrap ${look}`}>{age}</p>;
  return (
    <div className={look}>
      <StatusWords status={status} />
      <p className="mt-0.5 flex gap-2">
        <StatusSince status={status} />
        <span className="ml-auto whitespace-nowrap">{t.rich('read', { age: () => age })}</span>
      </p>
    </div>
  );
}

const SIZES: Record<Density, { value: string; unit: string }> = {
  wall: { value: 'text-6xl', unit: 'text-2xl' },
  normal: { value: 'mt-1 text-4xl', unit: 'text-lg' },
  table: { value: 'text-right text-base', unit: 'text-xs' },
};

function Value({ id, density }: { id: string; density: Density }) {
  const locale = useLocale();
  const freezer = useFreezer(id);
  if (freezer === undefined) return null;
  const { value, unit } = SIZES[density];
  return (
    <p
      className={`tile-value font-semibold tracking-tight whitespace-nowrap tabular-nums ${value}`}
    >
      <span data-celsius={canonicalCelsius(freezer.celsius)}>
        {formatCelsius(freezer.celsius, locale)}
      </span>
      <span className={`ml-1 font-normal text-muted ${unit}`}>°C</span>
      <TrendArrow spark={freezer.spark} className="ml-1 inline size-4 text-muted" />
    </p>
  );
}

/** The sparkline; in a table the words stand there too. */
function Middle({ id, density }: { id: string; density: Density }) {
  const freezer = useFreezer(id);
  const status = useFreezerStatus(id);
  const { low, high } = useLimits(id);
  if (freezer === undefined) return null;
  const line = (className: string) => (
    <Sparkline
      spark={freezer.spark}
      low={low}
      high={high}
      className={`tile-spark text-accent ${className}`}
    />
  );
  if (density !== 'table') return line('h-full min-h-0 w-full py-2');
  return (
    <>
      <span className="flex gap-1.5 text-xs text-muted">
        <StatusWords status={status} />
        <span className="hidden sm:inline">
          <StatusSince status={status} />
        </span>
      </span>
      <span className="hidden sm:block">{line('h-8 w-full')}</span>
    </>
  );
}
