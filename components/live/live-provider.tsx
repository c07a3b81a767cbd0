'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { connectLive } from '#components/live/connect.ts';
import { createLiveStore, type LiveStore } from '#components/live/store.ts';

const LiveContext = createContext<LiveStore | undefined>(undefined);

export function LiveProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() => createLiveStore({ now: Date.now }));
  useEffect(() => connectLive(store), [store]);
  return <LiveContext value={store}>{children}</LiveContext>;
}

export function useLiveStore(): LiveStore {
  const store = useContext(LiveContext);
  if (store === undefined) throw new Error('useLiveStore needs a LiveProvider above it');
  return store;
}
