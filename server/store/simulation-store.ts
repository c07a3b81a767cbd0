import type { FaultView } from '#lib/api/simulation.ts';
import { DEFAULT_PROFILE } from '#lib/settings/profiles.ts';
import type { SendSettings } from '#lib/simulation/sending.ts';
import { type SimulatedSensor, sensorId } from '#lib/simulation/sensor.ts';
import type { WishedSensor } from '#server/simulation/run.ts';
import type { SimulationStore, Wish } from '#server/simulation/wish.ts';
import type { Database } from '#server/store/database.ts';
import { createTenureStore, type Instance } from '#server/store/simulation-tenure.ts';

/** What the simulation should be doing, and who does it; kept over restarts, and the same for every instance. */
export function createSimulationStore(deps: {
  database: Database;
  instance: Instance;
  now: () => number;
}): SimulationStore {
  const { database, now } = deps;
  return {
    ...createTenureStore(deps),
    async load() {
      const [row] = await database.query<Row>(WISH, [DEFAULT_PROFILE, now()]);
      if (row === undefined) throw new Error('the database has no wish for the simulation');
      return toWish(row);
    },
  };
}

type StoredSensor = Omit<SimulatedSensor, 'id'> &
  Pick<WishedSensor, 'limits'> & { readonly number: number };
type StoredFault = Omit<FaultView, 'sensors'> & { readonly sensors: readonly number[] | null };
type Row = {
  revision: number;
  settings: SendSettings | null;
  sensors: StoredSensor[];
  faults: StoredFault[];
};

/** All of it in one statement: as it was at one moment. */
const WISH = `
  select w.revision, w.settings,
    (select coalesce(json_agg(json_build_object('number', s.number, 'running', s.running,
        'model', s.model, 'rate', s.rate, 'profile', coalesce(own.id, usual.id), 'seed', s.seed,
        'limits', json_build_object(
          'low', (coalesce(own.settings, usual.settings)->'low'),
          'high', (coalesce(own.settings, usual.settings)->'high'))) order by s.number), '[]')
      from simulated_sensor s
        left join profile own on own.id = s.profile
        join profile usual on usual.id = $1) as sensors,
    (select coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'sensors', f.sensors,
        'from', extract(epoch from f.from_at)::float8 * 1000,
        'until', extract(epoch from f.until_at)::float8 * 1000) order by f.from_at, f.id), '[]')
      from simulated_fault f where f.until_at > to_timestamp($2::float8 / 1000)) as faults
  from simulation_wish w`;

function toWish({ revision, settings, sensors, faults }: Row): Wish {
  const concerns = (fault: StoredFault, number: number) =>
    fault.sensors === null || fault.sensors.includes(number);
  return {
    revision,
    settings,
    sensors: sensors.map((sensor) => ({
      ...sensor,
      id: sensorId(sensor.number),
      faults: faults.filter((fault) => concerns(fault, sensor.number)),
    })),
    faults: faults.map((fault) => ({ ...fault, sensors: fault.sensors?.map(sensorId) ?? null })),
  };
}
