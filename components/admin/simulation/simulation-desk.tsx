'use client';

import { ActiveFaults } from '#components/admin/simulation/active-faults.tsx';
import { Receipts } from '#components/admin/simulation/receipts.tsx';
import { Sending } from '#components/admin/simulation/sending.tsx';
import { Sensors } from '#components/admin/simulation/sensors.tsx';
import { SimulationCounts } from '#components/admin/simulation/simulation-counts.tsx';
import { StartForm } from '#components/admin/simulation/start-form.tsx';
import { useChange } from '#components/admin/simulation/use-change.ts';
import { useFaultDialog } from '#components/admin/simulation/use-fault-dialog.tsx';
import type { SimulatedSensorView } from '#components/admin/simulation/use-simulation.ts';
import { useStartDraft } from '#components/admin/simulation/use-start-draft.ts';
import { useFaultWords } from '#components/api/use-fault-words.ts';
import type { SimulationView } from '#lib/api/simulation.ts';
import { sensorId } from '#lib/simulation/sensor.ts';

type Given = {
  view: SimulationView;
  sensors: readonly SimulatedSensorView[];
  again: (fresh?: SimulationView) => unknown;
  mayChange: boolean;
};

/** What is going on, and all that can be done about it. */
export function SimulationDesk({ view, sensors, again, mayChange }: Given) {
  const words = useFaultWords();
  const start = useStartDraft(sensors);
  const doing = useChange(again);
  const { begin, dialog } = useFaultDialog({ sensors, doing });
  return (
    <>
      {doing.fault === undefined || dialog !== null ? null : (
        <p role="alert" className="text-sm text-bad">
          {words(doing.fault)}
        </p>
      )}
      <SimulationCounts view={view} />
      <div className="grid gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          {mayChange ? <StartForm {...{ view, doing, start }} /> : null}
          <ActiveFaults {...{ view, doing, mayChange }} begin={() => begin(null)} />
          <Receipts receipts={view.receipts} />
        </div>
        <Sending {...{ view, doing, mayChange }} sensors={planned(start.count, sensors)} />
      </div>
      <Sensors {...{ sensors, view, doing, mayChange, begin }} />
      {dialog}
    </>
  );
}

/** Those that will be there after a start; those that are, while it cannot be told how many. */
function planned(
  count: number | undefined,
  sensors: readonly SimulatedSensorView[],
): readonly string[] {
  if (count === undefined) return sensors.map(({ id }) => id);
  return Array.from({ length: count }, (_, number) => sensorId(number));
}
