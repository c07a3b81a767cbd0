import { nextDue } from '#lib/alarm/due.ts';
import { closeAlarms, judgeAgain } from '#lib/alarm/retire.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import type { FreezerView } from '#lib/api/freezers.ts';
import { effective, type Overrides, type Settings } from '#lib/settings/settings.ts';
import { writeAlarmChanges } from '#server/store/alarm-changes.ts';
import { createChangeSettings, type Saved } from '#server/store/change-settings.ts';
import type { Client, Database } from '#server/store/database.ts';
import { readFreezers } from '#server/store/freezer-store.ts';
import { tellChanged } from '#server/store/settings-changed.ts';
import { type StoredState, unpackState, writeStates } from '#server/store/states.ts';
import { writeDown } from '#server/store/write-down.ts';

export type RetireWords = { by: string; note: string };

type Row = {
  freezer: number;
  retired: boolean;
  state: StoredState | null;
  settings: Settings;
  overrides: Overrides;
};

/** FA9, FA11: takes freezers out of use and back. Each counts from the next batch that is recorded. */
export function createRetirement(deps: {
  database: Database;
  rulesFor: (settings: Settings) => Rules;
  now: () => number;
}) {
  const { database, rulesFor, now } = deps;
  const change = createChangeSettings(database);

  const set = async (key: string, retired: boolean, { by, note }: RetireWords) => {
    const saved = await change<null>(async (client) => {
      const row = await lock(client, key);
      if (row === undefined) return { ok: false, why: 'unknown' };
      // Said twice, it is so already.
      if (row.retired === retired) return { ok: true, value: null };
      const { freezer } = row;
      const at = now();
      await client.query(
        `update freezer set retired_at = case when $2 then to_timestamp($3::float8 / 1000) end
         where id = $1`,
        [freezer, retired, at],
      );
      const what = retired ? 'freezer retired' : 'freezer unretired';
      const after = note === '' ? null : { note };
      await writeDown(client, { at, who: by, what, freezer, after });
      await (retired ? close(client, row, { at, by }) : judge(client, row, at));
      await tellChanged(client, { freezers: [freezer] });
      return { ok: true, value: null };
    });
    if (!saved.ok) return saved;
    const [view] = await readFreezers(database, key);
    if (view === undefined) throw new Error(`freezer ${key} went away`);
    return { ok: true, value: view } satisfies Saved<FreezerView>;
  };

  const judge = async (client: Client, row: Row, at: number) => {
    if (row.state === null) return;
    const { freezer, settings, overrides } = row;
    const state = unpackState(row.state);
    const rules = rulesFor(effective(settings, overrides));
    const alarms = judgeAgain(state.alarms, at, rules);
    const due = nextDue(alarms, rules);
    await writeStates(client, [{ freezer, state: { ...state, alarms }, due }]);
  };

  return {
    retire: (key: string, words: RetireWords) => set(key, true, words),
    unretire: (key: string, words: RetireWords) => set(key, false, words),
  };
}

async function close(client: Client, row: Row, words: { at: number; by: string }) {
  if (row.state === null) return;
  const { freezer } = row;
  const state = unpackState(row.state);
  const { state: alarms, changes } = closeAlarms(state.alarms, words);
  const due = Number.POSITIVE_INFINITY;
  await writeStates(client, [{ freezer, state: { ...state, alarms }, due }]);
  await writeAlarmChanges(
    client,
    changes.map((change) => ({ freezer, change })),
  );
}

async function lock(client: Client, key: string): Promise<Row | undefined> {
  const { rows } = await client.query<Row>(
    `select f.id as freezer, f.retired_at is not null as retired, s.state, p.settings, f.overrides
     from freezer f join freezer_state s on s.freezer = f.id join profile p on p.id = f.profile
     where f.key = $1 for no key update of f, s`,
    [key],
  );
  return rows[0];
}
