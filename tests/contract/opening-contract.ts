import { describe, expect, test } from 'vitest';
import type { OpenLog, Recording, RecordingStore } from '#server/recorder/recording.ts';
import { inARow, piece, reader, record, signal } from '#tests/support/pieces.ts';
import type { OpenStore } from '#tests/support/test-store.ts';

type Ends = { low: number; high: number };

function open(store: RecordingStore, ends: Ends | (() => Ends), given: Partial<OpenLog> = {}) {
  const askEnds = async () => (typeof ends === 'function' ? ends() : ends);
  return store.openLog({
    ...{ topic: 't', partition: 0, begin: 'earliest', owner: 'a', read: reader([]) },
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

    const held = inARow(0, ...[-1, -2, -3, -4, -5].map((celsius) => ({ celsius })));
    const foreign = (from: number) => inARow(from, { celsius: 7 }, { celsius: 8 });

    test.each([
      ['where it ends now', held.slice(0, 3), 3],
      ['before what it took since', [...held.slice(0, 2), ...foreign(2)], 2],
      ['from its start where nothing of it is the same', foreign(0), 0],
      ['from its start where it was emptied', [], 0],
    ])('RC6, RC1: one that lost its end goes on as another, %s', async (_title, broker, began) => {
      const store = await makeStore();
      const { log } = await open(store, { low: 0, high: 5 });
      await record(store, log, piece(held));
      const ends = { low: 0, high: broker.length };
      const next = await open(store, ends, { begin: 'latest', read: reader(broker) });
      expect(next.position).toBe(began);
      expect((await store.look()).logs).toMatchObject([
        { log: 't/0/0', position: 5 },
        { log: 't/0/1', began, position: began },
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
