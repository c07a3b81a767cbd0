import type { AlarmChange } from '#lib/alarm/alarm.ts';
import { nextDue } from '#lib/alarm/due.ts';
import { unjudged } from '#lib/alarm/retire.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import type { AlarmState } from '#lib/alarm/state.ts';
import { stepAlarm } from '#lib/alarm/step.ts';
import {
  addReading,
  type Bucket,
  emptyBucket,
  FLAG,
  HOUR_MS,
  MINUTE_MS,
  startOf,
} from '#lib/history/rollup.ts';
import type { Reading } from '#lib/reading/reading.ts';

/** What the database keeps of a freezer between two batches: its alarms, and the minute and hour that are open. */
export type FreezerState = {
  readonly alarms: AlarmState;
  readonly minute: Bucket;
  readonly hour: Bucket;
  /** Whether its newest reading is simulated. */
  readonly simulated: boolean;
};

/** A reading that belongs to a bucket that was closed before. */
export type LateReading = {
  readonly from: number;
  readonly celsius: number;
  readonly flags: number;
};

export type FreezerRecord = {
  readonly state: FreezerState;
  /** By our clock, when time alone will next change the alarms; Infinity when never. */
  readonly due: number;
  /** One for each reading, in their order. */
  readonly flags: readonly number[];
  readonly changes: readonly AlarmChange[];
  readonly minutes: readonly Bucket[];
  readonly hours: readonly Bucket[];
  readonly lateMinutes: readonly LateReading[];
  readonly lateHours: readonly LateReading[];
};

/**
 * What recording some readings of one freezer, in the order of the log, makes of its state and its
 * history. FA10: those of a retired one are history as others are, and say nothing of its alarms.
 */
export function recordReadings(
  before: FreezerState | undefined,
  readings: readonly Reading[],
  heardAt: number,
  log: number,
  rules: Rules,
  retired = false,
): FreezerRecord {
  let alarms = before?.alarms;
  let simulated = before?.simulated ?? false;
  const minutes = openBucket(before?.minute, MINUTE_MS);
  const hours = openBucket(before?.hour, HOUR_MS);
  const flags: number[] = [];
  const changes: AlarmChange[] = [];
  for (const reading of readings) {
    const stepped = stepAlarm(alarms, { type: 'reading', reading, heardAt, log }, rules);
    alarms = retired ? unjudged(stepped.state) : stepped.state;
    if (alarms.at === reading.at) simulated = reading.simulated;
    if (!retired) for (const change of stepped.changes) changes.push(change);
    const flag = flagsOf(reading, rules);
    flags.push(flag);
    minutes.add(reading.at, reading.celsius, flag);
    hours.add(reading.at, reading.celsius, flag);
  }
  const [minute, hour] = [minutes.open(), hours.open()];
  if (alarms === undefined || minute === undefined || hour === undefined) {
    throw new Error('there is nothing to record without a reading');
  }
  return {
    state: { alarms, minute, hour, simulated },
    due: retired ? Number.POSITIVE_INFINITY : nextDue(alarms, rules),
    flags,
    changes,
    minutes: minutes.closed,
    hours: hours.closed,
    lateMinutes: minutes.late,
    lateHours: hours.late,
  };
}

function flagsOf({ celsius, skewed, simulated }: Reading, rules: Rules): number {
  const kind = (skewed ? FLAG.skewed : 0) | (simulated ? FLAG.simulated : 0);
  if (rules.probeErrors.includes(celsius)) return FLAG.probeError | kind;
  if (celsius > rules.high) return FLAG.above | kind;
  return celsius < rules.low ? FLAG.below | kind : kind;
}

/** The bucket that readings fall into now. A later one closes it; an earlier one is late. */
function openBucket(before: Bucket | undefined, width: number) {
  let open = before;
  const closed: Bucket[] = [];
  const late: LateReading[] = [];
  return {
    closed,
    late,
    open: () => open,
    add(at: number, celsius: number, flags: number) {
      if (open !== undefined && at < open.from) {
        late.push({ from: startOf(at, width), celsius, flags });
        return;
      }
      if (open !== undefined && at >= open.from + width) {
        closed.push(open);
        open = undefined;
      }
      open = addReading(open ?? emptyBucket(startOf(at, width)), celsius, flags);
    },
  };
}
