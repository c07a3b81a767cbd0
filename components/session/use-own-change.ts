import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ask, type Change } from '#components/api/ask.ts';
import { usePersonFaults } from '#components/session/use-person-faults.ts';
import type { MeView } from '#lib/api/people.ts';

/** Changes something of oneself; what is wrong stands beside its field, or below all of them. */
export function useOwnChange(keep: (fresh: MeView) => void) {
  const router = useRouter();
  const [state, setState] = useState<'open' | 'saving' | 'saved'>('open');
  const [fault, setFault] = useState<unknown>();
  const faults = usePersonFaults(fault);

  return {
    state,
    faultOf: faults.of,
    fault: faults.rest,
    touch: () => setState('open'),
    async save(path: string, change: Change): Promise<boolean> {
      if (state === 'saving') return false;
      setState('saving');
      setFault(undefined);
      try {
        keep(await ask<MeView>(path, change));
        setState('saved');
        router.refresh();
        return true;
      } catch (error) {
        setFault(error);
        setState('open');
        return false;
      }
    },
  };
}
