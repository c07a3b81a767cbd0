import { useState } from 'react';
import { doDeed, type Refused } from '#components/alarms/do-deed.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { type Deed, type ShelfMinutes, sortOut } from '#lib/alarm/deed.ts';
import type { AlarmView } from '#lib/alarm/view.ts';

/** One doing of a deed, tried again for those that were refused. */
export function useDeed(given: {
  deed: Deed;
  alarms: readonly AlarmView[];
  /** Those of which nothing is left to be done. */
  onDone: (ids: readonly number[]) => void;
  /** All of it was done. */
  finish: () => void;
}) {
  const { deed, alarms, onDone, finish } = given;
  const { store } = useLive();
  // What is possible was decided when the dialog was opened: under one's hands nothing changes.
  const [{ possible, leftOut }] = useState(() => sortOut(deed, alarms, store.serverNow()));
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [working, setWorking] = useState<{ done: number; count: number }>();
  const [noteMissing, setNoteMissing] = useState(false);
  // An obstacle stays: only what failed is worth another try.
  const failed = refused.filter(({ why }) => why === 'fault');
  const targets = refused.length > 0 ? failed.map(({ alarm }) => alarm) : possible;

  const act = async (note: string, minutes: ShelfMinutes) => {
    if (working !== undefined || targets.length === 0) return;
    const wordless = deed === 'comment' && note.trim() === '';
    setNoteMissing(wordless);
    if (wordless) return;
    const count = targets.length;
    const wanted = { deed, note: note.trim(), minutes };
    setWorking({ done: 0, count });
    const progress = (done: number) => setWorking({ done, count });
    const still = await doDeed(targets, wanted, { now: store.serverNow, progress });
    setWorking(undefined);
    const refusals = [...refused.filter(({ why }) => why !== 'fault'), ...still];
    setRefused(refusals);
    const not = new Set(refusals.map(({ alarm }) => alarm.id));
    onDone(alarms.map(({ id }) => id).filter((id) => !not.has(id)));
    if (refusals.length === 0) finish();
  };

  return { act, targets, possible, leftOut, refused, working, noteMissing };
}
