import { describe, expect, test } from 'vitest';
import { PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import { find } from '#tests/contract/freezers-contract.ts';
import { inARow, openLog, piece, record } from '#tests/support/pieces.ts';
import type { OpenStore } from '#tests/support/test-store.ts';

export function settingsContract(makeStore: OpenStore) {
  describe('settings', () => {
    const { beverage, 'frozen-food': frozen } = PROFILE_SETTINGS;

    test('PF1: a new freezer has the beverage profile', async () => {
      const store = await makeStore();
      const made = await find(store, await openLog(store), 'a');
      expect(made.get('a')?.settings).toEqual(beverage);
    });

    test('PF1, PF3: its own settings stand above its profile, from the next transaction on', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      await find(store, log, 'a', 'b');
      const own = { high: 6.5, cumulativeMinutes: 30, probeErrors: [] };
      await store.saveFreezer('a', { profile: 'beverage', overrides: own });
      for (const instance of [store, store.other]) {
        const found = await find(instance, log, 'a', 'b');
        expect(found.get('a')?.settings).toEqual({ ...beverage, ...own });
        expect(found.get('b')?.settings).toEqual(beverage);
      }
      await store.saveFreezer('a', { profile: 'frozen-food', overrides: { deadband: 0.5 } });
      for (const instance of [store, store.other]) {
        const found = await find(instance, log, 'a');
        expect(found.get('a')?.settings).toEqual({ ...frozen, deadband: 0.5 });
      }
    });

    test('PF3: a change of a profile counts for all that have it', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      await find(store, log, 'a', 'b', 'c');
      await store.saveFreezer('b', { profile: 'beverage', overrides: { high: 7 } });
      await store.saveFreezer('c', { profile: 'frozen-food', overrides: {} });
      const warmer = { ...beverage, low: -1.5, high: 8, silentAfterSeconds: 90 };
      await store.saveProfile('beverage', warmer);
      for (const instance of [store, store.other]) {
        const found = await find(instance, log, 'a', 'b', 'c', 'd');
        expect(found.get('a')?.settings).toEqual(warmer);
        expect(found.get('b')?.settings).toEqual({ ...warmer, high: 7 });
        expect(found.get('c')?.settings).toEqual(frozen);
        expect(found.get('d')?.settings).toEqual(warmer);
      }
    });

    test('PF3: what was recorded before keeps the judgement of its time', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      await record(store, log, piece(inARow(0, { celsius: 6 })));
      await store.saveProfile('beverage', { ...beverage, high: 7 });
      await record(store, log, piece(inARow(1, { celsius: 6 }, { celsius: 7.5 })));
      const { readings, minutes } = await store.look();
      expect(readings.map(({ flags }) => flags)).toEqual([2, 0, 2]);
      expect(minutes).toMatchObject([{ count: 3, above: 2 }]);
    });
  });
}
