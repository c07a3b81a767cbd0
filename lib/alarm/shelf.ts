import {
  ALARM_KINDS,
  type AlarmChange,
  type AlarmKind,
  type Condition,
  type Conditions,
  standingOf,
} from '#lib/alarm/alarm.ts';
import { quiet } from '#lib/alarm/condition.ts';
import { put } from '#lib/alarm/conditions.ts';

/** Takes down every shelf whose end has come. */
export function endShelves(
  conditions: Conditions,
  now: number,
  changes: AlarmChange[],
): Conditions {
  let next = conditions;
  for (const kind of ALARM_KINDS) {
    const known = next[kind];
    const until = known?.shelvedUntil ?? null;
    if (known === undefined || until === null || until > now) continue;
    next = put(next, kind, unshelve(kind, known, { at: until, by: null, note: '' }, changes));
  }
  return next;
}

export function unshelve(
  kind: AlarmKind,
  condition: Condition,
  { at, by, note }: { at: number; by: string | null; note: string },
  changes: AlarmChange[],
): Condition | undefined {
  const standing = standingOf(condition);
  const raisedAt = condition.alarm?.raisedAt ?? at;
  const change = 'unshelved';
  changes.push({ kind, change, raisedAt, at, before: standing, after: standing, by, note });
  const free = { ...condition, shelvedUntil: null };
  return free.phase === 'quiet' ? quiet(free, free.alarm) : free;
}
