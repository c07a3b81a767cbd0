import type { AlarmState } from '#lib/alarm/state.ts';
import type { FreezerView } from '#lib/api/freezers.ts';
import { effective, type Overrides, type Settings } from '#lib/settings/settings.ts';
import type { Database } from '#server/store/database.ts';

type Row = {
  key: string;
  name: string | null;
  place: string | null;
  profile: string;
  settings: Settings;
  overrides: Overrides;
  since: number;
  retired: number | null;
  alarms: AlarmState | null;
  simulated: boolean;
};

/** Freezers as people see them; all of them, or the one of a key. */
export async function readFreezers(database: Database, key?: string): Promise<FreezerView[]> {
  const rows = await database.query<Row>(
    `select f.key, f.name, f.place, f.profile, p.settings, f.overrides,
       (extract(epoch from f.since) * 1000)::float8 as since,
       (extract(epoch from f.retired_at) * 1000)::float8 as retired, s.state->'alarms' as alarms,
       coalesce((s.state->>'simulated')::boolean, false) as simulated
     from freezer f join profile p on p.id = f.profile join freezer_state s on s.freezer = f.id
     where $1::text is null or f.key = $1 order by f.key`,
    [key ?? null],
  );
  return rows.map(toView);
}

function toView(given: Row): FreezerView {
  const { key, settings, overrides, alarms, simulated, ...row } = given;
  const newest =
    alarms === null
      ? null
      : {
          at: alarms.at,
          heardAt: alarms.heardAt,
          celsius: alarms.celsius,
          celsiusAt: alarms.celsiusAt,
          simulated,
        };
  return { id: key, ...row, overrides, settings: effective(settings, overrides), newest };
}
