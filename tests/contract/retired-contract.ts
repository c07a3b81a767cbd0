import { describe, expect, test } from 'vitest';
import { PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import { NOON } from '#tests/support/builders.ts';
import { inARow, openLog, piece, RECEIVED_AT, record } from '#tests/support/pieces.ts';
import type { OpenStore } from '#tests/support/test-store.ts';

const MINUTE = 60_000;
const ANA = { at: RECEIVED_AT + MINUTE, by: 'Ana' };
const WARM = [9, 9, 9, 9].map((celsius, n) => ({ celsius, at: NOON + n * MINUTE }));

export function retiredContract(makeStore: OpenStore) {
  describe('retired freezers', () => {
    test('FA9: what is open closes, with the name of who retired it, and nothing is due', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      await record(store, log, piece(inARow(0, ...WARM)));
      expect((await store.look()).alarms).toMatchObject([
        { kind: 'high', standing: 'active', peak: null },
        { kind: 'warning', standing: 'active' },
      ]);
      await store.retire('f1', ANA);
      const { alarms, journal, freezers } = await store.look();
      expect(alarms).toMatchObject([
        { kind: 'high', standing: 'none', returnedAt: ANA.at, peak: 9 },
        { kind: 'warning', standing: 'none', returnedAt: ANA.at },
      ]);
      expect(journal.slice(-2)).toMatchObject([
        { what: 'alarm closed', who: 'Ana', at: ANA.at, before: { standing: 'active' } },
        { what: 'alarm closed', who: 'Ana', after: { kind: 'warning', standing: 'none' } },
      ]);
      expect(freezers).toMatchObject([{ due: null, state: { alarms: { conditions: {} } } }]);
    });

    test('FA9: one that had returned keeps when, and one that was shelved is so no longer', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      const at = (minute: number, celsius: number) => ({ celsius, at: NOON + minute * MINUTE });
      await record(store, log, piece(inARow(0, at(0, -127), at(1, 0), at(2, -127), at(3, 0))));
      const words = { at: RECEIVED_AT, by: 'Rui', note: '', until: RECEIVED_AT + 60 * MINUTE };
      await store.act('f1', 'fault', { action: 'shelve', ...words });
      await store.retire('f1', ANA);
      expect((await store.look()).alarms).toMatchObject([
        { standing: 'none', returnedAt: NOON + 3 * MINUTE, shelvedUntil: null, shelvedBy: null },
      ]);
    });

    test('FA10: its readings are recorded, and say nothing of its alarms', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      await record(store, log, piece(inARow(0, { celsius: 0 })));
      await store.retire('f1', ANA);
      const later = WARM.map((given, n) => ({ ...given, at: NOON + (n + 1) * MINUTE }));
      await record(
        store,
        log,
        piece(inARow(1, ...later, { celsius: -127, at: NOON + 6 * MINUTE })),
      );
      const look = await store.look();
      expect(look.readings.map(({ flags }) => flags)).toEqual([0, 2, 2, 2, 2, 8]);
      expect(look.alarms).toEqual([]);
      expect(look.journal).toEqual([]);
      expect(look.freezers).toMatchObject([
        { due: null, state: { alarms: { celsius: 9, at: NOON + 6 * MINUTE, conditions: {} } } },
      ]);
      await store.passTime(RECEIVED_AT + 1e9, () => {
        throw new Error('nobody is to be asked about it');
      });
    });

    test('FA10: that its profile changes makes nothing due', async () => {
      const store = await makeStore();
      await record(store, await openLog(store), piece(inARow(0, { celsius: 0 })));
      await store.retire('f1', ANA);
      await store.saveProfile('beverage', { ...PROFILE_SETTINGS.beverage, silentAfterSeconds: 5 });
      await store.saveFreezer('f1', { profile: 'frozen-food', overrides: {} });
      expect((await store.look()).freezers).toMatchObject([{ due: null }]);
    });

    test('FA11: back in use it is judged from then on, by every instance', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      await record(store, log, piece(inARow(0, ...WARM)));
      await store.retire('f1', ANA);
      const back = ANA.at + 60 * MINUTE;
      await store.unretire('f1', { at: back, by: 'Ana' });
      const { freezers } = await store.look();
      expect(freezers).toMatchObject([{ due: back + 60_000 }]);
      let asked = 0;
      await store.passTime(back + 59_999, () => void asked++);
      expect(asked).toBe(0);
      const warm = [0, 1, 2, 3].map((n) => ({ celsius: 9, at: back + n * MINUTE }));
      const batch = piece(inARow(4, ...warm), { receivedAt: back + 3 * MINUTE });
      await record(store.other, log, batch);
      expect((await store.look()).alarms).toMatchObject([
        { kind: 'high', standing: 'none', raisedAt: NOON + 2 * MINUTE },
        { kind: 'high', standing: 'active', raisedAt: back + 2 * MINUTE },
        { kind: 'warning', standing: 'none' },
        { kind: 'warning', standing: 'active' },
      ]);
    });
  });
}
