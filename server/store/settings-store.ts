import { BUILT_IN_PROFILES, PROFILE_SETTINGS } from '#lib/profiles.ts';
import type { Database } from '#server/store/database.ts';

/** Every database has the profiles that come with Gelo; those that were changed stay as they are. */
export async function seedProfiles(database: Database): Promise<void> {
  await database.query(
    `insert into profile (id, settings)
     select id, settings from json_to_recordset($1) as given (id text, settings jsonb)
     on conflict (id) do nothing`,
    [JSON.stringify(BUILT_IN_PROFILES.map((id) => ({ id, settings: PROFILE_SETTINGS[id] })))],
  );
}
