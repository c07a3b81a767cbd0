import { effective, type Overrides, type Settings } from '#lib/settings/settings.ts';
import type { DueFreezer, TimedState, WatchStore } from '#server/alarms/watchdog.ts';
import { writeAlarmChanges } from '#server/store/alarm-changes.ts';
import { type Client, type Database, inTransaction } from '#server/store/database.ts';
import { LOCKS } from '#server/store/locks.ts';
import { holdSettings } from '#server/store/settings-lock.ts';
import { type StoredState, unpackState, writeStates } from '#server/store/states.ts';

const AT_ONCE = 500;

/** How the watchdog finds what is due. */
export function createWatchStore(deps: { database: Database }): WatchStore {
  const { database } = deps;
  return {
    /** Each look takes the lock anew, so it is never left with an instance that was stopped in its sleep. */
    alone: (work) =>
      database.withClient((client) =>
        inTransaction(client, async () => {
          const { rows } = await client.query<{ locked: boolean }>(
            'select pg_try_advisory_xact_lock($1) as locked',
            [LOCKS.watchdog],
          );
          const locked = rows[0]?.locked === true;
          if (locked) await work();
          return locked;
        }),
      ),
    async passTime(now, step) {
      let last = 0;
      for (;;) {
        const freezers = await database.withClient((client) =>
          inTransaction(client, async () => {
            const due = await lockDue(client, now, last);
            await write(client, due.map(step));
            return due;
          }),
        );
        last = freezers.at(-1)?.freezer ?? last;
        if (freezers.length < AT_ONCE) return;
      }
    },
  };
}

type Row = {
  freezer: number;
  state: StoredState;
  settings: Settings;
  overrides: Overrides;
};

/** In the order in which recorders lock them too; those that are being recorded now are left for the next look. */
async function lockDue(client: Client, now: number, after: number): Promise<DueFreezer[]> {
  await holdSettings(client);
  const { rows } = await client.query<Row>(
    `select s.freezer, s.state, p.settings, f.overrides
     from freezer_state s join freezer f on f.id = s.freezer join profile p on p.id = f.profile
     where s.due_at <= to_timestamp($1::float8 / 1000) and s.freezer > $2
     order by s.freezer limit $3 for update of s skip locked`,
    [now, after, AT_ONCE],
  );
  return rows.map(({ freezer, state, settings, overrides }) => ({
    freezer,
    state: unpackState(state),
    settings: effective(settings, overrides),
  }));
}

async function write(client: Client, stepped: readonly (TimedState | undefined)[]): Promise<void> {
  const changed = stepped.filter((each) => each !== undefined);
  if (changed.length === 0) return;
  await writeStates(client, changed);
  await writeAlarmChanges(
    client,
    changed.flatMap(({ freezer, changes }) => changes.map((change) => ({ freezer, change }))),
  );
}
