'use client';

import { useEffect, useRef } from 'react';
import { useLive } from '#components/live/live-provider.tsx';
import type { SeenReading } from '#lib/chart/live-buckets.ts';
import type { PlacedReading } from '#lib/chart/passed.ts';

export type TailReading = SeenReading & PlacedReading & { readonly simulated: boolean };

/** Longer than until history is asked for anew. */
const KEPT_MS = 20 * 60_000;
const KEPT_AT_MOST = 5000;

/** What was seen of a freezer since this page is open; read when the chart is drawn, which tells nobody. */
export function useTail(id: string): () => readonly TailReading[] {
  const { store } = useLive();
  const seen = useRef<TailReading[]>([]);
  useEffect(() => {
    seen.current = [];
    const look = () => {
      const newest = store.freezer(id);
      const last = seen.current.at(-1);
      // What was known before us has no place in the log, and is in the history.
      if (newest === undefined || newest.offset === '') return;
      if (last?.at === newest.at && last.offset === newest.offset) return;
      const { at, celsius, partition, offset, passed = [], simulated = false } = newest;
      for (const each of passed) seen.current.push({ ...each, simulated, passed: true });
      seen.current.push({ at, celsius, partition, offset, simulated });
      if (seen.current.length > KEPT_AT_MOST) seen.current = recent(seen.current, at);
    };
    look();
    return store.onFreezer(id, look);
  }, [store, id]);
  return useRef(() => seen.current).current;
}

function recent(readings: readonly TailReading[], newest: number): TailReading[] {
  return readings.filter(({ at }) => at > newest - KEPT_MS).slice(-KEPT_AT_MOST / 2);
}
