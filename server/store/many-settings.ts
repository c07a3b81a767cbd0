import type { Rules } from '#lib/alarm/rules.ts';
import type { FreezerSettings } from '#lib/api/freezers.ts';
import type { Deed } from '#lib/journal/deeds.ts';
import {
  type HeldProfile,
  type HeldSettings,
  type SettingsChange,
  withProfileName,
} from '#lib/settings/held.ts';
import type { Settings } from '#lib/settings/settings.ts';
import { createChangeSettings } from '#server/store/change-settings.ts';
import { type Client, type Database, inTransaction } from '#server/store/database.ts';
import { settingsChanged } from '#server/store/settings-changed.ts';

/** Settings of many freezers at once: all or none, each in the journal. */
export function createManySettings(deps: {
  database: Database;
  rulesFor: (settings: Settings) => Rules;
  now: () => number;
}) {
  const { database, rulesFor, now } = deps;
  const change = createChangeSettings(database);
  return {
    held: (): Promise<HeldSettings> =>
      database.withClient((client) =>
        inTransaction(client, async () => {
          await client.query('set transaction isolation level repeatable read, read only');
          return readHeld(client);
        }),
      ),

    /** What `decide` throws undoes all of it. */
    async save(
      by: string,
      decide: (held: HeldSettings) => readonly SettingsChange[],
    ): Promise<void> {
      await change<null>(async (client) => {
        const held = await readHeld(client);
        const changes = decide(held);
        if (changes.length === 0) return { ok: true, value: null };
        const freezers = await write(client, changes, held, { at: now(), by });
        await settingsChanged(client, { freezers }, rulesFor);
        return { ok: true, value: null };
      });
    },
  };
}

type Row = FreezerSettings & { key: string };

async function readHeld(client: Client): Promise<HeldSettings> {
  const revisions = await client.query<{ revision: number }>(
    'select revision::float8 as revision from settings_revision',
  );
  const profiles = await client.query<HeldProfile>('select id, name, settings from profile');
  const freezers = await client.query<Row>(
    'select key, name, place, profile, overrides from freezer',
  );
  return {
    revision: revisions.rows[0]?.revision ?? 0,
    profiles: new Map(profiles.rows.map((profile) => [profile.id, profile])),
    freezers: new Map(freezers.rows.map(({ key, ...settings }) => [key, settings])),
  };
}

const DEED: Deed = 'settings saved';

/** A statement each, however many they are: nobody records meanwhile. */
async function write(
  client: Client,
  changes: readonly SettingsChange[],
  held: HeldSettings,
  { at, by }: { at: number; by: string },
): Promise<number[]> {
  const given = changes.map(({ id, after }) => ({
    ...{ key: id, ...after },
    before: withProfileName(there(held, id), held),
    after: withProfileName(after, held),
  }));
  const { rows } = await client.query<{ id: number }>(
    `with given as (
       select row_number() over () as place_in, g.* from json_to_recordset($1) as g (
         key text, name text, place text, profile text, overrides jsonb, before jsonb, after jsonb)),
     saved as (
       update freezer f set name = g.name, place = g.place, profile = g.profile,
         overrides = g.overrides
       from given g where f.key = g.key returning f.id, g.place_in, g.before, g.after),
     written as (
       insert into journal (at, who, what, freezer, before, after)
       select to_timestamp($2::float8 / 1000), $3, $4, id, before, after from saved
       order by place_in)
     select id from saved`,
    [JSON.stringify(given), at, by, DEED],
  );
  return rows.map(({ id }) => id);
}

function there({ freezers }: HeldSettings, id: string): FreezerSettings {
  const settings = freezers.get(id);
  if (settings === undefined) throw new Error(`freezer ${id} is not in the database`);
  return settings;
}
