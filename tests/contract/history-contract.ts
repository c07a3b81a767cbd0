import { describe, expect, test } from 'vitest';
import {
  addReading,
  type Bucket,
  emptyBucket,
  HOUR_MS,
  MINUTE_MS,
  startOf,
} from '#lib/history/rollup.ts';
import type { LogMessage } from '#server/recorder/log-batch.ts';
import { bytes, message, NOON } from '#tests/support/builders.ts';
import type { Look } from '#tests/support/look.ts';
import { inARow, openLog, piece, RECEIVED_AT, record } from '#tests/support/pieces.ts';
import type { OpenStore } from '#tests/support/test-store.ts';

/** The rollups that the kept readings themselves give, one after the other as they stand in the log. */
export function recomputed({ readings }: Look, width: number): (Bucket & { freezer: string })[] {
  const buckets = new Map<string, Bucket & { freezer: string }>();
  for (const { freezer, at, celsius, flags } of readings) {
    const from = startOf(at, width);
    const name = JSON.stringify([freezer, from]);
    const before = buckets.get(name) ?? { freezer, ...emptyBucket(from) };
    buckets.set(name, { freezer, ...addReading(before, celsius, flags) });
  }
  return [...buckets.values()].sort((a, b) =>
    a.freezer === b.freezer ? a.from - b.from : a.freezer < b.freezer ? -1 : 1,
  );
}

function expectRollupsOfReadings(look: Look) {
  expect(look.minutes).toEqual(recomputed(look, MINUTE_MS));
  expect(look.hours).toEqual(recomputed(look, HOUR_MS));
}

const inMinute = (minute: number, celsius: number) => ({ at: NOON + minute * MINUTE_MS, celsius });

export function rollupContract(makeStore: OpenStore) {
  describe('rollups', () => {
    test('RO1: minutes and hours are those of the readings, also while they are open', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      const minutes = [0, 0.5, 1, 1.2, 59, 60, 61, 61.9, 180];
      for (const [nth, minute] of minutes.entries()) {
        const celsius = [-3.42, 5.5, -127, 0.1][nth % 4] as number;
        const messages = inARow(nth, inMinute(minute, celsius));
        await record(store, log, piece(messages));
        expectRollupsOfReadings(await store.look());
      }
      const { minutes: kept, hours } = await store.look();
      expect(kept.map(({ from }) => (from - NOON) / MINUTE_MS)).toEqual([0, 1, 59, 60, 61, 180]);
      expect(hours.map(({ from }) => (from - NOON) / HOUR_MS)).toEqual([0, 1, 3]);
    });

    test('RO1, RO3: they count what was outside, and probe errors apart', async () => {
      const store = await makeStore();
      const values = [5, 5.01, -5, -5.5, -6, -127, 85].map((celsius) => inMinute(0, celsius));
      await record(store, await openLog(store), piece(inARow(0, ...values)));
      const { minutes, hours, readings } = await store.look();
      const expected = { count: 5, faulty: 2, min: -6, max: 5.01, sum: -6_490_000 };
      expect(minutes).toMatchObject([{ ...expected, above: 1, below: 2 }]);
      expect(hours).toMatchObject([{ ...expected, above: 1, below: 2 }]);
      expect(readings.map(({ flags }) => flags)).toEqual([0, 2, 0, 1, 1, 8, 8]);
    });

    test('SM13: they count what came from no sensor, errors and late ones too', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      const simulated = (minute: number, celsius: number) => {
        return { ...inMinute(minute, celsius), simulated: true };
      };
      const first = [inMinute(0, 1), simulated(0, 2), simulated(0, -127), inMinute(61, 3)];
      await record(store, log, piece(inARow(0, ...first)));
      await record(store.other, log, piece(inARow(4, simulated(0.5, 4), simulated(62, 5))));
      const look = await store.look();
      expectRollupsOfReadings(look);
      expect(look.minutes.map((minute) => minute.simulated)).toEqual([3, 0, 1]);
      expect(look.hours.map((hour) => hour.simulated)).toEqual([3, 1]);
    });

    test('RO2: late readings correct the minutes and hours they belong to', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      const first = [inMinute(0, 1), inMinute(1, 2), inMinute(62, 3), inMinute(130, 4)];
      await record(store, log, piece(inARow(0, ...first)));
      const late = [inMinute(0, -7), inMinute(61, 9.25), inMinute(-600, 5.5), inMinute(129, -127)];
      await record(store.other, log, piece(inARow(4, ...late)));
      await record(store, log, piece(inARow(8, inMinute(0, 0.3), inMinute(-600, 0.4))));
      const look = await store.look();
      expectRollupsOfReadings(look);
      const [, minute] = look.minutes;
      expect(minute).toMatchObject({ from: NOON, count: 3, min: -7, max: 1, below: 1 });
      expect(look.hours.map(({ count, faulty }) => [count, faulty])).toEqual([
        [2, 0],
        [4, 0],
        [2, 0],
        [1, 1],
      ]);
    });

    test('RO2: a reading may be late for a minute that its own piece closed, or made', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      const minutes = [0, 1, 0, 5, 1, 3, 3, 125, 0, 64, 5, 64];
      const given = minutes.map((minute, nth) => inMinute(minute, nth / 7));
      await record(store, log, piece(inARow(0, ...given)));
      expectRollupsOfReadings(await store.look());
      await record(store, log, piece(inARow(12, ...given)));
      const look = await store.look();
      expectRollupsOfReadings(look);
      expect(look.readings).toHaveLength(24);
    });

    test('RO2: late readings of several freezers each correct their own', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      const both = (minute: number, celsius: number) => [
        { ...inMinute(minute, celsius), freezer: 'f1' },
        { ...inMinute(minute, -celsius), freezer: 'f2' },
      ];
      await record(store, log, piece(inARow(0, ...both(0, 1), ...both(90, 2))));
      await record(store, log, piece(inARow(4, ...both(0, 3), ...both(30, 4))));
      const look = await store.look();
      expectRollupsOfReadings(look);
      expect(look.minutes).toHaveLength(6);
    });
  });
}

