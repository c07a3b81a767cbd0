import type {
  AlarmChange,
  AlarmKind,
  Condition,
  Conditions,
  FaultReason,
} from '#lib/alarm/alarm.ts';
import { AT_ONCE, advance, type Detail, worse } from '#lib/alarm/condition.ts';
import { hearOf, put } from '#lib/alarm/conditions.ts';
import { countDay, type DayCount } from '#lib/alarm/day.ts';
import { type Rules, saysHigh, saysLow, saysWarning } from '#lib/alarm/rules.ts';
import { endShelves } from '#lib/alarm/shelf.ts';
import { type AlarmState, sensorTime } from '#lib/alarm/state.ts';
import type { Reading } from '#lib/reading.ts';

/** A reading, when it was heard of, and the log that it came from. */
export type HeardReading = {
  readonly type: 'reading';
  readonly reading: Reading;
  readonly heardAt: number;
  readonly log: number;
};
/** `readTo`: all that the freezer's partitions held at `now` was read, so that silence is silence. */
export type PassedTime = { readonly type: 'time'; readonly now: number; readonly readTo: boolean };
export type AlarmEvent = HeardReading | PassedTime;

type Stepped = { readonly state: AlarmState; readonly changes: readonly AlarmChange[] };

/** A step of the probe counts as a fault for this long. */
const JUMP_LASTS_MS = 5 * 60_000;
/** Two values farther apart in time than this may well differ. */
const JUMP_WITHIN_MS = 60_000;
const NO_CHANGES: readonly AlarmChange[] = [];
const NO_DETAIL: Detail = { celsius: null, limit: null, reason: null };

/** One freezer's alarms after a reading, whatever the batch it came in. */
export function stepAlarm(
  before: AlarmState | undefined,
  event: HeardReading,
  rules: Rules,
): Stepped;
/** One freezer's alarms after time has passed; of a freezer that was never heard of there is nothing to say. */
export function stepAlarm(before: AlarmState, event: AlarmEvent, rules: Rules): Stepped;
export function stepAlarm(
  before: AlarmState | undefined,
  event: AlarmEvent,
  rules: Rules,
): Stepped | undefined {
  if (event.type === 'reading') return hearReading(before, event, rules);
  return before && passTime(before, event, rules);
}

function hearReading(before: AlarmState | undefined, event: HeardReading, rules: Rules): Stepped {
  const { reading, heardAt, log } = event;
  if (before === undefined) return judge(firstState(event, rules), event, rules, []);
  const heard = Math.max(before.heardAt, heardAt);
  const logs = before.logs.includes(log) ? before.logs : [...before.logs, log];
  if (reading.at < before.at) return hearLate({ ...before, heardAt: heard, logs });

  const { at, celsius } = reading;
  const changes: AlarmChange[] = [];
  const day = countDay(before, at, rules);
  const conditions = runOut(before, at, day, rules, changes);
  const isError = rules.probeErrors.includes(celsius);
  const state: AlarmState = {
    at,
    heardAt: heard,
    celsius: isError ? before.celsius : celsius,
    celsiusAt: isError ? before.celsiusAt : at,
    sameSince: isError || celsius === before.celsius ? before.sameSince : at,
    jumpedAt: !isError && jumps(before, celsius, at, rules) ? at : before.jumpedAt,
    outsideMs: day.outsideMs,
    countedTo: at,
    dayEnds: day.dayEnds,
    logs,
    conditions,
  };
  return judge(state, event, rules, changes);
}

