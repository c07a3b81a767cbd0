import {
  type AlarmChange,
  type AlarmKind,
  type Condition,
  type OpenAlarm,
  standingOf,
} from '#lib/alarm/alarm.ts';
import { put } from '#lib/alarm/conditions.ts';
import { ledWarning } from '#lib/alarm/lead.ts';
import { unshelve } from '#lib/alarm/shelf.ts';
import type { AlarmState } from '#lib/alarm/state.ts';

/** What a person does to an alarm. */
export type AlarmAction = { readonly by: string; readonly note: string; readonly at: number } & (
  | { readonly action: 'acknowledge' }
  | { readonly action: 'shelve'; readonly until: number }
  | { readonly action: 'unshelve' }
  | { readonly action: 'comment' }
);

/** Why it cannot be done. */
export type Refusal = 'closed' | 'acknowledged-before' | 'not-shelved';

type Refused = { readonly ok: false; readonly why: Refusal };
type ActedOnOne =
  | { readonly ok: true; readonly state: AlarmState; readonly change: AlarmChange }
  | Refused;
export type Acted =
  | { readonly ok: true; readonly state: AlarmState; readonly changes: readonly AlarmChange[] }
  | Refused;

/**
 * Does what a person wants to the alarm of a kind that was raised at `raisedAt`, if it is still open,
 * and to the warning that it leads (AL16), where it can be done to that.
 */
export function actOnAlarm(
  state: AlarmState,
  kind: AlarmKind,
  raisedAt: number,
  action: AlarmAction,
): Acted {
  const acted = actOnOne(state, kind, raisedAt, action);
  if (!acted.ok) return acted;
  const { change } = acted;
  const led =
    action.action === 'comment' ? undefined : ledWarning(state.conditions, kind, action.at);
  const also = led && actOnOne(acted.state, 'warning', led.raisedAt, action);
  if (!also?.ok) return { ok: true, state: acted.state, changes: [change] };
  return { ok: true, state: also.state, changes: [change, also.change] };
}

function actOnOne(
  state: AlarmState,
  kind: AlarmKind,
  raisedAt: number,
  action: AlarmAction,
): ActedOnOne {
  const condition = state.conditions[kind];
  if (action.action === 'comment') return comment(state, kind, raisedAt, action, condition);
  const alarm = condition?.alarm;
  if (condition === undefined || alarm?.raisedAt !== raisedAt) return { ok: false, why: 'closed' };
  switch (action.action) {
    case 'acknowledge':
      return acknowledge(state, kind, condition, alarm, action);
    case 'shelve':
      return shelve(state, kind, condition, alarm, action);
    case 'unshelve': {
      if (alarm.shelvedUntil === null) return { ok: false, why: 'not-shelved' };
      const { at, by, note } = action;
      const { next, change } = unshelve(kind, condition, alarm, { at, by, note });
      return done(state, kind, next, change);
    }
  }
}

function acknowledge(
  state: AlarmState,
  kind: AlarmKind,
  condition: Condition,
  alarm: OpenAlarm,
  { by, note, at }: AlarmAction,
): ActedOnOne {
  if (alarm.acknowledged) return { ok: false, why: 'acknowledged-before' };
  const next = acknowledged(condition, alarm);
  const { raisedAt } = alarm;
  const [before, after] = [standingOf(condition), standingOf(next)];
  const change = 'acknowledged';
  return done(state, kind, next, { kind, change, raisedAt, at, before, after, by, note });
}

/** One that has returned already is closed by it. */
function acknowledged(condition: Condition, alarm: OpenAlarm): Condition | undefined {
  switch (condition.phase) {
    case 'quiet':
      return undefined;
    case 'pending':
      return { ...condition, alarm: null };
    case 'on':
    case 'clearing':
      return { ...condition, alarm: { ...alarm, acknowledged: true } };
  }
}

function shelve(
  state: AlarmState,
  kind: AlarmKind,
  condition: Condition,
  alarm: OpenAlarm,
  { by, note, at, until }: AlarmAction & { action: 'shelve' },
): ActedOnOne {
  const standing = standingOf(condition);
  const words = { before: standing, after: standing, by, note, until };
  const next = { ...condition, alarm: { ...alarm, shelvedUntil: until } };
  const { raisedAt } = alarm;
  return done(state, kind, next, { kind, change: 'shelved', raisedAt, at, ...words });
}

/** Also on an alarm that is closed: what was learnt later belongs to it. */
function comment(
  state: AlarmState,
  kind: AlarmKind,
  raisedAt: number,
  { by, note, at }: AlarmAction,
  condition: Condition | undefined,
): ActedOnOne {
  const standing = condition?.alarm?.raisedAt === raisedAt ? standingOf(condition) : 'none';
  const words = { before: standing, after: standing, by, note };
  return { ok: true, state, change: { kind, change: 'commented', raisedAt, at, ...words } };
}

function done(
  state: AlarmState,
  kind: AlarmKind,
  next: Condition | undefined,
  change: AlarmChange,
): ActedOnOne {
  return { ok: true, state: { ...state, conditions: put(state.conditions, kind, next) }, change };
}
