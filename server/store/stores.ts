import type { Rules } from '#lib/alarm/rules.ts';
import type { Settings } from '#lib/settings/settings.ts';
import { createAlarmStore } from '#server/store/alarm-store.ts';
import { createArrivalsStore } from '#server/store/arrivals-store.ts';
import type { Database } from '#server/store/database.ts';
import { createFactsStore, readNewest } from '#server/store/facts-store.ts';
import { readFreezers } from '#server/store/freezer-store.ts';
import { createHistoryStore } from '#server/store/history-store.ts';
import { createIntegrityStore } from '#server/store/integrity-store.ts';
import { createJournalStore } from '#server/store/journal-store.ts';
import { createJudgedStore } from '#server/store/judged-store.ts';
import { readPositions } from '#server/store/logs.ts';
import { createManySettings } from '#server/store/many-settings.ts';
import { createOutcomeStore } from '#server/store/outcome-store.ts';
import { createPeopleStore } from '#server/store/people-store.ts';
import { createReconcileStore } from '#server/store/reconcile-store.ts';
import { createRecordingStore } from '#server/store/recording-store.ts';
import { createRetirement } from '#server/store/retirement.ts';
import { createSettingsStore } from '#server/store/settings-store.ts';
import { createSimulationChanges } from '#server/store/simulation-changes.ts';
import { createSimulationStore } from '#server/store/simulation-store.ts';
import type { Instance } from '#server/store/simulation-tenure.ts';
import { createWatchStore } from '#server/store/watch-store.ts';

export type Stores = ReturnType<typeof createStores>;

/** All that is kept in one database, by what asks for it. */
export function createStores(deps: {
  database: Database;
  rulesFor: (settings: Settings) => Rules;
  maxFreezers: number;
  now: () => number;
}) {
  const { database } = deps;
  const alarms = createAlarmStore(deps);
  return {
    alarms,
    arrivals: createArrivalsStore(deps),
    ...createFactsStore({ database, listAlarms: alarms.list }),
    freezers: (key?: string) => readFreezers(database, key),
    history: createHistoryStore(deps),
    integrity: createIntegrityStore(deps),
    journal: createJournalStore({ database }),
    judged: createJudgedStore({ database }),
    manySettings: createManySettings(deps),
    newest: () => readNewest(database),
    outcomes: createOutcomeStore({ database }),
    people: createPeopleStore(deps),
    positions: (topic: string) => readPositions(database, topic),
    reconciliation: createReconcileStore(deps),
    recording: createRecordingStore(deps),
    retirement: createRetirement(deps),
    settings: createSettingsStore(deps),
    simulation: (instance: Instance) => createSimulationStore({ ...deps, instance }),
    simulationChanges: createSimulationChanges(deps),
    watch: createWatchStore(deps),
  };
}
