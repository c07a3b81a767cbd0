'use client';

import { type ReactNode, useState } from 'react';
import { useMay } from '#components/session/me.tsx';
import { fetched } from '#components/ui/fetched.tsx';
import type { Deed } from '#lib/alarm/deed.ts';
import type { AlarmView } from '#lib/alarm/view.ts';

const load = () => import('#components/alarms/deed-dialog.tsx').then((file) => file.DeedDialog);
const DeedDialog = fetched(load);

/** For when Gelo is away by the time that somebody wants it. */
export function prefetchDeeds(): void {
  load().catch(() => undefined); // Who opens the dialog is told.
}

export type Begin = (deed: Deed, alarms: readonly AlarmView[]) => void;

/** Opens the dialog of a deed; a note that was begun outlives its closing. */
export function useDeeds(onDone: (ids: readonly number[]) => void = nothing): {
  /** Undefined for whoever may only look. */
  begin: Begin | undefined;
  doing: boolean;
  dialog: ReactNode;
} {
  const [wanted, setWanted] = useState<{ deed: Deed; alarms: readonly AlarmView[] }>();
  const [note, write] = useState('');
  const may = useMay('operator');
  const done = (ids: readonly number[]) => {
    if (ids.length > 0) onDone(ids);
  };
  return {
    begin: may
      ? (deed, alarms) => {
          if (alarms.length > 0) setWanted({ deed, alarms });
        }
      : undefined,
    doing: wanted !== undefined,
    dialog:
      wanted === undefined ? null : (
        <DeedDialog
          {...wanted}
          note={note}
          write={write}
          onDone={done}
          close={() => setWanted(undefined)}
        />
      ),
  };
}

function nothing(): void {}
