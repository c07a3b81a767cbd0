import type { Settings } from '#lib/settings/settings.ts';
import type { Client } from '#server/store/database.ts';

/** As many as a sentence can name. */
const NAMED = 5;

export async function lockProfile(client: Client, id: string) {
  const { rows } = await client.query<{ id: string; name: string | null; settings: Settings }>(
    'select id, name, settings from profile where id = $1 for no key update',
    [id],
  );
  return rows[0] ?? null;
}

/**
 * Not as one statement: `on conflict do update` of a unique column locks the row as if freezers could
 * lose it, and new freezers would wait. An update does so only where the name is another.
 */
export async function writeProfile(
  client: Client,
  id: string,
  name: string | null,
  settings: Settings,
) {
  const values = [id, name, settings];
  await client.query(
    'insert into profile (id, name, settings) values ($1, $2, $3) on conflict (id) do nothing',
    values,
  );
  await client.query('update profile set name = $2, settings = $3 where id = $1', values);
}

export async function nameIsTaken(
  client: Client,
  id: string,
  name: string | null,
): Promise<boolean> {
  const { rows } = await client.query('select 1 from profile where name = $1 and id <> $2', [
    name,
    id,
  ]);
  return rows.length > 0;
}

/** Which freezers have it: the first of them, and how many there are. */
export async function usersOf(client: Client, profile: string) {
  const { rows } = await client.query<{ key: string; count: number }>(
    `select key, count(*) over ()::int as count from freezer
     where profile = $1 order by key limit ${NAMED}`,
    [profile],
  );
  return { keys: rows.map(({ key }) => key), count: rows[0]?.count ?? 0 };
}

export const PROFILES_OF = `
  select p.id, p.name, p.settings,
    (select count(*)::int from freezer f where f.profile = p.id) as freezers
  from profile p`;
export const PROFILES = `${PROFILES_OF} order by p.name nulls first, p.id`;
