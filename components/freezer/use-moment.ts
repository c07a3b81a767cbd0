'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useLive } from '#components/live/live-provider.tsx';

/** Who has not moved for so long is not looking at one place any more. */
const HELD_AT_MOST_MS = 60_000;

export type Moment = ReturnType<typeof useMoment>;

/** FZ4: the time at which the chart is drawn: it goes on every `stepMs`, and stands while held. */
export function useMoment(stepMs: number) {
  const { store } = useLive();
  const [now, setNow] = useState(store.serverNow);
  const [held, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (held) return;
    const tick = () => setNow(store.serverNow());
    tick();
    const ticking = setInterval(tick, stepMs);
    return () => clearInterval(ticking);
  }, [store, stepMs, held]);

  const release = useCallback(() => {
    clearTimeout(timer.current);
    setHeld(false);
  }, []);
  const hold = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setHeld(false), HELD_AT_MOST_MS);
    setHeld(true);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!held) return;
    const press = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') release();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [held, release]);
  return { now, held, hold, release };
}
