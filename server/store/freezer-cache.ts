import { DEFAULT_PROFILE } from '#lib/settings/profiles.ts';
import { effective, type Overrides, type Settings } from '#lib/settings/settings.ts';
import type { KnownFreezer } from '#server/recorder/recording.ts';
import type { Client } from '#server/store/database.ts';
import { LOCKS } from '#server/store/locks.ts';
import { notifyFreezers } from '#server/store/notices.ts';

type Row = {
  id: number;
  key: string;
  profile: string;
  settings: Settings;
  overrides: Overrides;
  retired: boolean;
};

/** What is known of freezers under one revision of the settings. */
type Memory = {
  revision: number;
  byKey: Map<string, KnownFreezer>;
  /** Freezers with the same settings share one object, so that rules are made of it once. */
  shared: Map<string, Settings>;
};

/**
 * Which freezer a key names, and its settings: asked for each batch, and hardly ever different. Only
 * what is committed is remembered, and begun anew when any settings changed: while a transaction reads
 * under one revision, there is no other.
 */
export function createFreezerCache(maxFreezers: number) {
  let newest = emptyMemory(0);

  return {
    /** The database may be another from now on: one that was restored, or that took over. */
    forget() {
      newest = emptyMemory(0);
    },
    /** Finds freezers for one transaction, as of the revision that it read. */
    finder(client: Client, revision: number) {
      if (revision !== newest.revision) newest = emptyMemory(revision);
      const memory = newest;
      /** By this transaction, which may still be undone; or by another while this one waited for it. */
      const made = new Map<string, KnownFreezer>();
      const find = (key: string) => memory.byKey.get(key) ?? made.get(key);

      return async (keys: readonly string[]): Promise<ReadonlyMap<string, KnownFreezer>> => {
        const unknown = keys.filter((key) => find(key) === undefined);
        if (unknown.length > 0) await readInto(memory.byKey, client, unknown, memory.shared);
        const unheardOf = unknown.filter((key) => find(key) === undefined);
        if (unheardOf.length > 0) {
          await makeFreezers(client, unheardOf, maxFreezers);
          await readInto(made, client, unheardOf, memory.shared);
        }
        const found = new Map<string, KnownFreezer>();
        for (const key of keys) {
          const freezer = find(key);
          if (freezer !== undefined) found.set(key, freezer);
        }
        return found;
      };
    },
  };
}

function emptyMemory(revision: number): Memory {
  return { revision, byKey: new Map(), shared: new Map() };
}

async function readInto(
  found: Map<string, KnownFreezer>,
  client: Client,
  keys: readonly string[],
  shared: Map<string, Settings>,
) {
  const { rows } = await client.query<Row>(
    `select f.id, f.key, f.profile, p.settings, f.overrides, f.retired_at is not null as retired
     from freezer f join profile p on p.id = f.profile where f.key = any($1)`,
    [keys],
  );
  for (const { id, key, profile, settings, overrides, retired } of rows) {
    const name = `${profile} ${JSON.stringify(overrides)}`;
    const own = shared.get(name) ?? effective(settings, overrides);
    shared.set(name, own);
    found.set(key, { id, settings: own, retired });
  }
}

/**
 * One transaction at a time, so that together they keep to the limit. Those that come first are made; a
 * simulated one begins with the profile that its sensor was started with.
 */
async function makeFreezers(client: Client, keys: readonly string[], limit: number) {
  await client.query('select pg_advisory_xact_lock($1)', [LOCKS.newFreezers]);
  const { rows } = await client.query<{ freezer: number }>(
    `with made as (
       insert into freezer (key, profile)
       select key, coalesce(p.id, $2) from unnest($1::text[]) with ordinality as given (key, place)
         left join simulated_sensor s on 'sensor' || s.number = key
         left join profile p on p.id = s.profile
       where not exists (select from freezer f where f.key = given.key)
       order by place limit greatest(0, $3 - (select count(*) from freezer))
       returning id)
     insert into freezer_state (freezer) select id from made returning freezer`,
    [keys, DEFAULT_PROFILE, limit],
  );
  await notifyFreezers(
    client,
    rows.map(({ freezer }) => freezer),
  );
}
