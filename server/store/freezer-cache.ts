import { DEFAULT_PROFILE } from '#lib/profiles.ts';
import { effective, type Overrides, type Settings } from '#lib/settings.ts';
import type { KnownFreezer } from '#server/recorder/recording.ts';
import type { Client } from '#server/store/database.ts';

type Row = { id: number; key: string; profile: string; settings: Settings; overrides: Overrides };

/** Any number will do that no other lock of Gelo's has. */
const NEW_FREEZERS_LOCK = 7_104_706;

/**
 * Which freezer a key names, and its settings: asked for each batch, and hardly ever different. Only
 * what is committed is remembered, and forgotten when any settings changed.
 */
export function createFreezerCache(maxFreezers: number) {
  const byKey = new Map<string, KnownFreezer>();
  /** Freezers with the same settings share one object, so that rules are made of it once. */
  const shared = new Map<string, Settings>();
  let revision = 0;

  const settingsOf = ({ profile, settings, overrides }: Row): Settings => {
    const name = `${profile} ${JSON.stringify(overrides)}`;
    const known = shared.get(name) ?? effective(settings, overrides);
    shared.set(name, known);
    return known;
  };

  const read = async (client: Client, keys: readonly string[]) => {
    const { rows } = await client.query<Row>(
      `select f.id, f.key, f.profile, p.settings, f.overrides
       from freezer f join profile p on p.id = f.profile where f.key = any($1)`,
      [keys],
    );
    return rows.map((row) => [row.key, { id: row.id, settings: settingsOf(row) }] as const);
  };

  return {
    async find(
      client: Client,
      settingsRevision: number,
      keys: readonly string[],
    ): Promise<ReadonlyMap<string, KnownFreezer>> {
      if (settingsRevision > revision) {
        byKey.clear();
        shared.clear();
        revision = settingsRevision;
      }
      const unknown = keys.filter((key) => !byKey.has(key));
      if (unknown.length === 0) return byKey;
      for (const [key, freezer] of await read(client, unknown)) byKey.set(key, freezer);
      const unheardOf = unknown.filter((key) => !byKey.has(key));
      if (unheardOf.length === 0) return byKey;
      await makeFreezers(client, unheardOf, maxFreezers);
      // Not remembered yet: this transaction may still be undone.
      return new Map([...byKey, ...(await read(client, unheardOf))]);
    },
  };
}

/** One transaction at a time, so that together they keep to the limit. */
async function makeFreezers(client: Client, keys: readonly string[], limit: number) {
  await client.query('select pg_advisory_xact_lock($1)', [NEW_FREEZERS_LOCK]);
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int as count from freezer',
  );
  const room = limit - (rows[0]?.count ?? 0);
  if (room <= 0) return;
  await client.query(
    `with made as (
       insert into freezer (key, profile) select key, $2 from unnest($1::text[]) as given (key)
       on conflict (key) do nothing returning id)
     insert into freezer_state (freezer) select id from made`,
    [keys.slice(0, room), DEFAULT_PROFILE],
  );
}
