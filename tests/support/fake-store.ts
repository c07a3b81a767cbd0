import { actOnAlarm } from '#lib/alarm/act.ts';
import { nextDue } from '#lib/alarm/due.ts';
import { closeAlarms, judgeAgain } from '#lib/alarm/retire.ts';
import { FLAG } from '#lib/history/rollup.ts';
import type { FreezerState } from '#lib/reading/record.ts';
import { DEFAULT_PROFILE, PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import { effective, type Overrides, type Settings } from '#lib/settings/settings.ts';
import type { TimedState, WatchStore } from '#server/alarms/watchdog.ts';
import type {
  KnownFreezer,
  OpenLog,
  Recording,
  RecordingStore,
  StoredBucket,
  Width,
} from '#server/recorder/recording.ts';
import { findLikeness, type StoredMessage, type StoredStretch } from '#server/recorder/same-log.ts';
import { createFakeAlarms } from '#tests/support/fake-alarms.ts';
import { createTransactions, type Transaction } from '#tests/support/fake-transactions.ts';
import {
  type Held,
  type HeldLog,
  type HeldReading,
  type HeldReject,
  lookAt,
} from '#tests/support/look.ts';
import { rulesFor, type TestStore } from '#tests/support/test-store.ts';
import { waitFor } from '#tests/support/wait-for.ts';

type Freezer = {
  id: number;
  key: string;
  profile: string;
  overrides: Overrides;
  retired: boolean;
  state: FreezerState | null;
  due: number | null;
};

const NEW_FREEZERS = 'new freezers';
const logLock = (log: number) => `log ${log}`;
const stateLock = (freezer: number) => `state ${freezer}`;

/** A store in memory that keeps what the ports promise. */
export function createFakeStore({ maxFreezers }: { maxFreezers: number }): TestStore {
  const { inTransaction, isLocked, waiting } = createTransactions();
  const profiles = new Map<string, Settings>(Object.entries(PROFILE_SETTINGS));
  const logs: HeldLog[] = [];
  const freezers = new Map<string, Freezer>();
  const readings: HeldReading[] = [];
  const buckets: Record<Width, Map<string, StoredBucket>> = { minute: new Map(), hour: new Map() };
  const rejects: HeldReject[] = [];
  const absences: Held['absences'] = [];
  const { alarms, journal, apply } = createFakeAlarms();
  let freezersMade = 0;
  let watched = false;

  const byId = (id: number) => there([...freezers.values()].find((one) => one.id === id));
  const settingsOf = ({ profile, overrides }: Freezer) =>
    copyOf(effective(there(profiles.get(profile)), overrides));

  const storedOf = (log: HeldLog | undefined): StoredStretch => ({
    messages: new Map<number, StoredMessage>(
      [...readings, ...rejects]
        .filter((one) => one.log === log?.id)
        .map((one) => [one.offset, 'reason' in one ? one : storedReading(one)]),
    ),
    expiredTo: 0,
  });
  const storedReading = ({ freezer, flags, ...reading }: HeldReading) => ({
    ...reading,
    freezer: byId(freezer).key,
    skewed: (flags & FLAG.skewed) !== 0,
  });

  const openLog = (wanted: OpenLog) =>
    inTransaction(async ({ lock }) => {
      const { topic, partition } = wanted;
      await lock(`opening ${topic} ${partition}`);
      const known = logs.findLast((one) => one.topic === topic && one.partition === partition);
      if (known !== undefined) await lock(logLock(known.id));
      const { low, high } = await wanted.askEnds();
      if (known !== undefined && known.position <= high) {
        return { log: known.id, position: known.position };
      }
      const { read, begin } = wanted;
      const readStored = async () => storedOf(known);
      const since = Math.max(low, known?.began ?? 0);
      const { sameTo } = await findLikeness({ low: since, end: high, read, readStored });
      const began = known === undefined && begin === 'latest' ? high : (sameTo ?? low);
      const generation = known === undefined ? 0 : known.generation + 1;
      const made = { topic, partition, generation, began, position: began, newestAt: null };
      logs.push({ id: logs.length + 1, ...made });
      return { log: logs.length, position: began };
    });

  const findFreezers = async (
    keys: readonly string[],
    made: Map<string, Freezer>,
    { lock, atEnd }: Transaction,
  ) => {
    const isNew = (key: string) => !freezers.has(key) && !made.has(key);
    if (keys.some(isNew)) await lock(NEW_FREEZERS);
    for (const key of keys.filter(isNew)) {
      if (freezers.size + made.size >= maxFreezers) break;
      const begun = { overrides: {}, retired: false, state: null, due: null };
      const one = { id: ++freezersMade, key, profile: DEFAULT_PROFILE, ...begun };
      made.set(key, one);
      atEnd(() => freezers.set(key, one));
    }
    const found = new Map<string, KnownFreezer>();
    for (const key of keys) {
      const one = freezers.get(key) ?? made.get(key);
      if (one === undefined) continue;
      found.set(key, { id: one.id, settings: settingsOf(one), retired: one.retired });
    }
    return found;
  };

  const keepState = ({ freezer, state, due, changes }: TimedState) => {
    Object.assign(byId(freezer), { state: copyOf(state), due: Number.isFinite(due) ? due : null });
    for (const change of changes) apply(freezer, copyOf(change));
  };

  const keep = (log: HeldLog, recording: Recording) => {
    log.position = recording.position;
    if (recording.newestAt !== null) {
      log.newestAt = Math.max(log.newestAt ?? recording.newestAt, recording.newestAt);
    }
    for (const one of recording.freezers) {
      keepState(one);
      for (const [index, { at, celsius }] of one.readings.entries()) {
        const [offset, flags] = [there(one.offsets[index]), there(one.flags[index])];
        readings.push({ log: log.id, offset, freezer: one.freezer, at, celsius, flags });
      }
    }
    const widths = { minute: recording.minutes, hour: recording.hours };
    for (const width of ['minute', 'hour'] as const) {
      for (const one of widths[width]) buckets[width].set(nameOf(one.freezer, one.bucket), one);
    }
    for (const one of recording.rejects) {
      rejects.push({ ...one, log: log.id, size: one.value?.length ?? 0 });
    }
    for (const one of recording.absences) absences.push({ ...one, log: log.id });
  };

  const recording: RecordingStore = {
    openLog,
    transact: (id, work) =>
      inTransaction(async (transaction) => {
        await transaction.lock(logLock(id));
        const log = there(logs[id - 1]);
        const made = new Map<string, Freezer>();
        return work({
          position: log.position,
          freezers: (keys) => findFreezers(keys, made, transaction),
          async states(wanted) {
            for (const freezer of wanted.toSorted((a, b) => a - b)) {
              await transaction.lock(stateLock(freezer));
            }
            const known = [...freezers.values()].filter(
              (one) => one.state !== null && wanted.includes(one.id),
            );
            return new Map(known.map((one) => [one.id, there(copyOf(one.state))]));
          },
          buckets: async (width, wanted) =>
            wanted
              .map(({ freezer, from }) => buckets[width].get(nameOf(freezer, { from })))
              .filter((one) => one !== undefined),
          write: async (what) => transaction.atEnd(() => keep(log, what)),
        });
      }),
  };

  const watch: WatchStore = {
    async alone(work) {
      if (watched) return false;
      watched = true;
      await work().finally(() => {
        watched = false;
      });
      return true;
    },
    async passTime(now, step) {
      const changed = [...freezers.values()]
        .filter(({ due }) => due !== null && due <= now)
        .filter(({ id }) => !isLocked(stateLock(id)))
        .map((one) =>
          step({
            freezer: one.id,
            state: there(copyOf(one.state)),
            settings: settingsOf(one),
          }),
        );
      for (const one of changed) if (one !== undefined) keepState(one);
    },
  };

  const settingsChanged = () => {
    for (const one of freezers.values()) {
      if (one.state === null || one.retired) continue;
      const due = nextDue(one.state.alarms, rulesFor(settingsOf(one)));
      one.due = Number.isFinite(due) ? due : null;
    }
  };

  return {
    ...recording,
    ...watch,
    other: { ...recording, ...watch },
    look: async () =>
      lookAt({
        ...{ logs, readings, rejects, absences, alarms, journal },
        freezers: [...freezers.values()],
        minutes: [...buckets.minute.values()],
        hours: [...buckets.hour.values()],
      }),
    async saveProfile(id, settings) {
      profiles.set(id, settings);
      settingsChanged();
    },
    async saveFreezer(key, given) {
      Object.assign(there(freezers.get(key)), given);
      settingsChanged();
    },
    async retire(key, { at, by }) {
      const freezer = there(freezers.get(key));
      freezer.retired = true;
      const state = there(freezer.state);
      const { state: alarms, changes } = closeAlarms(state.alarms, { at, by });
      const due = Number.POSITIVE_INFINITY;
      keepState({ freezer: freezer.id, state: { ...state, alarms }, due, changes });
    },
    async unretire(key, { at }) {
      const freezer = there(freezers.get(key));
      freezer.retired = false;
      const state = there(freezer.state);
      const rules = rulesFor(settingsOf(freezer));
      const alarms = judgeAgain(state.alarms, at, rules);
      const due = nextDue(alarms, rules);
      keepState({ freezer: freezer.id, state: { ...state, alarms }, due, changes: [] });
    },
    act: (key, kind, action) =>
      inTransaction(async ({ lock }) => {
        const freezer = there(freezers.get(key));
        await lock(stateLock(freezer.id));
        const alarm = there(
          alarms.findLast((one) => one.freezer === freezer.id && one.kind === kind),
        );
        const state = there(freezer.state);
        const acted = actOnAlarm(state.alarms, kind, alarm.raisedAt, action);
        if (!acted.ok) throw new Error(`refused: ${acted.why}`);
        const due = nextDue(acted.state, rulesFor(settingsOf(freezer)));
        const next = { ...state, alarms: acted.state };
        keepState({ freezer: freezer.id, state: next, due, changes: acted.changes });
      }),
    untilWaiting: () => waitFor('somebody who waits', () => waiting() > 0).then(() => undefined),
    close: async () => undefined,
  };
}

/** As a database gives it back: a copy, and only what JSON keeps. */
function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function nameOf(freezer: number, { from }: { from: number }): string {
  return `${freezer} ${from}`;
}

function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('it is not there');
  return value;
}
