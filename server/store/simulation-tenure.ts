import type { SimulationReport } from '#lib/api/simulation.ts';
import type { SimulationStore, Tenure } from '#server/simulation/wish.ts';
import { type Database, inTransaction } from '#server/store/database.ts';
import { notify } from '#server/store/notices.ts';

/** Who has not said for so long that it runs the simulation does not run it any more. */
const HELD_FOR = '3 seconds';

/** One running Gelo: its own id for as long as it runs, and what people call it. */
export type Instance = { readonly id: string; readonly name: string };

type Row = {
  mine: boolean;
  name: string | null;
  since: number | null;
  report: SimulationReport | null;
};

/**
 * Which instance runs the simulation. One that dies is silent, and so is one that was frozen, or cut
 * off from the database: a lock of its session would outlive the last two.
 */
export function createTenureStore(deps: {
  database: Database;
  instance: Instance;
}): Pick<SimulationStore, 'hold' | 'look' | 'release'> {
  const { database, instance } = deps;

  const look = async (): Promise<Tenure> => {
    const [row] = await database.query<Row>(
      `select coalesce(instance = $1, false) as mine, report,
         case when renewed_at > now() - $2::interval then name end as name,
         extract(epoch from since)::float8 * 1000 as since
       from simulation_run`,
      [instance.id, HELD_FOR],
    );
    return toTenure(row);
  };

  return {
    look,
    async hold(report) {
      const [row] = await database.query<Row>(
        `update simulation_run
         set since = case when instance = $1 then since else now() end,
           instance = $1, name = $2, renewed_at = now(), report = coalesce($3, report)
         where instance is null or instance = $1 or renewed_at < now() - $4::interval
         returning true as mine, name, extract(epoch from since)::float8 * 1000 as since, report`,
        [instance.id, instance.name, report, HELD_FOR],
      );
      return row === undefined ? look() : toTenure(row);
    },
    release: (report) =>
      database.withClient((client) =>
        inTransaction(client, async () => {
          await client.query(
            `update simulation_run set instance = null, name = null, report = $2
             where instance = $1`,
            [instance.id, report],
          );
          await notify(client, { simulation: true });
        }),
      ),
  };
}

function toTenure(row: Row | undefined): Tenure {
  if (row === undefined) throw new Error('the database does not know who runs the simulation');
  const { mine, name, since, report } = row;
  return { mine, owner: name === null || since === null ? null : { name, since }, report };
}
