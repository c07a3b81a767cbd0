import { useState } from 'react';
import type { Doing } from '#components/admin/simulation/use-change.ts';
import type { SimulatedSensorView } from '#components/admin/simulation/use-simulation.ts';
import { fetched } from '#components/ui/fetched.tsx';

const FaultDialog = fetched(() =>
  import('#components/admin/simulation/fault-dialog.tsx').then((file) => file.FaultDialog),
);

/** Opens the dialog of faults for some sensors, or for all. */
export function useFaultDialog(given: { sensors: readonly SimulatedSensorView[]; doing: Doing }) {
  const { sensors, doing } = given;
  const [wanted, want] = useState<{ ids: readonly string[] | null }>();
  const concerned = sensors.filter(({ id }) => wanted?.ids?.includes(id) ?? true);
  return {
    begin: (ids: readonly string[] | null) => want({ ids }),
    dialog:
      wanted === undefined ? null : (
        <FaultDialog
          ids={wanted.ids}
          physical={concerned.every(({ model }) => model === 'physical')}
          doing={doing}
          close={() => want(undefined)}
        />
      ),
  };
}
