import type { AlarmKind, Standing } from '#lib/alarm/alarm.ts';
import type { Bucket } from '#lib/history/rollup.ts';
import type { FreezerState } from '#lib/reading/record.ts';
import type { Absence, StoredBucket } from '#server/recorder/recording.ts';

/** Everything that a store holds of recordings, as it holds it. */
export type Held = {
  logs: HeldLog[];
  freezers: { id: number; key: string; state: FreezerState | null; due: number | null }[];
  readings: HeldReading[];
  minutes: StoredBucket[];
  hours: StoredBucket[];
  rejects: HeldReject[];
  absences: (Absence & { log: number })[];
  alarms: HeldAlarm[];
  journal: HeldEntry[];
};

export type HeldLog = {
  id: number;
  topic: string;
  partition: number;
  generation: number;
  began: number;
  position: number;
  newestAt: number | null;
};
export type HeldReading = {
  log: number;
  offset: number;
  freezer: number;
  at: number;
  celsius: number;
  flags: number;
};
export type HeldReject = {
  log: number;
  offset: number;
  reason: string;
  at: number;
  key: Uint8Array | null;
  value: Uint8Array | null;
  /** Of the value before it was cut. */
  size: number;
};
export type HeldAlarm = {
  id: number;
  freezer: number;
  kind: AlarmKind;
  raisedAt: number;
  since: number;
  standing: Standing;
  reason: string | null;
  celsius: number | null;
  limit: number | null;
  peak: number | null;
  returnedAt: number | null;
  acknowledgedAt: number | null;
  acknowledgedBy: string | null;
  note: string | null;
  shelvedUntil: number | null;
  shelvedBy: string | null;
  timesRaised: number;
};
export type HeldEntry = {
  id: number;
  at: number;
  who: string | null;
  what: string;
  freezer: number | null;
  alarm: number | null;
  before: unknown;
  after: unknown;
};

export type Look = ReturnType<typeof lookAt>;

/** Stores keep the beginning of a reject; this much of it is compared. */
const COMPARED_BYTES = 256;

/**
 * What a store holds, in one form that depends neither on how often nor in what order it was written:
 * names instead of numbers, all sorted, rollups with those that are still open, absences joined.
 */
export function lookAt(held: Held) {
  const keys = new Map(held.freezers.map(({ id, key }) => [id, key]));
  const logs = new Map(held.logs.map((log) => [log.id, nameOfLog(log)]));
  const alarms = new Map(held.alarms.map((alarm) => [alarm.id, nameOfAlarm(alarm)]));
  const keyOf = (freezer: number | null) =>
    freezer === null ? '' : (keys.get(freezer) ?? `freezer ${freezer}, which is not there`);
  const logOf = (log: number) => logs.get(log) ?? `log ${log}, which is not there`;
  const rollups = (closed: readonly StoredBucket[], width: 'minute' | 'hour') => {
    const open = held.freezers.flatMap(({ id, state }) =>
      state === null ? [] : [{ freezer: id, bucket: state[width] }],
    );
    const all = [...closed, ...open].map(({ freezer, bucket }) => ({
      freezer: keyOf(freezer),
      ...bucket,
    }));
    return sorted(all, ({ freezer }) => freezer, from);
  };
  return {
    logs: sorted(
      held.logs.map(({ id, ...log }) => ({ log: logOf(id), ...log })),
      ({ log }) => log,
    ),
    freezers: sorted(
      held.freezers.map(({ key, state, due }) => ({ key, due, state: named(state, logOf) })),
      ({ key }) => key,
    ),
    readings: sorted(
      held.readings.map((one) => ({ ...one, log: logOf(one.log), freezer: keyOf(one.freezer) })),
      ({ log }) => log,
      ({ offset }) => offset,
    ),
    minutes: rollups(held.minutes, 'minute'),
    hours: rollups(held.hours, 'hour'),
    rejects: sorted(
      held.rejects.map((one) => ({
        ...one,
        log: logOf(one.log),
        key: hex(one.key),
        value: hex(one.value),
      })),
      ({ log }) => log,
      ({ offset }) => offset,
    ),
    absences: joined(
      sorted(
        held.absences.map((one) => ({ ...one, log: logOf(one.log) })),
        ({ log }) => log,
        from,
      ),
    ),
    alarms: sorted(
      held.alarms.map(({ id: _, ...one }) => ({ ...one, freezer: keyOf(one.freezer) })),
      ({ freezer }) => freezer,
      ({ kind }) => kind,
      ({ raisedAt }) => raisedAt,
    ),
    /** Each freezer's entries in the order in which they were written. */
    journal: sorted(
      sorted(held.journal, ({ id }) => id).map(({ id: _, alarm, freezer, ...entry }) => ({
        freezer: keyOf(freezer),
        alarm: alarm === null ? null : (alarms.get(alarm) ?? 'an alarm that is not there'),
        ...entry,
      })),
      ({ freezer }) => freezer,
    ),
  };
}

function nameOfLog({ topic, partition, generation }: HeldLog): string {
  return `${topic}/${partition}/${generation}`;
}

function nameOfAlarm({ kind, raisedAt }: HeldAlarm): string {
  return `${kind} ${raisedAt}`;
}

/** A state with the logs that it names by number called by their names. */
function named(state: FreezerState | null, logOf: (log: number) => string) {
  if (state === null) return null;
  return { ...state, alarms: { ...state.alarms, logs: state.alarms.logs.map(logOf) } };
}

function from(one: Pick<Bucket, 'from'>): number {
  return one.from;
}

function hex(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes.subarray(0, COMPARED_BYTES)).toString('hex');
}

/** A hole that was met in two pieces is one hole. */
function joined<One extends { log: string; from: number; to: number; reason: string }>(
  absences: readonly One[],
): One[] {
  const whole: One[] = [];
  for (const one of absences) {
    const last = whole.at(-1);
    if (last?.log === one.log && last.to === one.from && last.reason === one.reason) {
      whole[whole.length - 1] = { ...last, to: one.to };
    } else whole.push(one);
  }
  return whole;
}

/** Sorted by the first of these that differs; what is the same in all stays in its order. */
function sorted<One>(
  all: readonly One[],
  ...by: readonly ((one: One) => string | number)[]
): One[] {
  return all.toSorted((a, b) => {
    for (const part of by) {
      const [left, right] = [part(a), part(b)];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  });
}
