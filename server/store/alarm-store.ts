import { type AlarmAction, actOnAlarm, type Refusal } from '#lib/alarm/act.ts';
import type { AlarmKind, Standing } from '#lib/alarm/alarm.ts';
import { nextDue } from '#lib/alarm/due.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { effective, type Overrides, type Settings } from '#lib/settings/settings.ts';
import { writeAlarmChanges } from '#server/store/alarm-changes.ts';
import { type Client, type Database, inTransaction } from '#server/store/database.ts';
import { holdSettings } from '#server/store/settings-lock.ts';
import { type StoredState, unpackState, writeStates } from '#server/store/states.ts';

export type AlarmFilter = {
  /** `open`: neither returned and acknowledged. */
  open?: boolean;
  standings?: readonly Standing[];
  freezer?: string;
  freezers?: readonly number[];
  kind?: AlarmKind;
  id?: number;
  /** Still on after this time, and begun before that: epoch ms. */
  onAfter?: number;
  begunBefore?: number;
  /** Alarms with an id below this, newest first. */
  before?: number;
  /** All of them unless given. */
  limit?: number;
};

export type ActResult = { ok: true; alarm: AlarmView } | { ok: false; why: Refusal | 'unknown' };

/** Alarms as people see them, and what they do to them. */
export function createAlarmStore(deps: {
  database: Database;
  rulesFor: (settings: Settings) => Rules;
}) {
  const { database, rulesFor } = deps;

  return {
    list: (filter: AlarmFilter): Promise<AlarmView[]> => listAlarms(database, filter),

    async find(id: number): Promise<AlarmView | undefined> {
      return (await listAlarms(database, { id }))[0];
    },

    async act(id: number, action: AlarmAction): Promise<ActResult> {
      const why = await database.withClient((client) =>
        inTransaction(client, () => act(client, id, action, rulesFor)),
      );
      if (why !== undefined) return { ok: false, why };
      const [alarm] = await listAlarms(database, { id });
      if (alarm === undefined) throw new Error(`alarm ${id} went away`);
      return { ok: true, alarm };
    },
  };
}

type Target = {
  freezer: number;
  kind: AlarmKind;
  raised_ms: number;
  state: StoredState;
  settings: Settings;
  overrides: Overrides;
};

/** Undefined when it was done, else why not. */
async function act(
  client: Client,
  id: number,
  action: AlarmAction,
  rulesFor: (settings: Settings) => Rules,
): Promise<Refusal | 'unknown' | undefined> {
  await holdSettings(client);
  const { rows } = await client.query<Target>(
    `select a.freezer, a.kind, (extract(epoch from a.raised_at) * 1000)::float8 as raised_ms,
            s.state, p.settings, f.overrides
     from alarm a join freezer_state s on s.freezer = a.freezer
       join freezer f on f.id = a.freezer join profile p on p.id = f.profile
     where a.id = $1 for update of s`,
    [id],
  );
  const target = rows[0];
  if (target === undefined) return 'unknown';
  const { freezer, kind } = target;
  const state = unpackState(target.state);
  const acted = actOnAlarm(state.alarms, kind, Math.round(target.raised_ms), action);
  if (!acted.ok) return acted.why;
  const due = nextDue(acted.state, rulesFor(effective(target.settings, target.overrides)));
  await writeStates(client, [{ freezer, state: { ...state, alarms: acted.state }, due }]);
  await writeAlarmChanges(
    client,
    acted.changes.map((change) => ({ freezer, change })),
  );
  return undefined;
}

/** The worst value of an alarm that is still on is known to the freezer's state first. */
const SELECT = `
  select a.id::float8 as id, f.key as freezer, a.kind, a.standing, a.reason,
    (extract(epoch from a.since) * 1000)::float8 as since,
    (extract(epoch from a.raised_at) * 1000)::float8 as "raisedAt",
    (extract(epoch from a.returned_at) * 1000)::float8 as "returnedAt",
    a.celsius, a.limit_celsius as "limit",
    case when a.standing in ('active', 'acknowledged')
      then coalesce((s.state->'alarms'->'conditions'->a.kind->'alarm'->>'peak')::float8, a.peak)
      else a.peak end as peak,
    (extract(epoch from a.acknowledged_at) * 1000)::float8 as "acknowledgedAt",
    a.acknowledged_by as "acknowledgedBy", a.note,
    (extract(epoch from a.shelved_until) * 1000)::float8 as "shelvedUntil",
    a.shelved_by as "shelvedBy", a.times_raised as "timesRaised"
  from alarm a join freezer f on f.id = a.freezer join freezer_state s on s.freezer = a.freezer`;

async function listAlarms(database: Database, filter: AlarmFilter): Promise<AlarmView[]> {
  const { open, standings, freezer, freezers, kind, id, before, limit } = filter;
  const { onAfter, begunBefore } = filter;
  return database.query<AlarmView>(
    `${SELECT}
     where ($1::boolean is null or (a.standing <> 'none') = $1)
       and ($2::text[] is null or a.standing = any($2))
       and ($3::text is null or f.key = $3)
       and ($4::int[] is null or a.freezer = any($4))
       and ($5::bigint is null or a.id < $5)
       and ($6::bigint is null or a.id = $6)
       and ($7::text is null or a.kind = $7)
       and ($8::float8 is null or coalesce(a.returned_at > to_timestamp($8 / 1000), true))
       and ($9::float8 is null or a.since < to_timestamp($9 / 1000))
     order by a.id desc limit $10`,
    [
      open ?? null,
      standings ?? null,
      freezer ?? null,
      freezers ?? null,
      before ?? null,
      id ?? null,
      kind ?? null,
      onAfter ?? null,
      begunBefore ?? null,
      limit ?? null,
    ],
  );
}
