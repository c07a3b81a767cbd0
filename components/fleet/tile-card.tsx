'use client';

import { useTranslations } from 'use-intl';
import type { Density } from '#components/fleet/density.ts';
import { Sparkline } from '#components/fleet/sparkline.tsx';
import { TileName } from '#components/fleet/tile-name.tsx';
import { TileValue } from '#components/fleet/tile-value.tsx';
import { TrendArrow } from '#components/fleet/trend-arrow.tsx';
import { Age } from '#components/live/age.tsx';
import type { FreezerView } from '#components/live/freezers.ts';
import { StatusSince, StatusWords } from '#components/live/status-words.tsx';
import type { FreezerLimits } from '#lib/freezer/facts.ts';
import type { FreezerStatus } from '#lib/freezer/status.ts';

/** All that a tile shows. */
export type ShownFreezer = {
  name: string;
  place: string | null;
  freezer: FreezerView;
  status: FreezerStatus;
  limits: FreezerLimits;
};

type Look = Extract<Density, 'wall' | 'normal'>;
const LOOKS: Record<Look, Record<'card' | 'name' | 'value' | 'unit' | 'words', string>> = {
  wall: {
    card: 'p-5',
    name: 'text-base',
    value: 'mt-1 text-6xl',
    unit: 'text-2xl',
    words: 'text-sm',
  },
  normal: {
    card: 'p-4',
    name: 'text-sm',
    value: 'mt-1 text-[clamp(1.5rem,17cqw,2.25rem)] leading-[1.15]',
    unit: 'text-[0.5em]',
    words: 'text-xs',
  },
};

export function TileCard(given: ShownFreezer & { look: Look }) {
  const { name, place, freezer, status, limits, look } = given;
  const t = useTranslations('freezer');
  const looks = LOOKS[look];
  return (
    <div className="h-full [container-type:size]">
      <div
        className={`tile grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_auto_1fr_auto] rounded-2xl border ${looks.card}`}
      >
        <TileName {...{ name, place }} simulated={freezer.simulated} className={looks.name} />
        <TileValue celsius={freezer.celsius} look={looks.value} unit={looks.unit}>
          <TrendArrow spark={freezer.spark} className="ml-1 inline size-[max(1rem,0.4em)]" />
        </TileValue>
        <Sparkline
          spark={freezer.spark}
          low={limits.low}
          high={limits.high}
          className="tile-spark h-full min-h-0 w-full py-2 text-accent"
        />
        <div className={`text-muted tabular-nums ${looks.words}`}>
          <StatusWords status={status} />
          <p className="mt-0.5 flex gap-2">
            <StatusSince status={status} />
            <span className="ml-auto whitespace-nowrap">
              {t.rich('read', { age: () => <Age at={freezer.at} /> })}
            </span>
          </p>
        </div>
      </div>
    </div>
  );
}
