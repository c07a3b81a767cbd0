import { type AlarmAction, actOnAlarm } from '#lib/alarm/act.ts';
import type { AlarmChange, AlarmKind } from '#lib/alarm/alarm.ts';
import type { AlarmEvent, HeardReading, PassedTime } from '#lib/alarm/event.ts';
import { type NextMidnight, type Rules, rulesOf } from '#lib/alarm/rules.ts';
import type { AlarmState } from '#lib/alarm/state.ts';
import { stepAlarm } from '#lib/alarm/step.ts';
import type { Reading } from '#lib/reading/reading.ts';
import type { Settings } from '#lib/settings/settings.ts';
import { NOON, reading } from '#tests/support/builders.ts';

export const HOUR_S = 3600;
export const DAY_S = 86_400;
/** Seconds after noon at which the first day ends. */
export const MIDNIGHT_S = 12 * HOUR_S;

/** Limits and delays that are easy to reckon with, and nothing else that could raise an alarm. */
const SETTINGS: Settings = {
  low: -5,
  high: 5,
  warningBand: 0,
  deadband: 0.5,
  onDelaySeconds: 120,
  offDelaySeconds: 60,
  cumulativeMinutes: null,
  silentAfterSeconds: 600,
  stuckAfterMinutes: null,
  jumpCelsius: null,
  probeErrors: [-127, 85],
};

/** The freezers stand where days end at midnight UTC. */
const utcMidnight: NextMidnight = (at) => (Math.floor(at / (DAY_S * 1000)) + 1) * DAY_S * 1000;

export function rules(given: Partial<Settings> = {}, nextMidnight = utcMidnight): Rules {
  return rulesOf({ ...SETTINGS, ...given }, nextMidnight);
}

/** So many seconds after noon. */
export function noonPlus(seconds: number): number {
  return NOON + seconds * 1000;
}

/** A value so many seconds after noon, heard of at once unless said otherwise. */
export function value(
  seconds: number,
  celsius: number,
  given: Partial<Pick<Reading, 'skewed'> & Pick<HeardReading, 'heardAt' | 'log'>> = {},
): HeardReading {
  const at = noonPlus(seconds);
  const { skewed = false, heardAt = at, log = 1 } = given;
  return { type: 'reading', reading: reading({ celsius, at, skewed }), heardAt, log };
}

/** So many seconds after noon by the sensor's clock, and heard of so many after noon by ours. */
export function heard(seconds: number, ours: number, celsius: number, skewed = false) {
  return value(seconds, celsius, { heardAt: noonPlus(ours), skewed });
}

/** So many seconds after noon, by our clock, everything that was sent was read. */
export function time(seconds: number): PassedTime {
  return { type: 'time', now: noonPlus(seconds), readTo: true };
}

/** The same, but there may be more to read. */
export function unreadTime(seconds: number): PassedTime {
  return { ...time(seconds), readTo: false };
}

export type Played = { readonly state: AlarmState; readonly changes: readonly AlarmChange[] };

/** What events make of a freezer that was never heard of; the first is a reading. */
export function play(rulesThen: Rules, first: HeardReading, ...events: AlarmEvent[]): Played {
  return playOn(stepAlarm(undefined, first, rulesThen), rulesThen, ...events);
}

/** What more events make of it; `changes` are all from the beginning. */
export function playOn(before: Played, rulesThen: Rules, ...events: AlarmEvent[]): Played {
  let { state } = before;
  const changes = [...before.changes];
  for (const event of events) {
    const stepped = stepAlarm(state, event, rulesThen);
    state = stepped.state;
    changes.push(...stepped.changes);
  }
  return { state, changes };
}

/** The open alarm of a kind; fails when there is none. */
export function openAlarm({ state }: Played, kind: AlarmKind) {
  const alarm = state.conditions[kind]?.alarm;
  if (!alarm) throw new Error(`there is no open alarm ${kind}`);
  return alarm;
}

type Deed =
  | Pick<AlarmAction & { action: 'acknowledge' }, 'action'>
  | Pick<AlarmAction & { action: 'shelve' }, 'action' | 'until'>
  | Pick<AlarmAction & { action: 'unshelve' }, 'action'>
  | Pick<AlarmAction & { action: 'comment' }, 'action'>;

/** Ana does something, so many seconds after noon, to the open alarm of a kind; fails when it is refused. */
export function act(before: Played, kind: AlarmKind, seconds: number, deed: Deed): Played {
  const { raisedAt } = openAlarm(before, kind);
  const action: AlarmAction = { ...deed, by: 'Ana', note: 'seen', at: noonPlus(seconds) };
  const acted = actOnAlarm(before.state, kind, raisedAt, action);
  if (!acted.ok) throw new Error(`refused: ${acted.why}`);
  return { state: acted.state, changes: [...before.changes, ...acted.changes] };
}

/** One line for each change: its kind, what it is, and when, in seconds after noon. */
export function lines({ changes }: Pick<Played, 'changes'>, ...kinds: AlarmKind[]): string[] {
  return changes
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map(({ kind, change, at }) => `${kind} ${change} ${(at - NOON) / 1000}`);
}
