import type { AlarmAction } from '#lib/alarm/act.ts';
import type { AlarmKind } from '#lib/alarm/alarm.ts';
import type { Overrides, Settings } from '#lib/settings/settings.ts';
import { midnights } from '#lib/time/midnight.ts';
import type { WatchStore } from '#server/alarms/watchdog.ts';
import type { RecordingStore } from '#server/recorder/recording.ts';
import { createRules } from '#server/recorder/rules.ts';
import type { Look } from '#tests/support/look.ts';

/** Where the tests' freezers stand. */
export const rulesFor = createRules(midnights('America/Sao_Paulo'));

/** A store under test, and what a test needs besides its ports. */
export type TestStore = RecordingStore &
  WatchStore & {
    /** What another instance of Gelo has on the same data. */
    other: RecordingStore & WatchStore;
    look(): Promise<Look>;
    saveProfile(id: string, settings: Settings): Promise<void>;
    saveFreezer(key: string, given: { profile: string; overrides: Overrides }): Promise<void>;
    retire(freezer: string, words: { at: number; by: string }): Promise<void>;
    unretire(freezer: string, words: { at: number; by: string }): Promise<void>;
    /** Does it to the newest alarm of that kind. */
    act(freezer: string, kind: AlarmKind, action: AlarmAction): Promise<void>;
    /** Resolves once somebody waits for a lock that another holds. */
    untilWaiting(): Promise<void>;
    close(): Promise<void>;
  };

export type Limits = { maxFreezers: number };
/** A new store, closed after the test. */
export type OpenStore = (limits?: Limits) => Promise<TestStore>;
