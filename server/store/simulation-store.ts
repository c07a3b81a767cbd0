import { DEFAULT_SENSORS } from '#lib/simulation.ts';
import type { Database } from '#server/store/database.ts';

export type SimulationWish = { running: boolean; sensors: number };

/** What the simulation should be doing, kept over restarts. */
export function createSimulationStore(deps: { database: Database }) {
  return {
    async load(): Promise<SimulationWish> {
      const rows = await deps.database.query<SimulationWish>(
        'select running, sensors from simulation',
      );
      return rows[0] ?? { running: false, sensors: DEFAULT_SENSORS };
    },
    async save(wish: SimulationWish): Promise<void> {
      await deps.database.query(
        `insert into simulation (running, sensors) values ($1, $2)
         on conflict (only_row) do update
         set running = excluded.running, sensors = excluded.sensors, changed_at = now()`,
        [wish.running, wish.sensors],
      );
    },
  };
}
