import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SLOT_MS, slotsSince, stepFreezer } from '#lib/freezer/live.ts';
import type { FreezerChange } from '#lib/live/events.ts';
import { REJECT_REASONS, type RejectReason } from '#lib/reading/reading.ts';
import { createBoard } from '#server/live/board.ts';
import { createLiveState, MAX_FREEZERS, type TailMessage } from '#server/live/state.ts';
import {
  bytes,
  message,
  NOON,
  reading,
  slot,
  someCelsius,
  someTime,
} from '#tests/support/builders.ts';
import { quietLog } from '#tests/support/quiet-log.ts';

type Reject = { reason: RejectReason; partition: number; offset: string };

function liveState(now = NOON) {
  const rejects: Reject[] = [];
  const told = { readings: 0 };
  const live = createLiveState({
    now: () => now,
    onReading: () => {
      told.readings++;
    },
    onReject: (reason, partition, offset) => rejects.push({ reason, partition, offset }),
  });
  return { live, rejects, told };
}

const manyFreezers = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => message({ freezer: `f${from + n}`, offset: n }));

test('IC4: a message of a check is no reading, no reject and no freezer, whatever its key and value', () => {
  const { live, rejects, told } = liveState();
  live.apply(0, [message({ freezer: 'f1', celsius: 3, at: NOON - 5000, offset: 0 })]);
  const headers = { 'gelo-check': bytes('a') };
  const checks = ['f1', 'new'].flatMap((freezer, nth) => [
    { ...message({ freezer, celsius: 40, at: NOON, offset: 2 * nth + 1 }), headers },
    { ...message({ freezer, offset: 2 * nth + 2 }), value: bytes('broken'), headers },
  ]);
  live.apply(0, checks);
  expect(live.all()).toMatchObject([{ id: 'f1', celsius: 3, offset: '0' }]);
  expect(rejects).toEqual([]);
  expect(live.appendedAt()).toBe(NOON - 5000);
  live.drain();
  told.readings = 0;
  live.apply(0, checks);
  expect(told.readings).toBe(0);
  expect(live.appendedAt()).toBeUndefined();
});

test('IC4: a reading with headers of its own is one', () => {
  const { live } = liveState();
  live.apply(0, [{ ...message(), headers: { 'gelo-checked': 'no', traceparent: '00' } }]);
  expect(live.all()).toMatchObject([{ id: 'f1', celsius: -3.42 }]);
});

describe('LV5', () => {
  test('LV5: ten thousand freezers are kept; readings of further ones are rejects', () => {
    const { live, rejects } = liveState();
    live.apply(0, manyFreezers(MAX_FREEZERS));
    expect(rejects).toEqual([]);
    live.apply(1, [message({ freezer: 'one too many', offset: 7 })]);
    expect(rejects).toEqual([{ reason: 'too-many-freezers', partition: 1, offset: '7' }]);
    expect(live.all()).toHaveLength(10_000);
  });

  test('LV5: those that are kept go on', () => {
    const { live, rejects } = liveState();
    live.apply(0, manyFreezers(MAX_FREEZERS));
    live.drain();
    live.apply(2, [message({ freezer: 'f9999', celsius: 4, at: NOON + 1, offset: 12_345 })]);
    expect(live.drain()).toMatchObject([{ id: 'f9999', celsius: 4, offset: '12345' }]);
    expect(rejects).toEqual([]);
  });

  test('LV5: a reject takes no freezer’s place', () => {
    const { live, rejects } = liveState();
    live.apply(0, manyFreezers(MAX_FREEZERS - 1));
    live.apply(0, [{ ...message({ freezer: 'broken' }), value: bytes('x') }]);
    live.apply(0, [message({ freezer: 'last' })]);
    expect(rejects.map(({ reason }) => reason)).toEqual(['not-a-number']);
    expect(live.all().at(-1)).toMatchObject({ id: 'last' });
  });
});

