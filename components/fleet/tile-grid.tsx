'use client';

import { useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { type Density, tileSizes } from '#components/fleet/density.ts';
import { FreezerTile } from '#components/fleet/freezer-tile.tsx';
import { useViewport } from '#components/fleet/use-viewport.ts';
import { placeTiles, tilesBetween } from '#lib/fleet/tile-grid.ts';
import type { FleetGroup } from '#lib/fleet/view.ts';

const TITLE_HEIGHT = 44;
/** So few are all in the page, so that the browser's own search finds them. */
const ALL_UP_TO = 150;

type Given = { groups: readonly FleetGroup[]; density: Density };

/** FL5: tiles where they belong, those near the screen only; a tile that moves does so before one's eyes. */
export function TileGrid({ groups, density }: Given) {
  const t = useTranslations('fleet');
  const ref = useRef<HTMLDivElement>(null);
  const { width, from, to } = useViewport(ref);
  const sizes = useMemo(
    () => ({ ...tileSizes(density, width), width, title: TITLE_HEIGHT }),
    [density, width],
  );
  const grid = useMemo(() => placeTiles(groups, sizes), [groups, sizes]);
  const count = grid.tiles.length;
  const shown = count <= ALL_UP_TO ? grid.tiles : tilesBetween(grid, sizes, from, to);
  // In the order of their ids: a tile that is moved within the document would not glide. Who tabs and who
  // listens goes by `reading-order`, where the browser knows it.
  const drawn = width === 0 ? [] : [...shown].sort((a, b) => (a.id < b.id ? -1 : 1));
  return (
    <div ref={ref} className="relative" style={{ height: grid.height }}>
      {grid.titles.length === 0 ? <h2 className="sr-only">{t('all')}</h2> : null}
      {grid.titles.map(({ place, count: size, y }) => (
        <h2
          key={place ?? ''}
          className="absolute flex items-end gap-2 pb-2 text-sm font-semibold"
          style={{ transform: `translateY(${y}px)`, height: TITLE_HEIGHT }}
        >
          {place ?? t('noPlace')} <span className="font-normal text-muted">{size}</span>
        </h2>
      ))}
      <ul className="[reading-flow:source-order]">
        {drawn.map(({ id, at, x, y }) => (
          <FreezerTile
            key={id}
            id={id}
            at={at}
            of={count}
            x={x}
            y={y}
            width={grid.tileWidth}
            height={sizes.height}
            look={density}
          />
        ))}
      </ul>
    </div>
  );
}
