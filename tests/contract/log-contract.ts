import { describe, expect, test } from 'vitest';
import type { OpenLog, Recording, RecordingStore } from '#server/recorder/recording.ts';
import { message } from '#tests/support/builders.ts';
import { inARow, openLog, piece, record, signal } from '#tests/support/pieces.ts';
import type { OpenStore } from '#tests/support/test-store.ts';

type Ends = { low: number; high: number };

function open(store: RecordingStore, ends: Ends | (() => Ends), given: Partial<OpenLog> = {}) {
  const askEnds = async () => (typeof ends === 'function' ? ends() : ends);
  return store.openLog({
    ...{ topic: 't', partition: 0, begin: 'earliest', owner: 'a' },
    ...{ askEnds, ...given },
  });
}

/** A recording of nothing but the place in the log. */
function placeAt(position: number): Recording {
  const nothing = { freezers: [], minutes: [], hours: [], rejects: [], absences: [] };
  return { position, newestAt: null, ...nothing };
}

function moveTo(store: RecordingStore, log: number, position: number) {
  return store.transact(log, (transaction) => transaction.write(placeAt(position)));
}

/** Which log a partition has, and where the recorder is in it. */
export function openingContract(makeStore: OpenStore) {
  describe('opening a log', () => {
    test('RC4: a partition never seen begins at its start, or at its end', async () => {
      const store = await makeStore();
      const ends = { low: 3, high: 9 };
      expect(await open(store, ends)).toMatchObject({ position: 3 });
      const latest = await open(store, ends, { partition: 1, begin: 'latest' });
      expect(latest.position).toBe(9);
      expect((await store.look()).logs).toMatchObject([
        { log: 't/0/0', began: 3, position: 3, newestAt: null },
        { log: 't/1/0', began: 9, position: 9 },
      ]);
    });

    test('RC2: it comes back to the place in the database, whoever opens it', async () => {
      const store = await makeStore();
      const { log } = await open(store, { low: 0, high: 5 });
      await moveTo(store, log, 5);
      const again = await open(store.other, { low: 2, high: 5 }, { begin: 'latest', owner: 'b' });
      expect(again).toEqual({ log, position: 5 });
      // The broker may have dropped what comes next: that is found when it is read.
      expect(await open(store, { low: 7, high: 9 })).toEqual({ log, position: 5 });
    });

    test('RC6: one that is shorter than its place was made anew, and begins at its start', async () => {
      const store = await makeStore();
      const { log } = await open(store, { low: 0, high: 5 });
      await moveTo(store, log, 5);
      const next = await open(store, { low: 0, high: 4 }, { begin: 'latest' });
      expect(next.position).toBe(0);
      expect(next.log).not.toBe(log);
      await moveTo(store, next.log, 2);
      expect(await open(store, { low: 0, high: 4 })).toEqual({ log: next.log, position: 2 });
      const third = await open(store, { low: 1, high: 1 });
      expect(third.position).toBe(1);
      expect((await store.look()).logs).toMatchObject([
        { log: 't/0/0', position: 5 },
        { log: 't/0/1', position: 2 },
        { log: 't/0/2', position: 1 },
      ]);
    });

    test('RC6: partitions and topics are logs of their own', async () => {
      const store = await makeStore();
      const ends = { low: 0, high: 5 };
      const opened = [
        await open(store, ends),
        await open(store, ends, { partition: 1 }),
        await open(store, ends, { topic: 'u' }),
      ];
      expect(new Set(opened.map(({ log }) => log)).size).toBe(3);
    });

    test('RC6: two that open a new one at once open the same', async () => {
      const store = await makeStore();
      const both = (ends: Ends) => Promise.all([open(store, ends), open(store.other, ends)]);
      const [one, two] = await both({ low: 0, high: 9 });
      expect(two).toEqual(one);
      await moveTo(store, one.log, 9);
      const [third, fourth] = await both({ low: 0, high: 4 });
      expect(fourth).toEqual(third);
      expect(third.log).not.toBe(one.log);
      expect((await store.look()).logs).toHaveLength(2);
    });

    test('RC6: a log that grew while it was opened was not made anew', async () => {
      const store = await makeStore();
      const { log } = await open(store, { low: 0, high: 5 });
      let high = 5;
      const begun = signal();
      const goOn = signal();
      const before = store.transact(log, async (transaction) => {
        begun.tell();
        await goOn.told;
        high = 8;
        await transaction.write(placeAt(8));
      });
      await begun.told;
      const opened = open(store.other, () => ({ low: 0, high }));
      await store.untilWaiting();
      goOn.tell();
      await before;
      expect(await opened).toEqual({ log, position: 8 });
    });
  });
}

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
