import type { LiveStore } from '#components/live/store.ts';
import { onEachSecond } from '#components/live/ticker.ts';
import {
  countStates,
  createFleetOrder,
  type FleetCounts,
  type FleetEntry,
} from '#lib/fleet/view.ts';
import { rankOf } from '#lib/freezer/status.ts';

export type Overview = { readonly entries: readonly FleetEntry[]; readonly counts: FleetCounts };
export type OverviewStore = ReturnType<typeof createOverview>;

/**
 * All freezers, worst first. Time alone makes one silent and ends a shelf, so it is reckoned anew each
 * second, and at once when alarms change; whoever listens is told only when it came out differently.
 */
export function createOverview(store: LiveStore, tick = onEachSecond) {
  const order = createFleetOrder('pt-BR'); // English orders the same letters alike.
  const listeners = new Set<() => void>();
  let overview: Overview = { entries: [], counts: countStates([]) };
  let known = new Map<string, FleetEntry>();
  let undo: (() => void)[] = [];

  const entryOf = (id: string, now: number): FleetEntry => {
    const status = store.status(id, now);
    const card = store.facts(id)?.card;
    const before = known.get(id);
    const entry = {
      ...{ id, name: card?.name ?? id, place: card?.place ?? null },
      ...{ state: status.state, rank: rankOf(status), unacknowledged: status.unacknowledged },
    };
    return before !== undefined && same(before, entry) ? before : entry;
  };

  const refresh = () => {
    const now = store.serverNow();
    const entries = store.ids().map((id) => entryOf(id, now));
    const unchanged =
      entries.length === known.size && entries.every((entry) => known.get(entry.id) === entry);
    if (unchanged) return;
    known = new Map(entries.map((entry) => [entry.id, entry]));
    overview = { entries: order(entries), counts: countStates(entries) };
    for (const listener of listeners) listener();
  };

  const start = () => {
    undo = [store.onIds(refresh), store.onAlarms(refresh), store.onStatus(refresh), tick(refresh)];
    refresh();
  };

  return {
    read() {
      // A page is drawn before it listens: it would show no freezers for a moment.
      if (listeners.size === 0) refresh();
      return overview;
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      if (listeners.size === 1) start();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) for (const each of undo.splice(0)) each();
      };
    },
  };
}

function same(a: FleetEntry, b: FleetEntry): boolean {
  return (
    a.name === b.name &&
    a.place === b.place &&
    a.state === b.state &&
    a.rank === b.rank &&
    a.unacknowledged === b.unacknowledged
  );
}
