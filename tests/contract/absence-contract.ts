import { describe, expect, test } from 'vitest';
import { message } from '#tests/support/builders.ts';
import { inARow, openLog, piece, record } from '#tests/support/pieces.ts';
import type { OpenStore } from '#tests/support/test-store.ts';

/** Offsets that no message was read from. */
export function absenceContract(makeStore: OpenStore) {
  describe('what is missing', () => {
    test('RC5: what never was a message is control, inside a piece and at its end', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      const messages = [message({ offset: 1 }), message({ offset: 4 })];
      await record(store, log, piece(messages, { from: 0, next: 7 }));
      await record(store, log, piece([], { from: 7, next: 9 }));
      const { absences, logs } = await store.look();
      expect(absences).toEqual([
        { log: 't/0/0', from: 0, to: 1, reason: 'control' },
        { log: 't/0/0', from: 2, to: 4, reason: 'control' },
        { log: 't/0/0', from: 5, to: 9, reason: 'control' },
      ]);
      expect(logs).toMatchObject([{ position: 9 }]);
    });

    test.each([
      ['a gap where the broker dropped it', 5, 9, [{ from: 2, to: 5, reason: 'gap' }]],
      ['control where it did not', 5, 2, [{ from: 2, to: 5, reason: 'control' }]],
      [
        'both where it dropped a part',
        5,
        4,
        [
          { from: 2, to: 4, reason: 'gap' },
          { from: 4, to: 5, reason: 'control' },
        ],
      ],
    ])('RC5: what is missing before a piece is %s', async (_title, first, low, expected) => {
      const store = await makeStore();
      const log = await openLog(store);
      await record(store, log, piece(inARow(0, {}, {})));
      const batch = piece([message({ offset: first })], { from: 2 });
      await record(store, log, batch, { askLow: async () => low });
      const { absences, readings } = await store.look();
      expect(absences).toMatchObject(expected);
      expect(readings.map(({ offset }) => offset)).toEqual([0, 1, first]);
    });

    test('RC5: what the broker dropped up to a piece is a gap, and the piece is recorded with it', async () => {
      for (const low of [5, 6, 100]) {
        const store = await makeStore();
        const log = await openLog(store);
        await record(store, log, piece(inARow(0, {}, {})));
        const batch = piece(inARow(5, {}, {}));
        const recorded = await record(store, log, batch, { askLow: async () => low });
        expect(recorded).toMatchObject({ position: 7, astray: false, readings: 2 });
        const { absences, readings } = await store.look();
        expect(absences).toEqual([{ log: 't/0/0', from: 2, to: 5, reason: 'gap' }]);
        expect(readings.map(({ offset }) => offset)).toEqual([0, 1, 5, 6]);
      }
    });

    test.each([0, 2, 4])(
      'RC5: a piece further on, of a log that begins at %d, is not recorded',
      async (low) => {
        const store = await makeStore();
        const log = await openLog(store);
        await record(store, log, piece(inARow(0, {}, {})));
        const before = await store.look();
        const batch = piece(inARow(5, {}, {}));
        const recorded = await record(store, log, batch, { askLow: async () => low });
        expect(recorded).toEqual({
          position: 2,
          astray: true,
          readings: 0,
          rejects: 0,
          changes: 0,
        });
        expect(await store.look()).toEqual(before);
      },
    );
  });
}
