'use client';

import { Sparkline } from '#components/fleet/sparkline.tsx';
import type { ShownFreezer } from '#components/fleet/tile-card.tsx';
import { TileName } from '#components/fleet/tile-name.tsx';
import { TileValue } from '#components/fleet/tile-value.tsx';
import { TrendArrow } from '#components/fleet/trend-arrow.tsx';
import { Age } from '#components/live/age.tsx';
import { StatusSince, StatusWords } from '#components/live/status-words.tsx';

/** One line of the table; on a phone without what there is no room for. */
export function TileRow({ name, place, freezer, status, limits }: ShownFreezer) {
  return (
    <div className="tile grid h-full grid-cols-[minmax(0,1fr)_auto_minmax(0,6.5rem)_3.25rem] items-center gap-x-3 border-b px-3 text-xs text-muted tabular-nums sm:grid-cols-[minmax(0,16rem)_7rem_minmax(0,1fr)_8rem_6rem] sm:gap-x-6">
      <TileName {...{ name, place }} simulated={freezer.simulated} className="text-sm text-ink" />
      <TileValue celsius={freezer.celsius} look="text-right text-base text-ink" unit="text-xs">
        <TrendArrow spark={freezer.spark} className="ml-1 inline size-4" />
      </TileValue>
      <span className="flex gap-1.5">
        <StatusWords status={status} />
        <span className="hidden sm:inline">
          <StatusSince status={status} />
        </span>
      </span>
      <Sparkline
        spark={freezer.spark}
        low={limits.low}
        high={limits.high}
        className="tile-spark hidden h-8 w-full text-accent sm:block"
      />
      <span className="text-right whitespace-nowrap">
        <Age at={freezer.at} />
      </span>
    </div>
  );
}
