'use client';

import { useTranslations } from 'use-intl';
import { Sparkline } from '#components/fleet/sparkline.tsx';
import type { ShownFreezer } from '#components/fleet/tile-card.tsx';
import { TileName } from '#components/fleet/tile-name.tsx';
import { TileValue } from '#components/fleet/tile-value.tsx';
import { TrendArrow } from '#components/fleet/trend-arrow.tsx';
import { Age } from '#components/live/age.tsx';
import { StatusSince, StatusWords } from '#components/live/status-words.tsx';

/**
 * A tile that is read from metres away: no letter is smaller than the wall's, and all grow where there is
 * room. The line of the last ten minutes, and how long the state has lasted, are there where they fit.
 */
export function TileScreen({ name, place, freezer, status, limits }: ShownFreezer) {
  const t = useTranslations('freezer');
  return (
    <div className="h-full [container-type:size]">
      <div className="tile grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_auto_1fr_auto] rounded-[0.6em] border-[max(1px,0.1em)] p-[max(0.5em,6cqmin)]">
        <TileName
          {...{ name, place }}
          simulated={freezer.simulated}
          className="text-[max(1.15em,9cqmin)]/[1.3]"
        />
        <TileValue
          celsius={freezer.celsius}
          look="text-[min(28cqh,19cqw)] leading-[1.1]"
          unit="text-[0.45em]"
        >
          <TrendArrow spark={freezer.spark} className="ml-[0.15em] inline size-[0.5em]" />
        </TileValue>
        <div className="min-h-0">
          <Sparkline
            spark={freezer.spark}
            low={limits.low}
            high={limits.high}
            className="tile-spark hidden h-full w-full py-[0.3em] text-accent [@container(min-height:10.5em)]:block"
          />
        </div>
        <div className="text-[max(1em,8cqmin)]/[1.3] tabular-nums">
          <p className="flex h-[1.3em] flex-wrap gap-x-[0.5em] overflow-hidden">
            <StatusWords status={status} />
            <span className="whitespace-nowrap text-muted">
              <StatusSince status={status} />
            </span>
          </p>
          <p className="truncate text-muted">
            {t.rich('read', { age: () => <Age at={freezer.at} /> })}
          </p>
        </div>
      </div>
    </div>
  );
}
