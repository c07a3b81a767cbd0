import { useState } from 'react';
import { ask, type Change } from '#components/api/ask.ts';
import type { SimulationView } from '#lib/api/simulation.ts';

export type Doing = ReturnType<typeof useChange>;

/** Changes the simulation, one thing at a time; what failed is told until the next is tried. */
export function useChange(again: (fresh?: SimulationView) => unknown) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();

  const change = async <T>(path: string, how: Change): Promise<T | undefined> => {
    setBusy(true);
    setFault(undefined);
    try {
      return await ask<T>(`/api/simulation${path}`, how);
    } catch (error) {
      setFault(error);
      return undefined;
    } finally {
      setBusy(false);
    }
  };

  return {
    busy,
    fault,
    /** Answers whether it was done. */
    async change(path: string, how: Change): Promise<boolean> {
      const fresh = await change<SimulationView>(path, how);
      if (fresh === undefined) return false;
      await again(fresh);
      return true;
    },
    async beginFault(body: object): Promise<boolean> {
      const begun = await change('/faults', { method: 'POST', body });
      if (begun === undefined) return false;
      await again();
      return true;
    },
  };
}
