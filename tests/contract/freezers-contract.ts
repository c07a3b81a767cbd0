import { describe, expect, test } from 'vitest';
import type { KnownFreezer, RecordingStore } from '#server/recorder/recording.ts';
import { bytes, message, NOON } from '#tests/support/builders.ts';
import { type Around, inARow, openLog, piece, record, signal } from '#tests/support/pieces.ts';
import type { OpenStore } from '#tests/support/test-store.ts';

/** Finds freezers, and makes new ones, in a transaction of its own. */
export async function find(store: RecordingStore, log: number, ...keys: string[]) {
  return store.transact(log, async (transaction) => {
    const found = await transaction.freezers(keys);
    return new Map(keys.flatMap((key) => entryOf(found, key)));
  });
}

function entryOf(found: ReadonlyMap<string, KnownFreezer>, key: string) {
  const freezer = found.get(key);
  return freezer === undefined ? [] : [[key, freezer] as const];
}

const idsOf = (found: ReadonlyMap<string, KnownFreezer>) =>
  [...found].map(([key, { id }]) => [key, id]);

/** Ids as RD8 allows them, each with what some way of writing it down takes for something else. */
const ODD_KEYS = [
  `'; drop table reading; --`,
  `"quoted"`,
  'a,b',
  '{a}',
  '{}',
  'back\\slash\\',
  '\\x00',
  'NULL',
  'null',
  'undefined',
  '__proto__',
  '%s $1',
  'ñ',
  'n\u0303',
  '❄️ 🧊',
  '\u200b',
  '\uffff',
  'a b',
  'A B',
  '0',
  '00',
  '🧊'.repeat(200),
];

