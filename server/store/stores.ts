import type { Rules } from '#lib/alarm/rules.ts';
import type { Settings } from '#lib/settings.ts';
import { createAlarmStore } from '#server/store/alarm-store.ts';
import type { Database } from '#server/store/database.ts';
import { createFactsStore, readNewest } from '#server/store/facts-store.ts';
import { readFreezers } from '#server/store/freezer-store.ts';
import { createHistoryStore } from '#server/store/history-store.ts';
import { type JournalFilter, readJournal } from '#server/store/journal-store.ts';
import { readPositions } from '#server/store/logs.ts';
import { createReconcileStore } from '#server/store/reconcile-store.ts';
import { createRecordingStore } from '#server/store/recording-store.ts';
import { createSettingsStore } from '#server/store/settings-store.ts';
import { createSimulationStore } from '#server/store/simulation-store.ts';
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
    ...createFactsStore({ database, listAlarms: alarms.list }),
    freezers: (key?: string) => readFreezers(database, key),
    history: createHistoryStore(deps),
    journal: (filter: JournalFilter) => readJournal(database, filter),
    newest: () => readNewest(database),
    positions: (topic: string) => readPositions(database, topic),
    reconciliation: createReconcileStore(deps),
    recording: createRecordingStore(deps),
    settings: createSettingsStore(deps),
    simulation: createSimulationStore(deps),
    watch: createWatchStore(deps),
  };
}
