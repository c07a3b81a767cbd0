import useSWR from 'swr';
import { ask } from '#components/api/ask.ts';
import type { SensorList, SimulationView } from '#lib/api/simulation.ts';

const LOOK_EVERY_MS = 1000;

export type SimulatedSensorView = SensorList['sensors'][number];

/** What the simulation does, asked each second while this page is open; its sensors when they changed. */
export function useSimulation() {
  const look = useSWR<SimulationView, unknown>('/api/simulation', (path: string) => ask(path), {
    refreshInterval: LOOK_EVERY_MS,
  });
  const revision = look.data?.revision;
  const list = useSWR<SensorList, unknown>(
    revision === undefined ? null : ['/api/simulation/sensors', revision],
    ([path]: [string]) => ask(path),
    { keepPreviousData: true },
  );
  return {
    view: look.data,
    sensors: list.data?.sensors,
    fault: look.error ?? list.error,
    /** What a change answered, or a reason to look again. */
    again: (fresh?: SimulationView) =>
      look.mutate(fresh, fresh === undefined ? {} : { revalidate: false }),
  };
}