export function freezersContract(makeStore: OpenStore) {
  describe('freezers', () => {
    test('RC1: a key is the same freezer in every transaction and every instance', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      const made = await find(store, log, 'a', 'b');
      expect(new Set([...made.values()].map(({ id }) => id)).size).toBe(2);
      expect(idsOf(await find(store, log, 'b', 'a'))).toEqual(idsOf(made).reverse());
      expect(idsOf(await find(store.other, log, 'a', 'b'))).toEqual(idsOf(made));
      const more = await find(store, log, 'c', 'a');
      expect(more.get('a')?.id).toBe(made.get('a')?.id);
      expect((await store.look()).freezers.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    });

    test('RC1: what was asked for is answered, and nothing else', async () => {
      const store = await makeStore({ maxFreezers: 2 });
      const log = await openLog(store);
      await find(store, log, 'a', 'b');
      await store.transact(log, async ({ freezers }) => {
        expect([...(await freezers(['b'])).keys()]).toEqual(['b']);
        expect([...(await freezers(['c', 'b'])).keys()]).toEqual(['b']);
        expect((await freezers([])).size).toBe(0);
      });
    });

    test('RC1: two that meet the same new keys at once make each once', async () => {
      const store = await makeStore();
      const [one, two] = [await openLog(store, 0), await openLog(store, 1)];
      const begun = signal();
      const goOn = signal();
      const first = store.transact(one, async ({ freezers }) => {
        const made = await freezers(['a', 'b']);
        begun.tell();
        await goOn.told;
        return idsOf(made);
      });
      await begun.told;
      const second = find(store.other, two, 'b', 'c', 'a');
      await store.untilWaiting();
      goOn.tell();
      const ids = Object.fromEntries(await first);
      expect(Object.fromEntries(idsOf(await second))).toEqual({ ...ids, c: expect.any(Number) });
      expect((await store.look()).freezers.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    });

    test('RC1: freezers of a transaction that failed were never made', async () => {
      const store = await makeStore({ maxFreezers: 2 });
      const log = await openLog(store);
      const failing = store.transact(log, async ({ freezers }) => {
        // Asked again, they are known; but still only here.
        for (const keys of [['a', 'b'], ['b', 'a', 'c'], ['a']]) await freezers(keys);
        throw new Error('the cable');
      });
      await expect(failing).rejects.toThrow('the cable');
      expect((await store.look()).freezers).toEqual([]);
      const made = await find(store, log, 'c', 'a');
      expect([...made.keys()]).toEqual(['c', 'a']);
      await record(store, log, piece(inARow(0, { freezer: 'a' }, { freezer: 'b' })));
      const { freezers, readings, rejects } = await store.look();
      expect(freezers.map(({ key }) => key)).toEqual(['a', 'c']);
      expect(readings).toMatchObject([{ freezer: 'a' }]);
      expect(rejects).toMatchObject([{ reason: 'too-many-freezers' }]);
    });

    test('RC8: beyond the limit the readings of new ones are rejects, first come first served', async () => {
      const store = await makeStore({ maxFreezers: 2 });
      const log = await openLog(store);
      const keys = ['c', 'b', 'a', 'c', 'd', 'b', 'a'];
      const delivered: string[] = [];
      const recorded = await record(
        store,
        log,
        piece(inARow(0, ...keys.map((freezer) => ({ freezer })))),
        {
          deliver: async (letters) => {
            for (const { offset, reason } of letters) delivered.push(`${offset} ${reason}`);
          },
        },
      );
      expect(recorded).toMatchObject({ position: 7, readings: 4, rejects: 3 });
      const { freezers, readings, rejects } = await store.look();
      expect(freezers.map(({ key }) => key)).toEqual(['b', 'c']);
      expect(readings.map(({ offset }) => offset)).toEqual([0, 1, 3, 5]);
      expect(rejects.map(({ offset, reason }) => `${offset} ${reason}`)).toEqual(delivered);
      expect(delivered).toEqual([2, 4, 6].map((offset) => `${offset} too-many-freezers`));
      const known = await record(store.other, log, piece(inARow(7, { freezer: 'b' })));
      expect(known).toMatchObject({ readings: 1, rejects: 0 });
    });

    test('RC8, DL1: one that was accepted by what was undone, and is refused after, is fetched again to be a whole letter', async () => {
      const store = await makeStore({ maxFreezers: 1 });
      const log = await openLog(store);
      const accepted = new Set<string>();
      const failing = record(store, log, piece(inARow(0, { freezer: 'a' })), {
        accepted,
        wrap: (transaction) => ({
          ...transaction,
          write: () => Promise.reject(new Error('the database went')),
        }),
      });
      await expect(failing).rejects.toThrow('the database went');
      await record(store, log, piece(inARow(0, { freezer: 'b' })));
      const second = piece(inARow(1, { freezer: 'a' }));
      expect(await record(store, log, second, { accepted })).toMatchObject({
        astray: true,
        position: 1,
      });
      const letters: (Uint8Array | null)[] = [];
      const deliver: Around['deliver'] = async (sent) => {
        for (const { message } of sent) letters.push(message.key);
      };
      expect(await record(store, log, second, { accepted, deliver })).toMatchObject({
        astray: false,
        rejects: 1,
      });
      expect(letters.map((key) => Buffer.from(key ?? []).toString())).toEqual(['a']);
    });

    test('RC8: what another makes meanwhile takes the room of nobody twice', async () => {
      const store = await makeStore({ maxFreezers: 2 });
      const [one, two] = [await openLog(store, 0), await openLog(store, 1)];
      const begun = signal();
      const goOn = signal();
      const first = store.transact(one, async ({ freezers }) => {
        await freezers(['a']);
        begun.tell();
        await goOn.told;
      });
      await begun.told;
      const second = find(store.other, two, 'a', 'b', 'c');
      await store.untilWaiting();
      goOn.tell();
      await first;
      expect([...(await second).keys()]).toEqual(['a', 'b']);
    });

    test('RD8: an id is kept as it is, whatever is in it', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      const messages = ODD_KEYS.flatMap((freezer, nth) => [
        message({ freezer, celsius: nth, offset: 2 * nth }),
        { ...message({ offset: 2 * nth + 1 }), value: inJson(freezer, nth) },
      ]);
      await record(store, log, piece(messages));
      const { freezers, readings } = await store.look();
      expect(freezers.map(({ key }) => key)).toEqual(ODD_KEYS.toSorted(byUnits));
      expect(readings.map(({ freezer, celsius }) => [freezer, celsius])).toEqual(
        ODD_KEYS.flatMap((key, nth) => [
          [key, nth],
          [key, nth],
        ]), // prettier
      );
      const again = piece(messages.map((each, nth) => ({ ...each, offset: String(100 + nth) })));
      await record(store.other, log, again, { askLow: async () => 100 });
      expect((await store.look()).freezers).toHaveLength(ODD_KEYS.length);
    });
  });
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function inJson(id: string, value: number): Uint8Array {
  return bytes(JSON.stringify({ id, value, timestamp: NOON }));
}
