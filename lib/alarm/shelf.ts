import {
  ALARM_KINDS,
  type AlarmChange,
  type AlarmKind,
  type Condition,
  type Conditions,
  type OpenAlarm,
  standingOf,
} from '#lib/alarm/alarm.ts';
import { put } from '#lib/alarm/conditions.ts';

/** Takes down every shelf whose end has come. */
export function endShelves(
  conditions: Conditions,
  now: number,
  changes: AlarmChange[],
): Conditions {
  let next = conditions;
  for (const kind of ALARM_KINDS) {
    const known = conditions[kind];
    const until = known?.alarm?.shelvedUntil ?? null;
    if (!known?.alarm || until === null || until > now) continue;
    const ended = unshelve(kind, known, known.alarm, { at: until, by: null, note: '' });
    changes.push(ended.change);
    next = put(next, kind, ended.next);
  }
  return next;
}

export function unshelve(
  kind: AlarmKind,
  condition: Condition,
  alarm: OpenAlarm,
  words: { at: number; by: string | null; note: string },
): { next: Condition; change: AlarmChange } {
  const standing = standingOf(condition);
  const { raisedAt } = alarm;
  return {
    next: { ...condition, alarm: { ...alarm, shelvedUntil: null } },
    change: { kind, change: 'unshelved', raisedAt, before: standing, after: standing, ...words },
  };
}
