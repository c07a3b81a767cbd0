import type { AlarmChange } from '#lib/alarm/alarm.ts';
import type { Deed } from '#lib/journal/deeds.ts';
import type { Client } from '#server/store/database.ts';
import { notifyFreezers } from '#server/store/notices.ts';

export type FreezerChange = { freezer: number; change: AlarmChange };

/** Brings the alarms up to date, writes the journal, and tells every instance once all is committed. */
export async function writeAlarmChanges(
  client: Client,
  changes: readonly FreezerChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const given = JSON.stringify(changes.map(toRow));
  await client.query(`${GIVEN} ${RAISE}`, [given]);
  await client.query(`${GIVEN} ${FOLLOW}`, [given]);
  await client.query(`${GIVEN} ${WRITE_DOWN}`, [given]);
  await notifyFreezers(client, [...new Set(changes.map(({ freezer }) => freezer))]);
}

function toRow({ freezer, change }: FreezerChange, index: number) {
  const { kind, raisedAt, at, before, after, change: what, ...details } = change;
  const until = 'until' in change ? change.until : null;
  const deed: Deed = `alarm ${what}`;
  const row = { index, freezer, kind, raised_at: raisedAt, at, what, deed };
  return { ...row, before, after, until, details };
}

/** The changes as rows; `details` keeps what only some kinds of change have. */
const GIVEN = `with given as (
  select index, freezer, kind, to_timestamp(raised_at / 1000) as raised_at,
         to_timestamp(at / 1000) as at, what, deed, before, after, details,
         to_timestamp(until / 1000) as shelved_until
  from json_to_recordset($1) as row (index int, freezer int, kind text, raised_at float8, at float8,
    what text, deed text, before text, after text, until float8, details json))`;

/** One that is raised again is the same alarm. */
const RAISE = `
  insert into alarm (freezer, kind, raised_at, since, standing, reason, celsius, limit_celsius, times_raised)
  select freezer, kind, raised_at,
         to_timestamp((array_agg((details->>'since')::float8 order by index))[1] / 1000), 'active',
         (array_agg(details->>'reason' order by index))[1],
         (array_agg((details->>'celsius')::float8 order by index))[1],
         (array_agg((details->>'limit')::float8 order by index))[1], count(*)
  from given where what = 'raised' group by freezer, kind, raised_at order by min(index)
  on conflict (freezer, kind, raised_at) do update
    set times_raised = alarm.times_raised + excluded.times_raised, returned_at = null`;

/**
 * The newest of each kind of change tells how the alarm stands. One that is raised is to be
 * acknowledged anew, and one that opens or closes is on no shelf.
 */
const FOLLOW = `
  , newest as (
    select distinct on (freezer, kind, raised_at) * from given
    order by freezer, kind, raised_at, index desc),
  returned as (
    select distinct on (freezer, kind, raised_at) *, (details->>'peak')::float8 as peak from given
    where what in ('returned', 'closed') order by freezer, kind, raised_at, index desc),
  acknowledged as (
    select distinct on (freezer, kind, raised_at) * from given
    where what in ('raised', 'acknowledged') order by freezer, kind, raised_at, index desc),
  shelf as (
    select distinct on (freezer, kind, raised_at) * from given
    where what in ('shelved', 'unshelved') or 'none' in (before, after)
    order by freezer, kind, raised_at, index desc)
  update alarm a set
    standing = n.after,
    returned_at = case when n.after in ('active', 'acknowledged') then null
                       when r.what = 'closed' then coalesce(a.returned_at, r.at)
                       else coalesce(r.at, a.returned_at) end,
    peak = coalesce(r.peak, a.peak),
    acknowledged_at = case when k.what is null then a.acknowledged_at
                           when k.what = 'acknowledged' then k.at end,
    acknowledged_by = case when k.what is null then a.acknowledged_by else k.details->>'by' end,
    note = case when k.what is null then a.note else k.details->>'note' end,
    shelved_until = case when s.what is null then a.shelved_until else s.shelved_until end,
    shelved_by = case when s.what is null then a.shelved_by
                      when s.what = 'shelved' then s.details->>'by' end
  from newest n
    left join returned r using (freezer, kind, raised_at)
    left join acknowledged k using (freezer, kind, raised_at)
    left join shelf s using (freezer, kind, raised_at)
  where a.freezer = n.freezer and a.kind = n.kind and a.raised_at = n.raised_at`;

const WRITE_DOWN = `
  insert into journal (at, who, what, freezer, alarm, before, after)
  select g.at, g.details->>'by', g.deed, g.freezer, a.id,
         jsonb_build_object('standing', g.before),
         jsonb_strip_nulls(jsonb_build_object('kind', g.kind, 'standing', g.after) || g.details::jsonb)
  from given g left join alarm a
    on a.freezer = g.freezer and a.kind = g.kind and a.raised_at = g.raised_at
  order by g.index`;
