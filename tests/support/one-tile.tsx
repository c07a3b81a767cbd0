import type { TileLook } from '#components/fleet/density.ts';
import { FreezerTile } from '#components/fleet/freezer-tile.tsx';

/** One tile of a usual size for its look. */
export function OneTile({ id = 'f1', look = 'normal' }: { id?: string; look?: TileLook }) {
  const table = look === 'table';
  return (
    <ul className="relative">
      <FreezerTile
        {...{ id, look, at: 0, of: 1, x: 0, y: 0 }}
        width={table ? 1200 : 220}
        height={table ? 48 : 188}
      />
    </ul>
  );
}
