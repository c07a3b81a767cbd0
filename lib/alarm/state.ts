import type { Conditions } from '#lib/alarm/alarm.ts';
import type { Rules } from '#lib/alarm/rules.ts';

/** All that the alarms of one freezer remember between two readings. It is kept in the database. */
export type AlarmState = {
  /** The newest reading's own time. */
  readonly at: number;
  /** When that time was first heard of, by our clock: what tells the sensor's clock from ours. */
  readonly newestHeardAt: number;
  /** When the freezer was last heard of at all, by our clock. */
  readonly heardAt: number;
  /** When, by our clock, the first late reading since the newest was heard of. */
  readonly lateSince: number | null;
  /** The newest value that was no probe error, and when it was measured. */
  readonly celsius: number | null;
  readonly celsiusAt: number;
  /** Since when the value is the very same. */
  readonly sameSince: number;
  /** When it last made a step that no freezer makes. */
  readonly jumpedAt: number | null;
  /** How long it was outside its limits today, counted up to when, and when today ends. */
  readonly outsideMs: number;
  readonly countedTo: number;
  readonly dayEnds: number;
  /** Since when, by our clock, it is judged again; until the next reading. */
  readonly judgedSince?: number;
  /** The logs (lives of a partition) that its readings came from. */
  readonly logs: readonly number[];
  readonly conditions: Conditions;
};

/** The sensor's time that corresponds to a time of ours: its clock may run behind, and goes on meanwhile. */
export function sensorTime(state: AlarmState, now: number): number {
  return state.at + now - state.newestHeardAt;
}

/** Our time at which the sensor's clock will show `at`. */
export function ourTime(state: AlarmState, at: number): number {
  return at - state.at + state.newestHeardAt;
}

/** From when on, by our clock, its silence counts. */
export function silentFrom({ heardAt, judgedSince }: AlarmState): number {
  return Math.max(heardAt, judgedSince ?? heardAt);
}

/** Until when the newest value counts: after that the sensor is silent, and nobody knows. */
export function knownUntil(state: AlarmState, rules: Rules): number {
  return state.celsiusAt + rules.silentAfterMs;
}
