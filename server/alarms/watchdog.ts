import type { AlarmChange, AlarmKind } from '#lib/alarm/alarm.ts';
import { nextDue } from '#lib/alarm/due.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import { stepAlarm } from '#lib/alarm/step.ts';
import type { FreezerState } from '#lib/reading/record.ts';
import type { Settings } from '#lib/settings/settings.ts';
import type { Log } from '#server/lifecycle/log.ts';

const LOOK_EVERY_MS = 1000;

export type DueFreezer = { freezer: number; state: FreezerState; settings: Settings };
export type TimedState = {
  freezer: number;
  state: FreezerState;
  due: number;
  changes: readonly AlarmChange[];
};
/** What the watchdog needs of a database. */
export type WatchStore = {
  /** Runs `work` while no other instance does; not at all while one does. */
  alone(work: () => Promise<void>): Promise<boolean>;
  /** Goes through all freezers whose time has come, each locked while `step` decides about it. */
  passTime(now: number, step: (due: DueFreezer) => TimedState | undefined): Promise<void>;
};

/** Lets time change alarms: delays that run out, sensors that are silent, shelves that end. */
export function createWatchdog(deps: {
  store: WatchStore;
  rulesFor: (settings: Settings) => Rules;
  /** Until when everything that these logs held is recorded: for their freezers, time is known to have passed so far. */
  recordedUntil: (logs: readonly number[]) => number;
  /** Since when there has been a Kafka that could hear of sensors. */
  servedSince: () => number;
  onRaised?: (kinds: readonly AlarmKind[]) => void;
  now: () => number;
  log: Log;
}) {
  const { store, rulesFor, recordedUntil, servedSince, now, log } = deps;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let stopped = false;
  let raised: AlarmKind[] = [];

  const step = ({ freezer, state, settings }: DueFreezer): TimedState | undefined => {
    const rules = rulesFor(settings);
    const known = recordedUntil(state.alarms.logs);
    const passed = { type: 'time', now: known, readTo: true, servedSince: servedSince() } as const;
    const read = stepAlarm(state.alarms, passed, rules);
    const shelf = stepAlarm(read.state, { type: 'time', now: now(), readTo: false }, rules);
    if (shelf.state === state.alarms) return undefined;
    const changes = [...read.changes, ...shelf.changes];
    for (const { change, kind } of changes) if (change === 'raised') raised.push(kind);
    const due = nextDue(shelf.state, rules);
    return { freezer, state: { ...state, alarms: shelf.state }, due, changes };
  };

  const look = async () => {
    raised = [];
    try {
      await store.alone(() => store.passTime(now(), step));
      deps.onRaised?.(raised);
    } catch (error) {
      log.debug({ error }, 'the watchdog could not look'); // The watch on the database says why.
    }
    if (!stopped) timer = setTimeout(() => (looking = look()), LOOK_EVERY_MS);
  };

  return {
    name: 'the watchdog',
    start() {
      looking = look();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
