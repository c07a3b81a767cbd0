import { afterEach, describe } from 'vitest';
import { absenceContract } from '#tests/contract/absence-contract.ts';
import { alarmsContract } from '#tests/contract/alarms-contract.ts';
import { freezersContract } from '#tests/contract/freezers-contract.ts';
import { keepingContract, rollupContract } from '#tests/contract/history-contract.ts';
import { onceContract } from '#tests/contract/once-contract.ts';
import { openingContract } from '#tests/contract/opening-contract.ts';
import { retiredContract } from '#tests/contract/retired-contract.ts';
import { settingsContract } from '#tests/contract/settings-contract.ts';
import { watchContract } from '#tests/contract/watch-contract.ts';
import type { Limits, TestStore } from '#tests/support/test-store.ts';

/** What the ports RecordingStore and WatchStore promise, whoever keeps the promise. */
export function recordingContract(
  name: string,
  makeStore: (limits: Limits) => Promise<TestStore> | TestStore,
) {
  describe(name, () => {
    const open: TestStore[] = [];
    afterEach(async () => {
      await Promise.all(open.splice(0).map((store) => store.close()));
    });
    const openStore = async (limits: Limits = { maxFreezers: 10_000 }) => {
      const store = await makeStore(limits);
      open.push(store);
      return store;
    };
    openingContract(openStore);
    onceContract(openStore);
    absenceContract(openStore);
    freezersContract(openStore);
    settingsContract(openStore);
    rollupContract(openStore);
    keepingContract(openStore);
    alarmsContract(openStore);
    watchContract(openStore);
    retiredContract(openStore);
  });
}
