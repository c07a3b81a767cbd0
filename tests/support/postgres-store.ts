import type { QueryResultRow } from 'pg';
import type { Bucket } from '#lib/history/rollup.ts';
import type { Absence, Width } from '#server/recorder/recording.ts';
import { createAlarmStore } from '#server/store/alarm-store.ts';
import type { Saved } from '#server/store/change-settings.ts';
import type { Database } from '#server/store/database.ts';
import { createRecordingStore } from '#server/store/recording-store.ts';
import { createRetirement } from '#server/store/retirement.ts';
import { createSettingsStore } from '#server/store/settings-store.ts';
import { type StoredState, unpackState } from '#server/store/states.ts';
import { createWatchStore } from '#server/store/watch-store.ts';
import { NOON } from '#tests/support/builders.ts';
import {
  type HeldAlarm,
  type HeldEntry,
  type HeldLog,
  type HeldReading,
  type HeldReject,
  lookAt,
} from '#tests/support/look.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';
import { rulesFor, type TestStore } from '#tests/support/test-store.ts';
import { waitFor } from '#tests/support/wait-for.ts';

/** The real stores, on a database of their own. */
export async function createPostgresStore(limits: { maxFreezers: number }): Promise<TestStore> {
  const database = await openNewDatabase();
  const settings = createSettingsStore({ database, rulesFor, now: () => NOON });
  const alarms = createAlarmStore({ database, rulesFor });
  const retirement = (at: number) => createRetirement({ database, rulesFor, now: () => at });
  const instance = () => ({
    ...createRecordingStore({ database, shorterForMs: 0, ...limits }),
    ...createWatchStore({ database }),
  });
  return {
    ...instance(),
    other: instance(),
    look: () => look(database),
    async saveProfile(id, given) {
      done(await settings.saveProfile(id, { name: id, settings: given }, 'Ana'));
    },
    async saveFreezer(key, given) {
      done(await settings.saveFreezer(key, { name: null, place: null, ...given }, 'Ana'));
    },
    async retire(freezer, { at, by }) {
      done(await retirement(at).retire(freezer, { by, note: '' }));
    },
    async unretire(freezer, { at, by }) {
      done(await retirement(at).unretire(freezer, { by, note: '' }));
    },
    async act(freezer, kind, action) {
      const alarm = (await alarms.list({ freezer })).find((one) => one.kind === kind);
      if (alarm === undefined) throw new Error(`${freezer} has no ${kind} alarm`);
      const acted = await alarms.act(alarm.id, action);
      if (!acted.ok) throw new Error(`refused: ${acted.why}`);
    },
    async untilWaiting() {
      await waitFor('somebody who waits', async () => {
        const waiting = await database.query(
          `select 1 from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return waiting.length > 0;
      });
    },
    close: database.close,
  };
}

function done<T>(saved: Saved<T>): void {
  if (!saved.ok) throw new Error(`refused: ${saved.why}`);
}

const ms = (column: string, name: string) =>
  `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

async function look(database: Database) {
  const all = <Row extends QueryResultRow>(sql: string) => database.query<Row>(sql);
  const states = async () => {
    const rows = await all<{
      id: number;
      key: string;
      state: StoredState | null;
      due: number | null;
    }>(
      `select f.id, f.key, s.state, ${ms('s.due_at', 'due')}
       from freezer f join freezer_state s on s.freezer = f.id`,
    );
    return rows.map(({ state, ...row }) => ({ ...row, state: state && unpackState(state) }));
  };
  const closed = async (width: Width) => {
    const rows = await all<Bucket & { freezer: number }>(
      `select freezer, ${ms('from_at', 'from')}, count, faulty, min, max, sum::float8, below, above,
         heat, simulated from rollup_${width}`,
    );
    return rows.map(({ freezer, ...bucket }) => ({ freezer, bucket }));
  };
  return lookAt({
    logs: await all<HeldLog>(
      `select id, topic, partition, generation, began::float8, position::float8,
         ${ms('newest_at', 'newestAt')} from log`,
    ),
    freezers: await states(),
    readings: await all<HeldReading>(
      `select log, kafka_offset::float8 as offset, freezer, ${ms('at', 'at')}, celsius, flags
       from reading`,
    ),
    minutes: await closed('minute'),
    hours: await closed('hour'),
    rejects: await all<HeldReject>(
      `select log, kafka_offset::float8 as offset, reason, ${ms('at', 'at')}, key, value, size
       from reject`,
    ),
    absences: await all<Absence & { log: number }>(
      `select log, from_offset::float8 as from, to_offset::float8 as to, reason from absence`,
    ),
    alarms: await all<HeldAlarm>(
      `select id::float8, freezer, kind, standing, reason, ${ms('since', 'since')},
         ${ms('raised_at', 'raisedAt')}, ${ms('returned_at', 'returnedAt')}, celsius,
         limit_celsius as limit, peak, ${ms('acknowledged_at', 'acknowledgedAt')},
         acknowledged_by as "acknowledgedBy", note, ${ms('shelved_until', 'shelvedUntil')},
         shelved_by as "shelvedBy", times_raised as "timesRaised"
       from alarm`,
    ),
    journal: await all<HeldEntry>(
      `select id::float8, ${ms('at', 'at')}, who, what, freezer, alarm::float8, before, after
       from journal where what like 'alarm %'`,
    ),
  });
}
