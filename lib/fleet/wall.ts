import type { FleetEntry } from '#lib/fleet/view.ts';

export type WallPage = {
  readonly entries: readonly FleetEntry[];
  /** Which page this is, from 0, of how many. */
  readonly page: number;
  readonly pages: number;
  /** How many the fullest page holds: tiles are of one size on all. */
  readonly most: number;
};

/**
 * WL1: what the wall shows at its nth turn. What needs somebody stays on every page, the worst of it on
 * half of the places at most, so that all others still come by. Pages are about equally full.
 */
export function wallPage(fleet: readonly FleetEntry[], places: number, turn: number): WallPage {
  if (fleet.length <= places) return { entries: fleet, page: 0, pages: 1, most: fleet.length };
  const needy = fleet.filter(needsSomebody);
  const sorted = [...needy, ...fleet.filter((entry) => !needsSomebody(entry))];
  const staying = Math.min(needy.length, Math.floor(places / 2));
  const others = sorted.length - staying;
  const pages = Math.ceil(others / (places - staying));
  const moving = Math.ceil(others / pages);
  const page = ((turn % pages) + pages) % pages;
  const from = staying + page * moving;
  return {
    entries: [...sorted.slice(0, staying), ...sorted.slice(from, from + moving)],
    page,
    pages,
    most: staying + moving,
  };
}

function needsSomebody({ state, unacknowledged }: FleetEntry): boolean {
  return state === 'alarm' || unacknowledged;
}

/** How many columns and rows of tiles fill a screen best, when each is at least so large. */
export function wallGrid(
  screen: { width: number; height: number },
  count: number,
  least: { width: number; height: number },
): { columns: number; rows: number } {
  const most = {
    columns: Math.max(1, Math.floor(screen.width / least.width)),
    rows: Math.max(1, Math.floor(screen.height / least.height)),
  };
  if (count >= most.columns * most.rows) return most;
  let best = most;
  let largest = 0;
  for (let columns = 1; columns <= most.columns; columns++) {
    const rows = Math.max(1, Math.ceil(count / columns));
    if (rows > most.rows) continue;
    // A tile reads best at about three to two: the side that falls short counts.
    const size = Math.min(screen.width / columns / 3, screen.height / rows / 2);
    if (size > largest) [best, largest] = [{ columns, rows }, size];
  }
  return best;
}
