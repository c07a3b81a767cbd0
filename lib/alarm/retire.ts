import { ALARM_KINDS, type AlarmChange, standingOf } from '#lib/alarm/alarm.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import { type AlarmState, sensorTime } from '#lib/alarm/state.ts';

/** FA9: nobody is to be called because of a freezer that is retired. Whatever is open closes, whoever had seen it. */
export function closeAlarms(
  state: AlarmState,
  words: { readonly at: number; readonly by: string },
): { readonly state: AlarmState; readonly changes: readonly AlarmChange[] } {
  const changes: AlarmChange[] = [];
  for (const kind of ALARM_KINDS) {
    const condition = state.conditions[kind];
    const alarm = condition?.alarm ?? null;
    if (alarm === null) continue;
    const { raisedAt, peak } = alarm;
    const [before, after] = [standingOf(condition), 'none'] as const;
    changes.push({ kind, change: 'closed', raisedAt, before, after, peak, ...words });
  }
  return { state: unjudged(state), changes };
}

/** What is kept of a freezer that nobody judges: its newest reading, and no trouble. */
export function unjudged(state: AlarmState): AlarmState {
  return { ...state, outsideMs: 0, conditions: {} };
}

/** FA11: one that is no longer retired is judged from now on: no silence, day or stuck value reaches back. */
export function judgeAgain(state: AlarmState, now: number, rules: Rules): AlarmState {
  const since = Math.max(state.at, sensorTime(state, now));
  return {
    ...unjudged(state),
    judgedSince: now,
    sameSince: since,
    jumpedAt: null,
    countedTo: since,
    dayEnds: rules.nextMidnight(since),
  };
}
