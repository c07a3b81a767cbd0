import type { FleetGroup } from '#lib/fleet/view.ts';

/** How tiles stand: all of one size, so that where each is can be reckoned. Lengths are in px. */
export type GridSizes = {
  readonly width: number;
  readonly least: number;
  readonly height: number;
  readonly gap: number;
  /** Of the line that names a group. */
  readonly title: number;
};

type Placed = { readonly x: number; readonly y: number };
export type PlacedTile = Placed & { readonly id: string; readonly at: number };
type PlacedTitle = Placed & { readonly place: string | null; readonly count: number };

export type TileGrid = {
  readonly tiles: readonly PlacedTile[];
  readonly titles: readonly PlacedTitle[];
  readonly tileWidth: number;
  readonly height: number;
};

/** FL5: where each tile stands. Titles are there when there is more than one group. */
export function placeTiles(groups: readonly FleetGroup[], sizes: GridSizes): TileGrid {
  const { width, least, height, gap, title } = sizes;
  const columns = Math.max(1, Math.floor((width + gap) / (least + gap)));
  const tileWidth = Math.max(0, (width - gap * (columns - 1)) / columns);
  const tiles: PlacedTile[] = [];
  const titles: PlacedTitle[] = [];
  let y = 0;
  for (const { place, ids } of groups) {
    if (groups.length > 1) {
      titles.push({ place, count: ids.length, x: 0, y });
      y += title;
    }
    for (const [n, id] of ids.entries()) {
      const x = (n % columns) * (tileWidth + gap);
      tiles.push({ id, at: tiles.length, x, y: y + Math.floor(n / columns) * (height + gap) });
    }
    y += Math.ceil(ids.length / columns) * (height + gap);
  }
  return { tiles, titles, tileWidth, height: Math.max(0, y - gap) };
}

/** The tiles that touch a stretch of the page, found without looking at the others. */
export function tilesBetween(
  { tiles }: TileGrid,
  { height }: Pick<GridSizes, 'height'>,
  from: number,
  to: number,
): readonly PlacedTile[] {
  return tiles.slice(firstAt(tiles, from - height), firstAt(tiles, to));
}

/** The first tile whose y is above the line; tiles stand in order of y. */
function firstAt(tiles: readonly PlacedTile[], line: number): number {
  let low = 0;
  let high = tiles.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tiles[middle]?.y ?? 0) > line) high = middle;
    else low = middle + 1;
  }
  return low;
}
