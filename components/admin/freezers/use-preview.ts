'use client';

import { useEffect, useRef, useState } from 'react';
import { ask } from '#components/api/ask.ts';
import { useSettled } from '#components/ui/use-settled.ts';
import type { PreviewView } from '#lib/api/preview.ts';
import { freezerPath } from '#lib/freezer/address.ts';
import type { Settings } from '#lib/settings/settings.ts';

/** What would have been, and what is to be compared with it. */
export type Compared = Pick<PreviewView, 'would'> & { now: PreviewView['would'] };
/** With which settings the kept one was reckoned. */
type Kept = { inForce: string; now: Compared['now'] };

/**
 * FA5: what the last day would have been; what is not wanted any more is not waited for. What it was with
 * the settings in force is asked for once, as long as they stay the same.
 */
export function usePreview(id: string, settings: Settings | undefined, inForce: string) {
  const wanted = settings === undefined ? undefined : JSON.stringify(settings);
  const asked = useSettled(wanted);
  const kept = useRef<Kept>(undefined);
  const [view, setView] = useState<Compared>();
  const [fault, setFault] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  const [working, setWorking] = useState(true);

  useEffect(() => {
    if (asked === undefined) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    setWorking(true);
    setFault(undefined);
    askPreview(id, asked, inForce, kept.current, signal)
      .then((found) => {
        if (signal.aborted) return;
        kept.current = { inForce, now: found.now };
        setView(found);
        setWorking(false);
      })
      .catch((error: unknown) => {
        if (signal.aborted) return;
        setFault(error);
        setWorking(false);
      });
    return () => leaving.abort();
  }, [id, asked, inForce, attempt]);

  return {
    view,
    fault,
    /** Whether it is not yet what was typed last. */
    stale: working || wanted !== asked,
    again: () => setAttempt(attempt + 1),
  };
}

async function askPreview(
  id: string,
  settings: string,
  inForce: string,
  kept: Kept | undefined,
  signal: AbortSignal,
): Promise<Compared> {
  const known = kept?.inForce === inForce ? kept.now : undefined;
  const query = new URLSearchParams({ settings, compare: String(known === undefined) });
  const path = `/api${freezerPath(id)}/preview?${query}`;
  const { would, now } = await ask<PreviewView>(path, undefined, signal);
  return { would, now: known ?? now ?? would };
}
