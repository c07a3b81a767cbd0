import { useTimely } from '#components/live/use-live.ts';
import type { Room } from '#components/wall/use-screen.ts';
import type { FleetEntry } from '#lib/fleet/view.ts';
import { type WallPage, wallGrid, wallPage } from '#lib/fleet/wall.ts';

const TURN_MS = 10_000;
/** In letters: what lies between two tiles, and the least that a tile takes with it. */
export const EDGE = 0.55;
const LEAST = { width: 12.5, height: 8.6 };

export type ShownPage = WallPage & { readonly columns: number; readonly rows: number };

/** WL1: what of the fleet is shown just now, and in how many columns and rows. */
export function usePage(fleet: readonly FleetEntry[], room: Room): ShownPage {
  const turn = useTimely((now) => Math.floor(now / TURN_MS));
  const edge = room.letter * EDGE;
  const least = { width: LEAST.width * room.letter, height: LEAST.height * room.letter };
  const inner = { width: room.width - edge, height: room.height - edge };
  const densest = wallGrid(inner, fleet.length, least);
  const page = wallPage(fleet, densest.columns * densest.rows, turn);
  return { ...page, ...wallGrid(inner, page.most, least) };
}
