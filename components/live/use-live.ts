import { useCallback, useSyncExternalStore } from 'react';
import type { FreezerView } from '#components/live/freezers.ts';
import { useLive } from '#components/live/live-provider.tsx';
import type { Overview } from '#components/live/overview.ts';
import type { Absence, Connection, Session } from '#components/live/store.ts';
import { onEachSecond } from '#components/live/ticker.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { DEFAULT_LIMITS, type FreezerFacts, type FreezerLimits } from '#lib/freezer/facts.ts';
import type { FreezerStatus } from '#lib/freezer/status.ts';
import type { SimulationStatus, Surroundings } from '#lib/live/events.ts';

const NOTHING: readonly never[] = [];

/** All freezers, worst first; changes only when one of them is another state, name or place. */
export function useOverview(): Overview {
  const { overview } = useLive();
  return useSyncExternalStore(overview.subscribe, overview.read, overview.read);
}

/** Whether there are freezers, but none that is in use. */
export function useAllRetired(): boolean {
  const { store } = useLive();
  return useSyncExternalStore(store.onIds, store.allRetired, () => false);
}

export function useFreezer(id: string): FreezerView | undefined {
  return useOfFreezer(id, (store) => store.freezer(id));
}

/** Whether its newest reading was measured by nobody. */
export function useSimulated(id: string): boolean {
  return useOfFreezer(id, (store) => store.freezer(id)?.simulated === true);
}

/** What the database says of a freezer besides its readings. */
export function useFacts(id: string): FreezerFacts | undefined {
  return useOfFreezer(id, (store) => store.facts(id));
}

function useOfFreezer<T>(id: string, read: (store: ReturnType<typeof useLive>['store']) => T): T {
  const { store } = useLive();
  const subscribe = useCallback(
    (listener: () => void) => store.onFreezer(id, listener),
    [store, id],
  );
  return useSyncExternalStore(
    subscribe,
    () => read(store),
    () => read(store),
  );
}

/** How a freezer is: by what was last said of it, and by the time that has passed since. */
export function useFreezerStatus(id: string): FreezerStatus {
  const { store } = useLive();
  useFreezer(id);
  useFacts(id);
  useReading();
  const named = (now: number) => {
    const { state, unacknowledged, since, alarm } = store.status(id, now);
    return `${state} ${unacknowledged} ${since} ${alarm?.id}`;
  };
  useTimely(named);
  return store.status(id, store.serverNow());
}

/** The limits that hold for a freezer. */
export function useLimits(id: string): FreezerLimits {
  const { store } = useLive();
  const card = useFacts(id)?.card;
  const usual = useSyncExternalStore(
    store.onStatus,
    () => store.surroundings()?.limits ?? DEFAULT_LIMITS,
    () => DEFAULT_LIMITS,
  );
  return card ?? usual;
}

/** Every open alarm, in no order. */
export function useOpenAlarms(): readonly AlarmView[] {
  const { store } = useLive();
  return useSyncExternalStore(store.onAlarms, store.alarms, () => NOTHING);
}

/** Whether readings reach this page at all. */
export function useReading(): boolean {
  return useOfStatus((store) => store.reading(), false);
}

export function useConnection(): Connection {
  return useOfStatus<Connection>((store) => store.connection(), 'connecting');
}

/** WH3: whether the server still knows who this page was made for. */
export function useSession(): Session {
  return useOfStatus<Session>((store) => store.session(), 'known');
}

/** How often somebody's role or name has changed since the page was made. */
export function useSessionChanges(): number {
  return useOfStatus((store) => store.sessionChanges(), 0);
}

/** Apart from the rest, which changes with every receipt. */
export function useTopic(): string | undefined {
  return useOfStatus((store) => store.surroundings()?.topic, undefined);
}

/** What the simulated sensors do. */
export function useSimulationStatus(): SimulationStatus | undefined {
  return useOfStatus((store) => store.surroundings()?.simulation, undefined);
}

export function useSurroundings(): Surroundings | undefined {
  return useOfStatus((store) => store.surroundings(), undefined);
}

/** What the page did not see while it was not connected, until somebody read that. */
export function useAbsence(): Absence | undefined {
  return useOfStatus((store) => store.absence(), undefined);
}

/** Whether the server has another version of the pages than this one. */
export function useUpgraded(): boolean {
  return useOfStatus((store) => store.upgraded(), false);
}

function useOfStatus<T>(read: (store: ReturnType<typeof useLive>['store']) => T, before: T): T {
  const { store } = useLive();
  return useSyncExternalStore(
    store.onStatus,
    () => read(store),
    () => before,
  );
}

/** Something that depends on the time; re-renders only when it comes out differently. */
export function useTimely<T extends string | number | boolean | undefined>(
  read: (now: number) => T,
): T {
  const { store } = useLive();
  const readNow = () => read(store.serverNow());
  return useSyncExternalStore(onEachSecond, readNow, readNow);
}
