'use client';

import { useTranslations } from 'use-intl';
import { SelectSensor } from '#components/admin/simulation/select-sensor.tsx';
import type { RowGiven } from '#components/admin/simulation/sensor-card.tsx';
import {
  FaultMarks,
  ModelWords,
  NewestPlace,
  NewestReading,
  RunningWords,
  SensorActs,
  SensorName,
} from '#components/admin/simulation/sensor-facts.tsx';
import type { SimulatedSensorView } from '#components/admin/simulation/use-simulation.ts';

const CELL = 'px-3 py-2 text-left align-middle';

export function SensorTable(given: RowGiven & { sensors: readonly SimulatedSensorView[] }) {
  const t = useTranslations('simulationAdmin.sensors.columns');
  const { sensors, picked, ...row } = given;
  return (
    <div className="overflow-x-auto rounded-2xl border border-line bg-surface">
      <table className="w-full min-w-[46rem] text-sm tabular-nums">
        <thead className="text-xs text-muted">
          <tr>
            {(['sensor', 'value', 'state', 'model', 'place'] as const).map((column) => (
              <th key={column} scope="col" className={`${CELL} font-medium`}>
                {t(column)}
              </th>
            ))}
            {picked === undefined ? null : (
              <th scope="col" className={`${CELL} font-medium`}>
                {t('actions')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sensors.map((sensor) => (
            <SensorRow key={sensor.id} {...row} picked={picked} sensor={sensor} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SensorRow(given: RowGiven & { sensor: SimulatedSensorView }) {
  const { sensor, faults, picked, doing, begin } = given;
  return (
    <tr data-sensor={sensor.id} data-running={sensor.running} className="border-t border-line">
      <th scope="row" className={`${CELL} font-normal`}>
        <span className="flex items-center gap-3">
          {picked === undefined ? null : <SelectSensor selection={picked} id={sensor.id} />}
          <SensorName sensor={sensor} />
        </span>
      </th>
      <td className={`${CELL} font-semibold whitespace-nowrap`}>
        <NewestReading sensor={sensor} />
      </td>
      <td className={CELL}>
        <span className="flex flex-wrap gap-x-3 gap-y-1">
          <RunningWords sensor={sensor} />
          <FaultMarks sensor={sensor} faults={faults} />
        </span>
      </td>
      <td className={`${CELL} text-muted`}>
        <ModelWords sensor={sensor} />
      </td>
      <td className={`${CELL} text-muted`}>
        <NewestPlace sensor={sensor} />
      </td>
      {picked === undefined ? null : (
        <td className={CELL}>
          <SensorActs {...{ sensor, doing, begin }} />
        </td>
      )}
    </tr>
  );
}
