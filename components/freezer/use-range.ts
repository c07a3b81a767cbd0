'use client';

import { useCallback, useMemo, useState } from 'react';
import { useLive } from '#components/live/live-provider.tsx';
import { useTopic } from '#components/live/use-live.ts';
import { pushQuery, replaceQuery, useQuery } from '#components/ui/use-query.ts';
import {
  type ChartRange,
  type Reach,
  readRange,
  type WantedRange,
  writeRange,
} from '#lib/chart/range.ts';

type Chosen = WantedRange & {
  /** A step that the browser's way back undoes. */
  choose: (range: ChartRange) => void;
  /** From where the address is, which the screen may not show yet when keys come fast. */
  nudge: (change: (range: ChartRange) => ChartRange) => void;
  toLive: () => void;
};

/** FZ2: the range in the address. It is read once for each address, by the server's clock. */
export function useRange(): Chosen {
  const { store } = useLive();
  const query = useQuery();
  const clockKnown = useTopic() !== undefined;
  // What lies in the future is judged anew once the server's clock is known.
  const wanted = useMemo(
    () => readRange(new URLSearchParams(query), store.serverNow()),
    [query, store, clockKnown],
  );
  const { range } = wanted;
  const [last, setLast] = useState<Reach>(range.kind === 'live' ? range.reach : '1h');
  if (range.kind === 'live' && range.reach !== last) setLast(range.reach);

  const choose = useCallback((next: ChartRange) => {
    pushQuery(writeRange(next));
  }, []);
  const here = useCallback(
    () => readRange(new URLSearchParams(window.location.search), store.serverNow()).range,
    [store],
  );
  const nudge = useCallback(
    (change: (range: ChartRange) => ChartRange) => replaceQuery(writeRange(change(here()))),
    [here],
  );
  const toLive = useCallback(() => {
    if (here().kind === 'fixed') choose({ kind: 'live', reach: last });
  }, [here, choose, last]);
  return { ...wanted, choose, nudge, toLive };
}
