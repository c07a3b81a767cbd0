'use client';

import { useCallback, useEffect, useState } from 'react';
import {
  goToFreezersWish,
  showFreezersWish,
} from '#components/admin/freezers/show-freezers-wish.ts';
import type { FreezersWish } from '#lib/freezer/wish.ts';

/** FA2: which freezer is being edited. What was typed and not saved is asked about, whichever way one leaves. */
export function useEditing(wish: FreezersWish) {
  const [held, setHeld] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const id = wish.edit ?? held;

  useEffect(() => {
    if (held === null || wish.edit === held) return;
    // The browser's way back took it from the address.
    goToFreezersWish({ ...wish, edit: held });
    setAsking(true);
  }, [held, wish]);

  useUnload(held !== null);
  const hold = useCallback((dirty: boolean) => setHeld(dirty ? id : null), [id]);
  const drop = () => {
    setHeld(null);
    setAsking(false);
    showFreezersWish({ ...wish, edit: null });
  };
  return {
    id,
    /** Whether it is to be said what becomes of what was typed. */
    asking: asking && held !== null,
    hold,
    stay: () => setAsking(false),
    drop,
    close: () => (held === null ? drop() : setAsking(true)),
  };
}

export type Editing = ReturnType<typeof useEditing>;

/** A page that is loaded anew, or left for another site, forgets what was typed. */
export function useUnload(wanted: boolean) {
  useEffect(() => {
    if (!wanted) return;
    const keep = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', keep);
    return () => window.removeEventListener('beforeunload', keep);
  }, [wanted]);
}
