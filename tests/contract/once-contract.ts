import { describe, expect, test } from 'vitest';
import { message } from '#tests/support/builders.ts';
import { inARow, openLog, piece, record, signal } from '#tests/support/pieces.ts';
import type { OpenStore } from '#tests/support/test-store.ts';

/** What is recorded of a piece of a log, and that it is recorded once. */
export function onceContract(makeStore: OpenStore) {
  describe('recording once', () => {
    const three = inARow(0, { celsius: -1 }, { celsius: -2 }, { celsius: -3, freezer: 'f2' });
    const letter = { key: null, value: null, timestamp: '1', offset: '3' };
    const four = [...three, letter];

    test('RC1: a transaction that fails after it wrote leaves nothing', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      await record(store, log, piece(three.slice(0, 1)));
      const before = await store.look();
      const fail = () => Promise.reject(new Error('the cable'));
      const failing = record(store, log, piece(four, { next: 9 }), {
        wrap: (real) => ({ ...real, write: (what) => real.write(what).then(fail) }),
      });
      await expect(failing).rejects.toThrow('the cable');
      expect(await store.look()).toEqual(before);
      expect(await record(store, log, piece(four, { next: 9 }))).toMatchObject({
        ...{ position: 9, readings: 2, rejects: 1 },
      });
      const { readings, freezers } = await store.look();
      expect(readings).toMatchObject([
        { freezer: 'f1', celsius: -1 },
        { freezer: 'f1', celsius: -2 },
        { freezer: 'f2', celsius: -3 },
      ]);
      expect(freezers.map(({ key }) => key)).toEqual(['f1', 'f2']);
    });

    test('RC1, RC7: what lies below the place in the log is not written again', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      await record(store, log, piece(four, { next: 6 }));
      const before = await store.look();
      const askLow = () => Promise.reject(new Error('nobody needs to know'));
      const again = (batch = piece(four)) => record(store.other, log, batch, { askLow });
      const nothing = { position: 6, readings: 0, rejects: 0, changes: 0 };
      expect(await again()).toEqual({ ...nothing, astray: true });
      expect(await again(piece(four, { next: 6 }))).toEqual({ ...nothing, astray: false });
      expect(await again(piece([], { from: 4, next: 6 }))).toMatchObject({ astray: false });
      expect(await store.look()).toEqual(before);
    });

    test('RC1: of what lies half below the place in the log, the rest is written', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      await record(store, log, piece(three.slice(0, 2)));
      const rest = await record(store, log, piece(four));
      expect(rest).toEqual({ position: 4, astray: false, readings: 1, rejects: 1, changes: 0 });
      const { readings, rejects, logs } = await store.look();
      expect(readings.map(({ offset }) => offset)).toEqual([0, 1, 2]);
      expect(rejects.map(({ offset }) => offset)).toEqual([3]);
      expect(logs).toMatchObject([{ position: 4 }]);
    });

    test('RC1: two that record one log at once do so one after the other', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      const begun = signal();
      const goOn = signal();
      const deliver = async () => {
        begun.tell();
        await goOn.told;
      };
      const first = record(store, log, piece(four), { deliver });
      await begun.told;
      const second = record(store.other, log, piece(four));
      await store.untilWaiting();
      goOn.tell();
      expect(await first).toMatchObject({ position: 4, readings: 3 });
      expect(await second).toMatchObject({ position: 4, readings: 0, rejects: 0 });
      expect((await store.look()).readings).toHaveLength(3);
    });

    test('RC1: two logs are recorded at once', async () => {
      const store = await makeStore();
      const [one, two] = [await openLog(store, 0), await openLog(store, 1)];
      await record(store, one, piece(three));
      await record(store, two, piece(inARow(0, { freezer: 'g1' })));
      const meanwhile = () => record(store.other, two, piece(inARow(1, { freezer: 'g1' })));
      const deliver = async () => {
        expect(await meanwhile()).toMatchObject({ position: 2, readings: 1 });
      };
      expect(await record(store, one, piece(four), { deliver })).toMatchObject({ position: 4 });
      expect((await store.look()).readings).toHaveLength(5);
    });

    test('RC1: one freezer in two logs is recorded by one after the other', async () => {
      const store = await makeStore();
      const [one, two] = [await openLog(store, 0), await openLog(store, 1)];
      await record(store, one, piece(inARow(0, { celsius: 1 })));
      const begun = signal();
      const goOn = signal();
      const first = record(store, one, piece(inARow(1, { celsius: 2 })), {
        wrap: (real) => ({
          ...real,
          async write(what) {
            begun.tell();
            await goOn.told;
            await real.write(what);
          },
        }),
      });
      await begun.told;
      const second = record(store.other, two, piece(inARow(0, { celsius: 3 })));
      await store.untilWaiting();
      goOn.tell();
      await Promise.all([first, second]);
      const { minutes, freezers } = await store.look();
      expect(minutes).toMatchObject([{ count: 3, min: 1, max: 3, sum: 6_000_000 }]);
      expect(freezers[0]?.state?.alarms.logs).toEqual(['t/0/0', 't/1/0']);
    });

    test('RC1: the newest message is known by a time that can be, in whatever order they come', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      const stamped = (...stamps: string[]) =>
        stamps.map((timestamp, offset) => ({ ...message({ offset }), timestamp }));
      await record(store, log, piece(stamped('2000', '5000', '3000')));
      expect((await store.look()).logs).toMatchObject([{ newestAt: 5000 }]);
      await record(store, log, piece(inARow(3, { at: 4000 })));
      expect((await store.look()).logs).toMatchObject([{ newestAt: 5000 }]);
    });

    test('RC1: a Kafka timestamp of any size keeps nothing from being recorded', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      const stamps = ['1700000000000000000', '9223372036854775807', '-1', '0'];
      const both = stamps.flatMap((timestamp, nth) => [
        { ...message({ offset: 2 * nth }), timestamp },
        { key: null, value: null, timestamp, offset: String(2 * nth + 1) },
      ]);
      const batch = piece(both);
      expect(await record(store, log, batch)).toMatchObject({ readings: 4, rejects: 4 });
      const { readings, rejects, logs } = await store.look();
      const ours = batch.receivedAt;
      expect(readings.map(({ at }) => at)).toEqual([ours, ours, ours, 0]);
      expect(rejects.map(({ at }) => at)).toEqual([ours, ours, ours, 0]);
      expect(logs).toMatchObject([{ newestAt: ours }]);
    });
  });
}
