'use client';

import type { ShownFreezer } from '#components/fleet/tile-card.tsx';
import { TileName } from '#components/fleet/tile-name.tsx';
import { TileValue } from '#components/fleet/tile-value.tsx';
import { TrendArrow } from '#components/fleet/trend-arrow.tsx';
import { Age } from '#components/live/age.tsx';
import { SimulatedMark } from '#components/live/simulated-mark.tsx';
import { StatusWords } from '#components/live/status-words.tsx';

/** As small as name, value and state allow. An age that does not fit beside the state goes out of sight. */
export function TileCompact({ name, freezer, status }: ShownFreezer) {
  return (
    <div className="tile grid h-full grid-cols-[minmax(0,1fr)] content-between rounded-xl border px-2.5 py-1.5 text-xs text-muted tabular-nums">
      <TileName name={name} className="text-ink" />
      <TileValue celsius={freezer.celsius} look="text-lg/5 text-ink" unit="text-xs">
        <TrendArrow spark={freezer.spark} className="ml-1 inline size-4" />
        {freezer.simulated ? <SimulatedMark length="brief" className="float-right" /> : null}
      </TileValue>
      <p className="flex h-4 flex-wrap justify-between gap-x-2 overflow-hidden">
        <StatusWords status={status} />
        <span className="whitespace-nowrap">
          <Age at={freezer.at} />
        </span>
      </p>
    </div>
  );
}