function firstState({ reading, heardAt, log }: HeardReading, rules: Rules): AlarmState {
  const { at, celsius } = reading;
  return {
    at,
    heardAt,
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

/** A reading from before the newest says nothing but that the sensor is there. */
function hearLate(state: AlarmState): Stepped {
  const changes: AlarmChange[] = [];
  const heard = { kind: 'silent', trouble: false, at: state.heardAt } as const;
  const still = { ...heard, delays: AT_ONCE, detail: NO_DETAIL };
  const conditions = hearOf(state.conditions, still, changes);
  return { state: conditions === state.conditions ? state : { ...state, conditions }, changes };
}

function jumps(before: AlarmState, celsius: number, at: number, rules: Rules): boolean {
  return (
    before.celsius !== null &&
    Math.abs(celsius - before.celsius) > rules.jump &&
    at - before.celsiusAt <= JUMP_WITHIN_MS
  );
}

/** Lets run out, in the order in which they do, the delays that end and what the day's count says up to a time. */
function runOut(
  state: AlarmState,
  to: number,
  day: DayCount,
  rules: Rules,
  changes: AlarmChange[],
): Conditions {
  let { conditions } = state;
  for (const kind of Object.keys(conditions) as AlarmKind[]) {
    const known = conditions[kind] as Condition;
    const detail = detailOf(kind, state.celsius, rules);
    conditions = put(conditions, kind, advance(kind, known, to, detail, changes));
  }
  for (const { passed, at } of day.events) {
    const detail = passed ? detailOf('cumulative', state.celsius, rules) : NO_DETAIL;
    const heard = { kind: 'cumulative', trouble: passed, at, delays: AT_ONCE, detail } as const;
    conditions = hearOf(conditions, heard, changes);
  }
  changes.sort((a, b) => a.at - b.at);
  return conditions;
}

/** What the newest reading says of each kind. */
function judge(
  state: AlarmState,
  { reading, heardAt }: HeardReading,
  rules: Rules,
  changes: AlarmChange[],
): Stepped {
  const { celsius, at, skewed } = reading;
  let { conditions } = state;
  const says = (
    kind: AlarmKind,
    trouble: boolean | undefined,
    reason: FaultReason | null = null,
  ) => {
    if (trouble === undefined || (!trouble && conditions[kind] === undefined)) return;
    const isLimit = kind === 'high' || kind === 'low' || kind === 'warning';
    conditions = hearOf(
      conditions,
      {
        kind,
        trouble,
        at: kind === 'silent' || kind === 'clock' ? heardAt : at,
        delays: isLimit ? rules.delays : AT_ONCE,
        detail: { ...detailOf(kind, celsius, rules), reason },
      },
      changes,
    );
  };
  const isError = rules.probeErrors.includes(celsius);
  if (!isError) {
    says('high', saysHigh(celsius, rules));
    says('low', saysLow(celsius, rules));
    says('warning', saysWarning(celsius, rules));
    if (state.outsideMs <= rules.cumulativeMs) says('cumulative', false);
    conditions = withPeak(withPeak(conditions, 'high', celsius), 'low', celsius);
  }
  const reason = faultOf(state, isError, rules);
  says('fault', reason !== null, reason);
  says('clock', skewed);
  says('silent', false);
  return {
    state: conditions === state.conditions ? state : { ...state, conditions },
    changes: changes.length === 0 ? NO_CHANGES : changes,
  };
}

function faultOf(state: AlarmState, isError: boolean, rules: Rules): FaultReason | null {
  if (isError) return 'probe-error';
  if (state.at - state.sameSince >= rules.stuckAfterMs) return 'stuck';
  if (state.jumpedAt !== null && state.at - state.jumpedAt < JUMP_LASTS_MS) return 'jump';
  return null;
}

function withPeak(conditions: Conditions, kind: 'high' | 'low', celsius: number): Conditions {
  const known = conditions[kind];
  if (known?.phase !== 'on' && known?.phase !== 'clearing') return conditions;
  const peak = worse(kind, known.alarm.peak, celsius);
  if (peak === known.alarm.peak) return conditions;
  return put(conditions, kind, { ...known, alarm: { ...known.alarm, peak } });
}

function detailOf(kind: AlarmKind, celsius: number | null, rules: Rules): Detail {
  switch (kind) {
    case 'high':
      return { celsius, limit: rules.high, reason: null };
    case 'low':
      return { celsius, limit: rules.low, reason: null };
    case 'warning':
      return { celsius, limit: nearer(celsius, rules), reason: null };
    case 'fault':
    case 'cumulative':
      return { celsius, limit: null, reason: null };
    case 'silent':
    case 'clock':
      return NO_DETAIL;
  }
}

/** The limit whose warning band a value is in, or was in before it came into the deadband. */
function nearer(celsius: number | null, { high, low }: Rules): number | null {
  if (celsius === null) return null;
  return high - celsius < celsius - low ? high : low;
}

function passTime(before: AlarmState, { now, readTo }: PassedTime, rules: Rules): Stepped {
  const changes: AlarmChange[] = [];
  let state = before;
  if (readTo) {
    const to = sensorTime(before, now);
    const day = countDay(before, to, rules);
    const conditions = runOut(before, to, day, rules, changes);
    const ended = day.events.findLast(({ passed }) => !passed);
    if (ended !== undefined) {
      state = { ...state, ...beginDay(before, ended.at, day.dayEnds) };
    }
    const deadline = before.heardAt + rules.silentAfterMs;
    const silent = { kind: 'silent', trouble: now >= deadline, at: deadline } as const;
    const still = silent.trouble
      ? hearOf(conditions, { ...silent, delays: AT_ONCE, detail: NO_DETAIL }, changes)
      : conditions;
    if (still !== state.conditions) state = { ...state, conditions: still };
  }
  const conditions = endShelves(state.conditions, now, changes);
  if (conditions !== state.conditions) state = { ...state, conditions };
  return { state, changes };
}

/** Time passed midnight without a reading: the new day's count begins there. */
function beginDay(before: AlarmState, began: number, dayEnds: number) {
  return { outsideMs: 0, countedTo: Math.max(began, before.countedTo), dayEnds };
}
