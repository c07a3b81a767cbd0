import type { FaultRequest, FaultView, StartRequest, StopRequest } from '#lib/api/simulation.ts';
import type { Deed } from '#lib/journal/deeds.ts';
import type { SendSettings } from '#lib/simulation/sending.ts';
import { listSensors } from '#lib/simulation/sensor.ts';
import { type Client, type Database, inTransaction } from '#server/store/database.ts';
import { LOCKS } from '#server/store/locks.ts';
import { notify } from '#server/store/notices.ts';
import {
  type Changed,
  findUnfit,
  isProfile,
  numbersOf,
  startSensors,
} from '#server/store/simulated-sensors.ts';
import { writeDown } from '#server/store/write-down.ts';

export type SimulationChanges = ReturnType<typeof createSimulationChanges>;

/** What people change about the simulation; each change is in the journal, and every instance hears of it. */
export function createSimulationChanges(deps: { database: Database; now: () => number }) {
  const { database, now } = deps;

  const change = <T>(work: (client: Client) => Promise<Changed<T>>): Promise<Changed<T>> =>
    database.withClient((client) =>
      inTransaction(client, async () => {
        await client.query('select pg_advisory_xact_lock($1)', [LOCKS.simulation]);
        const done = await work(client);
        if (!done.ok || !done.news) return done;
        await client.query('update simulation_wish set revision = revision + 1');
        await notify(client, { simulation: true });
        return done;
      }),
    );

  const tell = (client: Client, who: string, what: Deed, after: object, before?: object | null) =>
    writeDown(client, { at: now(), who, what, after, ...(before && { before }) });

  return {
    start: (request: StartRequest, by: string) =>
      change<null>(async (client) => {
        const { profile } = request;
        if (profile !== undefined && !(await isProfile(client, profile))) {
          return { ok: false, why: 'unknown-profile', which: profile };
        }
        const { numbers, changed } = await startSensors(client, request);
        const { count, sensors, ...traits } = request;
        if (changed) {
          const started = { sensors: listSensors(numbers), ...traits };
          await tell(client, by, 'simulation started', started);
        }
        return { ok: true, value: null, news: changed };
      }),

    stop: ({ sensors }: StopRequest, by: string) =>
      change<null>(async (client) => {
        const { rows } = await client.query<{ number: number }>(
          `update simulated_sensor set running = false
           where running and ($1::int[] is null or number = any($1)) returning number`,
          [numbersOf(sensors)],
        );
        if (rows.length > 0) {
          const stopped = listSensors(rows.map(({ number }) => number));
          await tell(client, by, 'simulation stopped', { sensors: stopped });
        }
        return { ok: true, value: null, news: rows.length > 0 };
      }),

    saveSettings: (settings: SendSettings, by: string) =>
      change<null>(async (client) => {
        const { rows } = await client.query<{ settings: SendSettings | null }>(
          'select settings from simulation_wish',
        );
        const { rowCount } = await client.query(
          'update simulation_wish set settings = $1 where settings is distinct from $1',
          [settings],
        );
        const before = rows[0]?.settings ?? null;
        const news = rowCount !== 0;
        if (news) await tell(client, by, 'simulation settings saved', settings, before);
        return { ok: true, value: null, news };
      }),

    beginFault: ({ kind, seconds, sensors }: FaultRequest, by: string) =>
      change<FaultView>(async (client) => {
        const numbers = numbersOf(sensors);
        const unfit = await findUnfit(client, kind, numbers);
        if (unfit !== undefined) return unfit;
        const [from, until] = [now(), now() + seconds * 1000];
        await client.query(
          'delete from simulated_fault where until_at < to_timestamp($1::float8 / 1000)',
          [from],
        );
        const { rows } = await client.query<{ id: number }>(
          `insert into simulated_fault (kind, sensors, from_at, until_at) values
             ($1, $2, to_timestamp($3::float8 / 1000), to_timestamp($4::float8 / 1000))
           returning id`,
          [kind, numbers, from, until],
        );
        const which = numbers === null ? 'all' : listSensors(numbers);
        await tell(client, by, 'simulated fault begun', { kind, seconds, sensors: which });
        const view = { kind, sensors: sensors ?? null, from, until };
        return { ok: true, value: { id: rows[0]?.id ?? 0, ...view }, news: true };
      }),

    endFault: (id: number, by: string) =>
      change<null>(async (client) => {
        const { rows } = await client.query<{ kind: string; sensors: number[] | null }>(
          `delete from simulated_fault
           where id = $1 and until_at > to_timestamp($2::float8 / 1000) returning kind, sensors`,
          [id, now()],
        );
        const [ended] = rows;
        if (ended === undefined) return { ok: false, why: 'unknown-fault' };
        const sensors = ended.sensors === null ? 'all' : listSensors(ended.sensors);
        await tell(client, by, 'simulated fault ended', { kind: ended.kind, sensors });
        return { ok: true, value: null, news: true };
      }),
  };
}
