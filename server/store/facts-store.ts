import type { AlarmView } from '#lib/alarm/view.ts';
import type { FreezerCard, FreezerFacts, FreezerLimits } from '#lib/freezer/facts.ts';
import { DEFAULT_PROFILE } from '#lib/settings/profiles.ts';
import { effective, type Overrides, type Settings } from '#lib/settings/settings.ts';
import type { SeededFreezer } from '#server/live/state.ts';
import type { AlarmFilter } from '#server/store/alarm-store.ts';
import type { Database } from '#server/store/database.ts';

type Row = {
  key: string;
  name: string | null;
  place: string | null;
  settings: Settings;
  overrides: Overrides;
  usual: boolean;
  retired: boolean;
  calmSince: number;
};

/** What the page shows of a freezer besides its readings. */
export function createFactsStore(deps: {
  database: Database;
  listAlarms: (filter: AlarmFilter) => Promise<AlarmView[]>;
}) {
  const { database, listAlarms } = deps;
  return {
    async limits(): Promise<FreezerLimits> {
      const [row] = await database.query<{ settings: Settings }>(
        'select settings from profile where id = $1',
        [DEFAULT_PROFILE],
      );
      if (row === undefined) throw new Error(`there is no profile ${DEFAULT_PROFILE}`);
      return limitsOf(row.settings);
    },

    /** Of these freezers, or of all. */
    async facts(freezers?: readonly number[]): Promise<FreezerFacts[]> {
      const [cards, alarms] = await Promise.all([
        readCards(database, freezers),
        listAlarms({ open: true, limit: MANY, ...(freezers && { freezers }) }),
      ]);
      const byKey = new Map<string, FreezerFacts & { alarms: AlarmView[] }>(
        cards.map(({ key, usual, retired, calmSince, ...row }) => [
          key,
          {
            ...{ freezer: key, card: usual ? null : toCard(row), calmSince, alarms: [] },
            ...(retired && { retired }),
          },
        ]),
      );
      for (const alarm of alarms) byKey.get(alarm.freezer)?.alarms.push(alarm);
      return [...byKey.values()];
    },
  };
}

/** As many as there can be: each freezer has at most one of each kind. */
const MANY = 100_000;

/** An alarm that ended longer ago than this says nothing of how long all has been well. */
const CALM_WITHIN = '90 days';

function readCards(database: Database, freezers?: readonly number[]): Promise<Row[]> {
  return database.query<Row>(
    `select f.key, f.name, f.place, p.settings, f.overrides,
       (f.profile = $2 and f.overrides = '{}' and f.name is null and f.place is null) as usual,
       f.retired_at is not null as retired,
       extract(epoch from coalesce(ended.at, f.since))::float8 * 1000 as "calmSince"
     from freezer f join profile p on p.id = f.profile
       left join (
         select freezer, max(returned_at) as at from alarm
         where standing = 'none' and raised_at > now() - $3::interval
           and ($1::int[] is null or freezer = any($1))
         group by freezer) ended on ended.freezer = f.id
     where $1::int[] is null or f.id = any($1)`,
    [freezers ?? null, DEFAULT_PROFILE, CALM_WITHIN],
  );
}

function toCard(row: Omit<Row, 'key' | 'usual' | 'retired' | 'calmSince'>): FreezerCard {
  const { name, place, settings, overrides } = row;
  return { name, place, ...limitsOf(effective(settings, overrides)) };
}

function limitsOf({ low, high, silentAfterSeconds }: Settings): FreezerLimits {
  return { low, high, silentAfterMs: silentAfterSeconds * 1000 };
}

/**
 * Every freezer's newest recorded value. Where a probe has said nothing yet but that it failed, that
 * stands in its alarm only.
 */
export async function readNewest(database: Database): Promise<SeededFreezer[]> {
  return database.query<SeededFreezer>(
    `select each.id, each.celsius, each.at, each."heardAt", each.simulated,
       coalesce(l.partition, 0) as partition
     from (
       select f.key as id, (s.state->'alarms'->'logs'->>-1)::int as log,
         coalesce((s.state->'alarms'->>'celsius')::float8, failed.celsius) as celsius,
         (s.state->'alarms'->>'celsiusAt')::float8 as at,
         (s.state->'alarms'->>'heardAt')::float8 as "heardAt",
         coalesce((s.state->>'simulated')::boolean, false) as simulated
       from freezer_state s join freezer f on f.id = s.freezer
         left join lateral (
           select a.celsius from alarm a
           where a.freezer = f.id and a.kind = 'fault' and s.state->'alarms'->>'celsius' is null
           order by a.raised_at desc limit 1) failed on true) each
       left join log l on l.id = each.log
     where each.celsius is not null`,
  );
}
