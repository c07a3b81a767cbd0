import { type TileLook, tileSizes } from '#components/fleet/density.ts';
import { FreezerTile } from '#components/fleet/freezer-tile.tsx';

type Given = { id?: string; look?: TileLook; width?: number };

/** One tile of a usual size for its look. */
export function OneTile({ id = 'f1', look = 'normal', width }: Given) {
  const usual = look === 'table' ? 1200 : 220;
  const { height } = tileSizes(look === 'screen' ? 'normal' : look, usual);
  return (
    <ul className="relative">
      <FreezerTile {...{ id, look, at: 0, of: 1, x: 0, y: 0, height }} width={width ?? usual} />
    </ul>
  );
}