/** A message whose JSON says when it was measured. */
function measured(offset: number, celsius: number, at: number): LogMessage {
  const value = bytes(JSON.stringify({ celsius, timestamp: new Date(at).toISOString() }));
  return { ...message({ offset }), value };
}

export function keepingContract(makeStore: OpenStore) {
  describe('what is kept', () => {
    test('RC1: every number is kept as it was read', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      const values = [
        ...[-273.15, 1000, 0, -0.000001, 0.1, 1 / 3, -2 / 3, 5e-324, 2 ** -1022, 999.9999999999999],
        ...[-18.123456789012344, Math.PI, 1e-7, -259.03, -270],
      ];
      await record(store, log, piece(values.map((value, nth) => measured(nth, value, NOON))));
      const look = await store.look();
      expect(look.readings.map(({ celsius }) => celsius)).toEqual(values);
      expectRollupsOfReadings(look);
      const apart = values.map((value, nth) => measured(100 + nth, value, NOON + nth * HOUR_MS));
      await record(store, log, piece(apart), { askLow: async () => 100 });
      expectRollupsOfReadings(await store.look());
    });

    test('RC1: every time is kept to the millisecond', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      const receivedAt = Date.UTC(2099, 11, 31, 23, 59, 59, 999);
      const times = [
        ...[Date.UTC(2000, 0, 1), Date.UTC(2000, 0, 1, 0, 0, 0, 1), Date.UTC(2024, 1, 29, 1, 2, 3)],
        ...[NOON + 0.001 * 1000, NOON + 999, Date.UTC(2038, 0, 19, 3, 14, 8, 7), receivedAt],
      ];
      const stamped = (at: number, nth: number) => measured(nth, nth, at);
      await record(store, log, piece(times.map(stamped), { receivedAt }));
      // By Kafka's timestamp a reading may be older still.
      const old = [0, 1, 999, Date.UTC(1999, 11, 31, 23, 59, 59, 999)];
      const late = old.map((at, nth) => message({ at, celsius: nth, offset: times.length + nth }));
      await record(store, log, piece(late, { receivedAt }));
      const look = await store.look();
      expect(look.readings.map(({ at }) => at)).toEqual([...times, ...old]);
      expectRollupsOfReadings(look);
      expect(look.freezers).toMatchObject([{ state: { alarms: { at: receivedAt } } }]);
      expect(look.logs).toMatchObject([{ newestAt: NOON }]);
    });

    test('RC1: offsets beyond 32 bits are kept', async () => {
      const store = await makeStore();
      const start = 2 ** 52;
      const log = await openLog(store, 0, { low: start, high: start + 9 });
      const messages = inARow(start, { celsius: 1 }, { celsius: 2 });
      const letter = { ...message({ offset: start + 3 }), value: null };
      await record(store, log, piece([...messages, letter], { next: start + 5 }));
      const { readings, rejects, absences, logs } = await store.look();
      expect(readings.map(({ offset }) => offset)).toEqual([start, start + 1]);
      expect(rejects).toMatchObject([{ offset: start + 3 }]);
      expect(absences).toMatchObject([
        { from: start + 2, to: start + 3 },
        { from: start + 4, to: start + 5 },
      ]);
      expect(logs).toMatchObject([{ began: start, position: start + 5 }]);
    });

    test('RC1: the same time and value twice are two readings', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      await record(store, log, piece(inARow(0, {}, {}, {})));
      expect((await store.look()).readings).toHaveLength(3);
    });

    test('DL1: a reject is kept with its reason, its time, and the beginnings of key and value', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      const long = bytes('x'.repeat(20_000));
      const odd = Uint8Array.from({ length: 256 }, (_, nth) => nth);
      const told = (key: Uint8Array | null, value: Uint8Array | null) => ({ key, value });
      const messages = [
        told(bytes('f1'), null),
        told(null, new Uint8Array()),
        told(bytes('f1'), long),
        told(odd, odd),
        told(long, bytes('1')),
        told(null, bytes('{"value":1')),
        told(bytes('f1'), bytes('{"value":1,"unit":"X"}')),
        told(bytes('f1'), bytes('2000')),
        told(new Uint8Array(), bytes('1')),
      ].map((one, nth) => ({ ...one, timestamp: String(NOON + nth), offset: String(nth) }));
      await record(store, log, piece([...messages, { ...message({ offset: 9 }) }]));
      const { rejects, readings, logs } = await store.look();
      expect(rejects.map(({ offset, at, reason }) => [offset, at - NOON, reason])).toEqual([
        [0, 0, 'empty'],
        [1, 1, 'empty'],
        [2, 2, 'too-large'],
        [3, 3, 'not-a-number'],
        [4, 4, 'no-freezer-id'],
        [5, 5, 'not-a-number'],
        [6, 6, 'unknown-unit'],
        [7, 7, 'out-of-range'],
        [8, 8, 'no-freezer-id'],
      ]);
      expect(rejects.map(({ key }) => key)).toMatchObject(messages.map(({ key }) => begin(key)));
      expect(rejects.map(({ value }) => value)).toEqual(messages.map(({ value }) => begin(value)));
      expect(rejects.map(({ size }) => size)).toEqual([0, 0, 20_000, 256, 1, 10, 22, 4, 1]);
      expect(readings).toHaveLength(1);
      expect(logs).toMatchObject([{ position: 10 }]);
    });

    test('DL2: letters are safe before anything is written, and nothing is while they are not', async () => {
      const store = await makeStore();
      const log = await openLog(store);
      const letter = { ...message({ offset: 1 }), value: null };
      const batch = piece([message({ offset: 0 }), letter, message({ offset: 2 })]);
      const before = await store.look();
      const deliver = () => Promise.reject(new Error('no broker'));
      await expect(record(store, log, batch, { deliver })).rejects.toThrow('no broker');
      expect(await store.look()).toEqual(before);
      const order: string[] = [];
      await record(store, log, batch, {
        deliver: async (letters) => {
          order.push(...letters.map(({ offset, reason }) => `letter ${offset}: ${reason}`));
        },
        wrap: (real) => ({
          ...real,
          write: (what) => {
            order.push(`written to ${what.position}`);
            return real.write(what);
          },
        }),
      });
      expect(order).toEqual(['letter 1: empty', 'written to 3']);
      await record(store, log, batch, { deliver });
    });

    test('RD10: a reading ahead of our clock is kept with our time, and marked', async () => {
      const store = await makeStore();
      const ahead = RECEIVED_AT + 5 * MINUTE_MS;
      const messages = inARow(0, { at: ahead }, { at: ahead + 1, celsius: 6 });
      await record(store, await openLog(store), piece(messages));
      const { readings, minutes } = await store.look();
      expect(readings).toMatchObject([
        { at: ahead, flags: 0 },
        { at: RECEIVED_AT, flags: 6 },
      ]);
      expect(minutes).toMatchObject([
        { from: RECEIVED_AT, above: 1 },
        { from: ahead, above: 0 },
      ]);
    });
  });
}

function begin(whole: Uint8Array | null): string | null {
  return whole && Buffer.from(whole.subarray(0, 256)).toString('hex');
}
