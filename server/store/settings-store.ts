import type { Rules } from '#lib/alarm/rules.ts';
import type { FreezerSettings, FreezerView, SettingsRequest } from '#lib/api/freezers.ts';
import type { ProfileRequest, ProfileView } from '#lib/api/profiles.ts';
import { isSame, isSameProfile } from '#lib/settings/held.ts';
import { BUILT_IN_PROFILES, PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import {
  effective,
  type Overrides,
  type Settings,
  settingsSchema,
} from '#lib/settings/settings.ts';
import { createChangeSettings, type Refused, type Saved } from '#server/store/change-settings.ts';
import type { Client, Database } from '#server/store/database.ts';
import { readFreezers } from '#server/store/freezer-store.ts';
import {
  lockProfile,
  nameIsTaken,
  PROFILES,
  PROFILES_OF,
  usersOf,
  writeProfile,
} from '#server/store/profile-rows.ts';
import { settingsChanged } from '#server/store/settings-changed.ts';
import { writeDown } from '#server/store/write-down.ts';

/** Every database has the profiles that come with Gelo; those that were changed stay as they are. */
export async function seedProfiles(database: Database): Promise<void> {
  await database.query(
    `insert into profile (id, settings)
     select id, settings from json_to_recordset($1) as given (id text, settings jsonb)
     on conflict (id) do nothing`,
    [JSON.stringify(BUILT_IN_PROFILES.map((id) => ({ id, settings: PROFILE_SETTINGS[id] })))],
  );
}

/** Profiles, and which freezer has which. Each change counts from its commit on, and is in the journal. */
export function createSettingsStore(deps: {
  database: Database;
  rulesFor: (settings: Settings) => Rules;
  now: () => number;
}) {
  const { database, rulesFor, now } = deps;
  const change = createChangeSettings(database);

  return {
    profiles: (): Promise<ProfileView[]> => database.query<ProfileView>(PROFILES),

    saveProfile: (id: string, { replaces, ...given }: ProfileRequest, by: string) =>
      change<ProfileView>(async (client) => {
        const before = await lockProfile(client, id);
        if (replaces === null && before !== null) return { ok: false, why: 'name-taken' };
        if (replaces && !(before && isSameProfile(before, replaces))) return CHANGED;
        const builtIn = BUILT_IN_PROFILES.some((one) => one === id);
        const name = builtIn ? null : given.name;
        if (!builtIn && name === null) return invalid('name', 'a profile of your own needs a name');
        if (await nameIsTaken(client, id, name)) return { ok: false, why: 'name-taken' };
        const clash = await clashes(client, id, given.settings);
        if (clash !== undefined) return clash;
        await writeProfile(client, id, name, given.settings);
        const after = { id, name, settings: given.settings };
        await writeDown(client, { at: now(), who: by, what: 'profile saved', before, after });
        await settingsChanged(client, { profile: id }, rulesFor);
        const [saved] = (await client.query<ProfileView>(`${PROFILES_OF} where p.id = $1`, [id]))
          .rows;
        if (saved === undefined) throw new Error(`profile ${id} went away`);
        return { ok: true, value: saved };
      }),

    deleteProfile: (id: string, by: string) =>
      change<null>(async (client) => {
        const before = await lockProfile(client, id);
        if (before === null) return { ok: false, why: 'unknown' };
        if (BUILT_IN_PROFILES.some((one) => one === id)) return { ok: false, why: 'built-in' };
        const users = await usersOf(client, id);
        if (users.count > 0) return { ok: false, why: 'in-use', users };
        await client.query('delete from profile where id = $1', [id]);
        await writeDown(client, { at: now(), who: by, what: 'profile deleted', before });
        return { ok: true, value: null };
      }),

    async saveFreezer(key: string, { replaces, ...given }: SettingsRequest, by: string) {
      const saved = await change<null>(async (client) => {
        const found = await lockFreezer(client, key);
        if (found === undefined) return { ok: false, why: 'unknown' };
        if (replaces !== undefined && !isSame(found, replaces)) return CHANGED;
        const profile = await lockProfile(client, given.profile);
        if (profile === null) return { ok: false, why: 'unknown-profile' };
        const wrong = problemsOf(effective(profile.settings, given.overrides), 'overrides');
        if (wrong.length > 0) return { ok: false, why: 'invalid', problems: wrong };
        const { name, place, overrides } = given;
        await client.query(
          'update freezer set name = $2, place = $3, profile = $4, overrides = $5 where id = $1',
          [found.id, name, place, given.profile, overrides],
        );
        const { id: freezer, ...before } = found;
        const after = { ...given, profileName: profile.name };
        const who = by;
        await writeDown(client, { at: now(), who, what: 'settings saved', freezer, before, after });
        await settingsChanged(client, { freezers: [freezer] }, rulesFor);
        return { ok: true, value: null };
      });
      if (!saved.ok) return saved;
      const [freezer] = await readFreezers(database, key);
      if (freezer === undefined) throw new Error(`freezer ${key} went away`);
      return { ok: true, value: freezer } satisfies Saved<FreezerView>;
    },
  };
}

/** PF5: somebody was there before. */
const CHANGED: Refused = { ok: false, why: 'changed' };

function invalid(path: string, message: string): Refused {
  return { ok: false, why: 'invalid', problems: [{ path, message }] };
}

/** What does not go together, by the field that the asker sent it in. */
function problemsOf(settings: Settings, sentIn: 'overrides' | 'settings') {
  const parsed = settingsSchema.safeParse(settings);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({
    path: [sentIn, ...path].join('.'),
    message,
  }));
}

async function lockFreezer(client: Client, key: string) {
  const { rows } = await client.query<FreezerSettings & { id: number; profileName: string | null }>(
    `select f.id, f.name, f.place, f.profile, f.overrides, p.name as "profileName"
     from freezer f join profile p on p.id = f.profile where f.key = $1 for no key update of f`,
    [key],
  );
  return rows[0];
}

/** A profile may only become what goes together with the own settings of the freezers that have it. */
async function clashes(
  client: Client,
  profile: string,
  settings: Settings,
): Promise<Refused | undefined> {
  const { rows } = await client.query<{ key: string; overrides: Overrides }>(
    `select key, overrides from freezer where profile = $1 and overrides <> '{}' order by key`,
    [profile],
  );
  for (const { key, overrides } of rows) {
    const [wrong] = problemsOf(effective(settings, overrides), 'settings');
    if (wrong === undefined) continue;
    return invalid(wrong.path, `${wrong.message} (with what freezer ${key} has of its own)`);
  }
  return undefined;
}
