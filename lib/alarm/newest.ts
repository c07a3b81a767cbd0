import type { AlarmChange } from '#lib/alarm/alarm.ts';
import { begunAnew, notClearing } from '#lib/alarm/condition.ts';
import { mapLimits } from '#lib/alarm/conditions.ts';
import { countDay } from '#lib/alarm/day.ts';
import type { HeardReading } from '#lib/alarm/event.ts';
import { lastHeard, notAhead } from '#lib/alarm/heard.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import { runOutTo } from '#lib/alarm/run-out.ts';
import { type AlarmState, knownUntil } from '#lib/alarm/state.ts';

/** Two values farther apart in time than this may well differ. */
const JUMP_WITHIN_MS = 60_000;

/** The state with the first reading in it, to be judged. */
export function beginWith(event: HeardReading, rules: Rules): AlarmState {
  const { reading, heardAt, log } = event;
  const { at, celsius } = reading;
  return {
    at,
    newestHeardAt: heardAt,
    heardAt,
    lateSince: null,
    celsius: rules.probeErrors.includes(celsius) ? null : celsius,
    celsiusAt: at,
    sameSince: at,
    jumpedAt: null,
    outsideMs: 0,
    countedTo: at,
    dayEnds: rules.nextMidnight(at),
    logs: [log],
    conditions: {},
  };
}

/** The same when the sensor's clock was set back: what was known of time counts no more, alarms do. */
export function beginAnewWith(before: AlarmState, event: HeardReading, rules: Rules): AlarmState {
  const begun = beginWith(event, rules);
  const heardAt = lastHeard(before, event.heardAt);
  return {
    ...begun,
    newestHeardAt: heardAt,
    heardAt,
    celsius: begun.celsius ?? before.celsius,
    outsideMs: begun.dayEnds === before.dayEnds ? before.outsideMs : 0,
    logs: withLog(before.logs, event.log),
    conditions: mapLimits(before.conditions, (known) => begunAnew(known, begun.at, rules)),
  };
}

/** The state with the next reading in it, to be judged, once all has run out that ended before it. */
export function goOnWith(
  before: AlarmState,
  { reading, heardAt, log }: HeardReading,
  rules: Rules,
  changes: AlarmChange[],
): AlarmState {
  const { at, celsius } = reading;
  const day = countDay(before, at, rules);
  const isError = rules.probeErrors.includes(celsius);
  const isGap = !isError && at > knownUntil(before, rules);
  const isSame = isError || (celsius === before.celsius && !isGap);
  const conditions = runOutTo(before, at, day, rules, changes);
  const heard = lastHeard(before, heardAt);
  const isNewer = at > before.at;
  return {
    at,
    newestHeardAt: isNewer ? heard : notAhead(before.newestHeardAt, heardAt),
    heardAt: heard,
    lateSince: isNewer ? null : before.lateSince,
    celsius: isError ? before.celsius : celsius,
    celsiusAt: isError ? before.celsiusAt : at,
    sameSince: isSame ? before.sameSince : at,
    jumpedAt: !isError && jumps(before, celsius, at, rules) ? at : before.jumpedAt,
    outsideMs: day.outsideMs,
    // Time alone may have come beyond the reading, to midnight.
    countedTo: Math.max(before.countedTo, at),
    dayEnds: day.dayEnds,
    logs: withLog(before.logs, log),
    conditions: isGap ? mapLimits(conditions, notClearing) : conditions,
  };
}

export function withLog(logs: readonly number[], log: number): readonly number[] {
  return logs.includes(log) ? logs : [...logs, log];
}

function jumps(before: AlarmState, celsius: number, at: number, rules: Rules): boolean {
  return (
    before.celsius !== null &&
    Math.abs(celsius - before.celsius) > rules.jump &&
    at - before.celsiusAt <= JUMP_WITHIN_MS
  );
}
