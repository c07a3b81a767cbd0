import { TILE_STATES, type TileState } from '#lib/freezer/status.ts';
import { searchFor } from '#lib/words/search.ts';

/** One freezer among others, with what order, search and groups need. */
export type FleetEntry = {
  readonly id: string;
  readonly name: string;
  readonly place: string | null;
  readonly state: TileState;
  readonly rank: number;
  /** Whether an alarm of it waits for somebody. */
  readonly unacknowledged: boolean;
};

/** What the reader wants to see; in the address, so that it can be sent to somebody. */
export type FleetWish = {
  readonly state: TileState | null;
  readonly search: string;
};

export type FleetCounts = Readonly<Record<TileState, number>>;

export type FleetGroup = { readonly place: string | null; readonly ids: readonly string[] };

const NO_WISH: FleetWish = { state: null, search: '' };
const LONGEST_SEARCH = 200;

/** FL3: the wish in an address. What makes no sense there is as if it were absent. */
export function readWish(query: URLSearchParams): FleetWish {
  const state = TILE_STATES.find((each) => each === query.get('state')) ?? NO_WISH.state;
  // By characters: half of one could not be written into an address again.
  const search = [...(query.get('q') ?? '')].slice(0, LONGEST_SEARCH).join('');
  return { state, search };
}

export function writeWish({ state, search }: FleetWish): string {
  const query = new URLSearchParams();
  if (state !== null) query.set('state', state);
  if (search !== '') query.set('q', search);
  return query.size === 0 ? '' : `?${query}`;
}

/** FL2: worst first, then by name in the reader's order, where 2 is before 10. */
export function createFleetOrder(locale: string) {
  const names = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  return (entries: readonly FleetEntry[]): FleetEntry[] =>
    [...entries].sort(
      (a, b) =>
        a.rank - b.rank ||
        names.compare(a.name, b.name) ||
        (a.id < b.id ? -1 : Number(a.id > b.id)),
    );
}

export function countStates(entries: readonly FleetEntry[]): FleetCounts {
  const counts = Object.fromEntries(TILE_STATES.map((state) => [state, 0])) as Record<
    TileState,
    number
  >;
  for (const { state } of entries) counts[state]++;
  return counts;
}

/** FL3: those that fit the wish. */
export function select(entries: readonly FleetEntry[], wish: FleetWish): readonly FleetEntry[] {
  if (wish.search.trim() === '' && wish.state === null) return entries;
  const found = searchFor(wish.search);
  return entries.filter(
    ({ id, name, place, state }) =>
      (wish.state === null || state === wish.state) && found(`${id} ${name} ${place ?? ''}`),
  );
}

/** FL4: by place, in the order in which each place's worst stands; those without a place come last. */
export function groupByPlace(entries: readonly FleetEntry[]): FleetGroup[] {
  const groups = new Map<string | null, string[]>();
  for (const { place, id } of entries) {
    const group = groups.get(place);
    if (group === undefined) groups.set(place, [id]);
    else group.push(id);
  }
  const placed = [...groups].map(([place, ids]) => ({ place, ids }));
  return placed.sort((a, b) => Number(a.place === null) - Number(b.place === null));
}
