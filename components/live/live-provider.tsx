'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { connectLive } from '#components/live/connect.ts';
import { createOverview, type OverviewStore } from '#components/live/overview.ts';
import { createLiveStore, type LiveStore } from '#components/live/store.ts';

export type Live = { readonly store: LiveStore; readonly overview: OverviewStore };

const LiveContext = createContext<Live | undefined>(undefined);

function createLive(): Live {
  const store = createLiveStore({ now: Date.now });
  return { store, overview: createOverview(store) };
}

export function LiveProvider({ children }: { children: ReactNode }) {
  const [live] = useState(createLive);
  useEffect(() => connectLive(live.store), [live]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** For tests and the page of states: what is live is given. */
export function GivenLive({ live, children }: { live: Live; children: ReactNode }) {
  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === undefined) throw new Error('useLive needs a LiveProvider above it');
  return live;
}
