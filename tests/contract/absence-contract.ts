import { describe, expect, test } from 'vitest';
import { CHECK_HEADER } from '#lib/reading/headers.ts';
import type { LogMessage } from '#server/recorder/log-batch.ts';
import { bytes, message } from '#tests/support/builders.ts';
import { inARow, openLog, piece, record } from '#tests/support/pieces.ts';
import type { OpenStore } from '#tests/support/test-store.ts';

/** A message that would be a reading but for its header. */
const check = (offset: number): LogMessage => ({
  ...message({ offset, freezer: 'a real one', celsius: 40 }),
  headers: { [CHECK_HEADER]: bytes('a') },
});

/** Offsets that no reading and no reject was read from. */
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

    test('IC5, DE1: messages of a check are counted, as one stretch where they follow one another', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      const checks = (from: number, count: number) =>
        Array.from({ length: count }, (_, nth) => check(from + nth));
      const batch = piece([...checks(0, 400), message({ offset: 400 }), ...checks(401, 2)]);
      const recorded = await record(store, log, batch);
      expect(recorded).toEqual({
        position: 403,
        astray: false,
        readings: 1,
        rejects: 0,
        changes: 0,
      });
      await record(store, log, piece([...checks(403, 1), ...checks(405, 1)], { next: 407 }));
      const { absences, readings, rejects, freezers, logs } = await store.look();
      expect(absences).toEqual([
        { log: 't/0/0', from: 0, to: 400, reason: 'check' },
        { log: 't/0/0', from: 401, to: 404, reason: 'check' },
        { log: 't/0/0', from: 404, to: 405, reason: 'control' },
        { log: 't/0/0', from: 405, to: 406, reason: 'check' },
        { log: 't/0/0', from: 406, to: 407, reason: 'control' },
      ]);
      expect([readings.length, rejects.length, freezers.length]).toEqual([1, 0, 1]);
      expect(logs).toMatchObject([{ position: 407 }]);
    });

    test('IC5, RC5: a check before which the broker dropped messages does not become a gap', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      await record(store, log, piece([check(0)]), { askLow: async () => 0 });
      await record(store, log, piece([check(1)]), { askLow: async () => 9 });
      await record(store, log, piece([check(4)], { from: 4 }), { askLow: async () => 9 });
      expect((await store.look()).absences).toEqual([
        { log: 't/0/0', from: 0, to: 2, reason: 'check' },
        { log: 't/0/0', from: 2, to: 4, reason: 'gap' },
        { log: 't/0/0', from: 4, to: 5, reason: 'check' },
      ]);
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