describe('LV6', () => {
  const broken = (value: string | null, offset: string): TailMessage => ({
    ...message({ offset }),
    value: value === null ? null : bytes(value),
  });

  test('LV6: each reject is told with its reason, partition and offset', () => {
    const { live, rejects } = liveState();
    live.apply(2, [broken('x', '9007199254740993'), message(), broken(null, '9007199254740994')]);
    expect(rejects).toEqual([
      { reason: 'not-a-number', partition: 2, offset: '9007199254740993' },
      { reason: 'empty', partition: 2, offset: '9007199254740994' },
    ]);
  });

  test('LV6: rejects are counted, and the newest is shown', () => {
    const board = createBoard({ topic: 't', now: () => NOON, log: quietLog });
    const live = createLiveState({
      now: () => NOON,
      onReading: () => undefined,
      onReject: board.rejected,
    });
    expect(board.surroundings().rejects).toEqual({ count: 0, last: null });
    live.apply(0, [broken('x', '1'), broken('NaN', '2')]);
    live.apply(1, [broken('5000', '3'), message()]);
    expect(board.surroundings().rejects).toEqual({
      count: 3,
      last: { reason: 'out-of-range', partition: 1, offset: '3' },
    });
  });

  test('LV6, TL6: whatever a message holds, it becomes a reading or a reject', () => {
    const any = fc.record<TailMessage>({
      key: fc.option(fc.uint8Array()),
      value: fc.option(fc.oneof(fc.uint8Array(), fc.json().map(bytes))),
      timestamp: fc.oneof(fc.bigInt().map(String), fc.string()),
      offset: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String),
    });
    fc.assert(
      fc.property(fc.array(any), (messages) => {
        const { live, rejects } = liveState();
        live.apply(0, messages);
        const places = new Set(rejects.map(({ offset }) => offset));
        for (const { reason } of rejects) expect(REJECT_REASONS).toContain(reason);
        for (const { offset } of live.all()) places.add(offset);
        expect(messages.map(({ offset }) => offset)).toEqual(expect.arrayContaining([...places]));
        expect(rejects.length + live.all().length).toBeLessThanOrEqual(messages.length);
        expect(places.size > 0).toBe(messages.length > 0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('drain', () => {
  test('LV4: the first change of a freezer is all of it', () => {
    const { live } = liveState();
    live.apply(1, [message({ offset: 5 })]);
    expect(live.drain()).toEqual([
      {
        id: 'f1',
        celsius: -3.42,
        at: NOON,
        heardAt: NOON,
        partition: 1,
        offset: '5',
        slots: [slot(0, -3.42)],
      },
    ]);
  });

  test('SM13: browsers are told which are simulated, and nothing of the others', () => {
    const { live } = liveState();
    const simulated = { freezer: 'f2', simulated: true };
    live.apply(0, [message(), message({ ...simulated, offset: 1 })]);
    const marks = live.drain().map((change) => ['simulated' in change, change.simulated]);
    expect(marks).toEqual([
      [false, undefined],
      [true, true],
    ]);
    live.seed([{ id: 'f3', celsius: 1, at: NOON, heardAt: NOON, partition: 0, simulated: true }]);
    expect(live.all().map((change) => change.simulated)).toEqual([undefined, true, true]);
  });

  test('LV4: what was drained is not drained again', () => {
    const { live } = liveState();
    live.apply(0, [message()]);
    live.drain();
    expect(live.drain()).toEqual([]);
  });

  test('LV4, UI2: only the freezers that changed, each once and with its changed slots', () => {
    const { live } = liveState();
    live.apply(
      0,
      [0, 1, 2].map((n) => message({ celsius: 0, at: NOON + n * SLOT_MS })),
    );
    live.apply(0, [message({ freezer: 'f2' })]);
    live.drain();
    const late = message({ celsius: 9, at: NOON + SLOT_MS });
    const newest = message({ celsius: 1, at: NOON + 2 * SLOT_MS, offset: 8 });
    live.apply(0, [late, newest]);
    expect(live.drain()).toMatchObject([
      { id: 'f1', celsius: 1, offset: '8', slots: [slot(1, 0, 9), slot(2, 0, 1)] },
    ]);
  });

  test('LV4: everything at once is every freezer with all its slots', () => {
    const { live } = liveState();
    live.apply(
      0,
      [0, 1].map((n) => message({ celsius: n, at: NOON + n * SLOT_MS })),
    );
    live.apply(1, [message({ freezer: 'f2' })]);
    live.drain();
    expect(live.all()).toMatchObject([
      { id: 'f1', slots: [slot(0, 0), slot(1, 1)] },
      { id: 'f2', partition: 1 },
    ]);
  });

  test('LV1, LV4: any messages leave each freezer as stepping it through them does', () => {
    const some = fc.record({
      freezer: fc.constantFrom('a', 'b', '__proto__'),
      celsius: someCelsius,
      at: someTime,
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 40, size: 'max' }), (given) => {
        const { live } = liveState(NOON + 3_600_000);
        live.apply(
          0,
          given.map((one, offset) => message({ ...one, offset })),
        );
        const expected = new Map<string, FreezerChange>();
        for (const id of new Set(given.map(({ freezer }) => freezer))) {
          const freezer = given
            .map((one, offset) => ({ one: reading(one), offset: String(offset) }))
            .filter(({ one }) => one.freezer === id)
            .reduce<ReturnType<typeof stepFreezer> | undefined>(
              (before, { one, offset }) =>
                stepFreezer(before, one, 0, offset, NOON + 3_600_000, NOON + 3_600_000),
              undefined,
            );
          if (freezer === undefined) continue;
          const { celsius, at, heardAt, partition, offset } = freezer;
          const slots = slotsSince(freezer, 0);
          expected.set(id, { id, celsius, at, heardAt, partition, offset, slots });
        }
        expect(live.all()).toEqual([...expected.values()]);
        expect(live.drain()).toMatchObject([...expected.values()]);
      }),
    );
  });
});

describe('LV8', () => {
  const at = (ms: number, celsius: number, offset: number) =>
    message({ celsius, at: NOON + ms, offset });

  test('LV8: a peak that came and went is told with its place, beside the newest value', () => {
    const { live } = liveState(NOON + 1000);
    live.apply(2, [at(0, -19, 1), at(10, -10, 2), at(20, -25, 3), at(30, -20, 4)]);
    expect(live.drain()).toMatchObject([
      {
        ...{ celsius: -20, offset: '4' },
        passed: [
          { at: NOON + 10, celsius: -10, partition: 2, offset: '2' },
          { at: NOON + 20, celsius: -25, partition: 2, offset: '3' },
        ],
      },
    ]);
  });

  test('LV8: nothing passed where one reading came, or the newest is the farthest, or a late one', () => {
    const { live } = liveState(NOON + 1000);
    const keys = () => live.drain().map((one) => Object.keys(one).includes('passed'));
    live.apply(0, [at(100, -19, 1)]);
    expect(keys()).toEqual([false]);
    live.apply(0, [at(110, -18, 2), at(120, -18, 3)]);
    expect(keys()).toEqual([false]);
    live.apply(0, [at(50, 9, 4)]);
    expect(keys()).toEqual([false]);
    expect(Object.keys(live.all()[0] ?? {})).not.toContain('passed');
  });

  test('LV8: however readings are joined to frames, none was colder or warmer than is told', () => {
    const frames = fc.array(fc.array(someCelsius, { minLength: 1, maxLength: 8 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(frames, (given) => {
        const { live } = liveState(NOON + 3_600_000);
        let offset = 0;
        for (const values of given) {
          const sent = values.map((celsius) => at(offset, celsius, offset++));
          for (const one of sent) live.apply(0, [one]);
          const [change] = live.drain();
          const told = [...(change?.passed ?? []), change].map((one) => one?.celsius ?? Number.NaN);
          expect(Math.min(...told)).toBe(Math.min(...values.map((value) => value + 0)));
          expect(Math.max(...told)).toBe(Math.max(...values.map((value) => value + 0)));
          for (const passed of change?.passed ?? []) {
            expect(sent).toContainEqual(
              at(passed.at - NOON, passed.celsius, Number(passed.offset)),
            );
          }
        }
      }),
    );
  });
});

describe('GW2', () => {
  test('GW2: one telling for all the messages of a batch', () => {
    const { live, told } = liveState();
    live.apply(0, manyFreezers(5));
    expect(told.readings).toBe(1);
  });

  test('GW2: nobody is told of a batch without a reading', () => {
    const { live, told } = liveState();
    live.apply(0, [{ ...message(), value: null }]);
    expect(told.readings).toBe(0);
  });
});

test('RD6, RD10: our clock stands in for a missing time and for one far ahead', () => {
  const { live } = liveState();
  live.apply(0, [{ ...message({ freezer: 'none' }), timestamp: '-1' }]);
  live.apply(0, [message({ freezer: 'ahead', at: NOON + 3_600_000 })]);
  expect(live.all()).toMatchObject([
    { id: 'none', at: NOON },
    { id: 'ahead', at: NOON },
  ]);
});

test('UI3: heard of when it came; what was in the log before us, when it came there', () => {
  const { live } = liveState(NOON);
  const slow = { at: NOON - 120_000 };
  const batch = ['old', 'new'].map((freezer, offset) => message({ ...slow, freezer, offset }));
  live.apply(0, batch, 1n);
  expect(live.all()).toMatchObject([
    { id: 'old', heardAt: NOON - 120_000 },
    { id: 'new', heardAt: NOON },
  ]);
  live.apply(1, [message({ ...slow, freezer: 'older', offset: 5 })], 9n);
  expect(live.all()[2]).toMatchObject({ id: 'older', heardAt: NOON - 120_000 });
});

describe('CN1', () => {
  const at = (timestamp: number | string, offset = 0) => ({
    ...message({ offset }),
    timestamp: String(timestamp),
  });

  test('CN1: when Kafka got the newest of the messages is known until they are drained', () => {
    const { live } = liveState();
    expect(live.appendedAt()).toBeUndefined();
    live.apply(0, [at(NOON - 50), at(NOON - 40, 1)]);
    live.apply(1, [at(NOON - 90)]);
    expect(live.appendedAt()).toBe(NOON - 40);
    live.drain();
    expect(live.appendedAt()).toBeUndefined();
  });

  test('CN1: what was in the log before us tells nothing of how long readings take', () => {
    const { live } = liveState();
    live.apply(0, [at(NOON - 500, 3), at(NOON - 400, 4)], 5n);
    expect(live.appendedAt()).toBeUndefined();
    live.apply(0, [at(NOON - 300, 4), at(NOON - 20, 5)], 5n);
    expect(live.appendedAt()).toBe(NOON - 20);
  });

  test('CN1: nor does a message without a time', () => {
    const { live } = liveState();
    live.apply(0, [at('-1'), at('soon', 1)]);
    expect(live.appendedAt()).toBeUndefined();
    expect(live.all()).toHaveLength(1);
  });
});
