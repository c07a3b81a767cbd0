import { useCallback, useSyncExternalStore } from 'react';
import { useLiveStore } from '#components/live/live-provider.tsx';
import type { Connection, FreezerView } from '#components/live/store.ts';
import { onEachSecond } from '#components/live/ticker.ts';
import type { Surroundings } from '#lib/events.ts';
import { DEFAULT_LIMITS, type FreezerFacts, type FreezerLimits } from '#lib/freezer-facts.ts';

const NO_IDS: readonly string[] = [];

export function useFreezerIds(): readonly string[] {
  const store = useLiveStore();
  return useSyncExternalStore(store.onIds, store.ids, () => NO_IDS);
}

export function useFreezer(id: string): FreezerView | undefined {
  const store = useLiveStore();
  const subscribe = useCallback(
    (listener: () => void) => store.onFreezer(id, listener),
    [store, id],
  );
  const read = useCallback(() => store.freezer(id), [store, id]);
  return useSyncExternalStore(subscribe, read, read);
}

/** What the database says of a freezer besides its readings. */
export function useFacts(id: string): FreezerFacts | undefined {
  const store = useLiveStore();
  const subscribe = useCallback(
    (listener: () => void) => store.onFreezer(id, listener),
    [store, id],
  );
  const read = useCallback(() => store.facts(id), [store, id]);
  return useSyncExternalStore(subscribe, read, read);
}

/** How many freezers have an alarm that is active and not shelved. */
export function useTroubled(): number {
  const store = useLiveStore();
  const read = () => store.troubled(store.serverNow());
  return useSyncExternalStore(store.onAlarms, read, () => 0);
}

/** Which limits hold where a freezer has none of its own, and whether its readings reach us at all. */
export function useHearing(): { limits: FreezerLimits; reading: boolean } {
  const store = useLiveStore();
  const limits = () => store.surroundings()?.limits ?? DEFAULT_LIMITS;
  const reading = () => {
    const parts = store.surroundings()?.parts;
    return (
      store.connection() === 'live' && parts?.kafka.status === 'up' && parts.tail.status === 'up'
    );
  };
  return {
    limits: useSyncExternalStore(store.onStatus, limits, () => DEFAULT_LIMITS),
    reading: useSyncExternalStore(store.onStatus, reading, () => false),
  };
}

export function useConnection(): Connection {
  const store = useLiveStore();
  return useSyncExternalStore(store.onStatus, store.connection, () => 'connecting');
}

/** Apart from the rest, which changes with every receipt. */
export function useTopic(): string | undefined {
  const store = useLiveStore();
  const read = () => store.surroundings()?.topic;
  return useSyncExternalStore(store.onStatus, read, () => undefined);
}

export function useSurroundings(): Surroundings | undefined {
  const store = useLiveStore();
  return useSyncExternalStore(store.onStatus, store.surroundings, () => undefined);
}

/** Something that depends on the time; re-renders only when it comes out differently. */
export function useTimely<T extends string | number | boolean>(read: (now: number) => T): T {
  const store = useLiveStore();
  const readNow = () => read(store.serverNow());
  return useSyncExternalStore(onEachSecond, readNow, readNow);
}
