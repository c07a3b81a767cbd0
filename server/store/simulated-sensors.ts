import type { FaultRequest, StartRequest } from '#lib/api/simulation.ts';
import { DEFAULT_PROFILE } from '#lib/settings/profiles.ts';
import { PHYSICAL_FAULTS } from '#lib/simulation/faults.ts';
import { DEFAULT_SENSORS, listSensors, RATE, sensorNumber } from '#lib/simulation/sensor.ts';
import type { Client } from '#server/store/database.ts';

export type NotChanged = {
  ok: false;
  why: 'unknown-profile' | 'unknown-fault' | 'no-sensors' | 'not-physical';
  /** Whom it concerns, in words. */
  which?: string;
};
/** What was asked for is so; `news` where it was not so before. */
export type Changed<T> = { ok: true; value: T; news: boolean } | NotChanged;

export function numbersOf(sensors: readonly string[] | undefined): number[] | null {
  return sensors?.flatMap((id) => sensorNumber(id) ?? []) ?? null;
}

export async function isProfile(client: Client, id: string): Promise<boolean> {
  return (await client.query('select 1 from profile where id = $1', [id])).rows.length > 0;
}

/** Lets sensors run as is wished; answers which, and whether anything is different now. */
export async function startSensors(
  client: Client,
  request: StartRequest,
): Promise<{ numbers: readonly number[]; changed: boolean }> {
  const known = await client.query<{ number: number }>(
    'select number from simulated_sensor order by number',
  );
  const numbers = numbersToStart(
    request,
    known.rows.map(({ number }) => number),
  );
  // Where it is said how many there are, there are no others.
  const gone =
    request.count === undefined
      ? { rowCount: 0 }
      : await client.query('delete from simulated_sensor where number >= $1', [request.count]);
  const started = await startThem(client, numbers, request);
  return { numbers, changed: (gone.rowCount ?? 0) + started > 0 };
}

function numbersToStart({ sensors, count }: StartRequest, known: readonly number[]) {
  const named = numbersOf(sensors);
  if (named !== null) return named;
  if (count === undefined && known.length > 0) return known;
  return Array.from({ length: count ?? DEFAULT_SENSORS }, (_, number) => number);
}

/** Each further sensor has the next seed; behind the last come the first ones. */
const seedOf = (number: string) => `(($5::bigint + ${number}) % 2147483648)::int`;

async function startThem(
  client: Client,
  numbers: readonly number[],
  { model, rate, profile, seed }: StartRequest,
): Promise<number> {
  const { rowCount } = await client.query(
    `insert into simulated_sensor as known (number, running, model, rate, profile, seed)
     select number, true, coalesce($2::text, 'plain'), coalesce($3::float8, $6), coalesce($4::text, $7),
       coalesce(${seedOf('number')}, number)
     from unnest($1::int[]) as number
     on conflict (number) do update set running = true, model = coalesce($2, known.model),
       rate = coalesce($3, known.rate), profile = coalesce($4, known.profile),
       seed = coalesce(${seedOf('known.number')}, known.seed)
     where not known.running or known.model <> coalesce($2, known.model)
       or known.rate <> coalesce($3, known.rate) or known.profile <> coalesce($4, known.profile)
       or known.seed <> coalesce(${seedOf('known.number')}, known.seed)`,
    [
      ...[numbers, model ?? null, rate ?? null, profile ?? null, seed ?? null],
      ...[RATE.usual, DEFAULT_PROFILE],
    ],
  );
  return rowCount ?? 0;
}

/** Why these sensors cannot have that fault. */
export async function findUnfit(
  client: Client,
  kind: FaultRequest['kind'],
  numbers: readonly number[] | null,
): Promise<NotChanged | undefined> {
  const { rows } = await client.query<{ number: number; model: string }>(
    'select number, model from simulated_sensor where $1::int[] is null or number = any($1)',
    [numbers],
  );
  const unknown = numbers?.filter((number) => !rows.some((row) => row.number === number)) ?? [];
  if (rows.length === 0 || unknown.length > 0) {
    return { ok: false, why: 'no-sensors', which: listSensors(unknown) || 'any at all' };
  }
  const plain = rows.filter(({ model }) => model === 'plain').map(({ number }) => number);
  if (!PHYSICAL_FAULTS.includes(kind) || plain.length === 0) return undefined;
  return { ok: false, why: 'not-physical', which: listSensors(plain) };
}
