'use client';

import { SelectSensor } from '#components/admin/simulation/select-sensor.tsx';
import {
  FaultMarks,
  ModelWords,
  NewestPlace,
  NewestReading,
  RunningWords,
  SensorActs,
  SensorName,
} from '#components/admin/simulation/sensor-facts.tsx';
import type { Doing } from '#components/admin/simulation/use-change.ts';
import type { SimulatedSensorView } from '#components/admin/simulation/use-simulation.ts';
import { useFreezerStatus } from '#components/live/use-live.ts';
import type { Selection } from '#components/ui/use-selection.ts';
import type { FaultView } from '#lib/api/simulation.ts';

export type RowGiven = {
  faults: readonly FaultView[];
  /** Undefined for who may only look. */
  picked: Selection<string> | undefined;
  doing: Doing;
  begin: (ids: readonly string[]) => void;
};

export function SensorCard(given: RowGiven & { sensor: SimulatedSensorView }) {
  const { sensor, faults, picked, doing, begin } = given;
  const { state } = useFreezerStatus(sensor.id);
  return (
    <li
      data-sensor={sensor.id}
      data-running={sensor.running}
      data-state={state}
      className="tile flex flex-col gap-2 rounded-2xl border p-4 text-sm"
    >
      <div className="flex items-center justify-between gap-3">
        <SensorName sensor={sensor} />
        {picked === undefined ? null : <SelectSensor selection={picked} id={sensor.id} />}
      </div>
      <p className="tile-value text-2xl font-semibold tracking-tight tabular-nums">
        <NewestReading sensor={sensor} />
      </p>
      <div className="flex flex-wrap gap-x-3 gap-y-1">
        <RunningWords sensor={sensor} />
        <FaultMarks sensor={sensor} faults={faults} />
      </div>
      <p className="text-xs text-muted tabular-nums">
        <ModelWords sensor={sensor} />
        <br />
        <NewestPlace sensor={sensor} />
      </p>
      {picked === undefined ? null : <SensorActs {...{ sensor, doing, begin }} />}
    </li>
  );
}
