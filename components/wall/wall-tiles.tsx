'use client';

import { FreezerTile } from '#components/fleet/freezer-tile.tsx';
import { EDGE, type ShownPage } from '#components/wall/use-page.ts';
import type { Room } from '#components/wall/use-screen.ts';

/** The tiles of a page, which fill the room. */
export function WallTiles({ page, of, room }: { page: ShownPage; of: number; room: Room }) {
  const { columns, rows, entries } = page;
  const edge = room.letter * EDGE;
  const width = (room.width - edge) / columns;
  const height = (room.height - edge) / rows;
  return (
    <ul>
      {(room.width === 0 ? [] : entries).map(({ id }, n) => (
        <FreezerTile
          key={id}
          id={id}
          at={n}
          of={of}
          x={edge + (n % columns) * width}
          y={edge + Math.floor(n / columns) * height}
          width={width - edge}
          height={height - edge}
          look="screen"
        />
      ))}
    </ul>
  );
}
