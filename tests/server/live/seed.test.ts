import { expect, test } from 'vitest';
import { SLOT_MS } from '#lib/freezer/live.ts';
import { createLiveState, MAX_FREEZERS, type SeededFreezer } from '#server/live/state.ts';
import { message, NOON, slot } from '#tests/support/builders.ts';

const LONG_AGO = NOON - 40 * 86_400_000;

const seeded = (given: Partial<SeededFreezer> = {}): SeededFreezer => ({
  ...{ id: 'f1', celsius: -2.5, at: LONG_AGO + 1234, heardAt: LONG_AGO + 2000, partition: 2 },
  simulated: false,
  ...given,
});

function liveState() {
  const told: string[] = [];
  const live = createLiveState({
    now: () => NOON,
    onReading: () => told.push('reading'),
    onReject: (reason) => told.push(reason),
  });
  return { live, told };
}

test('LV7: a freezer that the database knows is there, with its newest recorded value', () => {
  const { live, told } = liveState();
  live.seed([seeded(), seeded({ id: 'f2', celsius: 4, at: NOON - 1000 })]);
  const { simulated, ...newest } = seeded();
  expect(simulated).toBe(false);
  const from = Math.floor((LONG_AGO + 1234) / SLOT_MS) * SLOT_MS;
  expect(live.all()).toMatchObject([
    {
      ...newest,
      slots: [{ from, min: -2.5, max: -2.5 }],
    },
    { id: 'f2', celsius: 4, at: NOON - 1000, slots: [slot(-1, 4)] },
  ]);
  expect([live.drain(), told]).toEqual([[], []]);
});

test('LV7, LV1: its next reading is the newest, and its sparkline begins with that', () => {
  const { live } = liveState();
  live.seed([seeded()]);
  live.apply(0, [message({ celsius: 1, offset: 7 })]);
  expect(live.drain()).toMatchObject([
    {
      id: 'f1',
      celsius: 1,
      at: NOON,
      heardAt: NOON,
      partition: 0,
      offset: '7',
      slots: [slot(0, 1)],
    },
  ]);
  expect(live.all()).toMatchObject([{ slots: [slot(0, 1)] }]);
});

test('LV7, LV1: what the tail reads of before it does not replace it; its own reading gives it its offset', () => {
  const { live } = liveState();
  live.seed([seeded({ at: NOON, heardAt: NOON })]);
  live.apply(2, [message({ celsius: 9, at: NOON - SLOT_MS, offset: 5 })], 9n);
  expect(live.all()).toMatchObject([{ celsius: -2.5, at: NOON, offset: '' }]);
  live.apply(2, [message({ celsius: -2.5, at: NOON, offset: 6 })], 9n);
  expect(live.all()).toMatchObject([
    { celsius: -2.5, at: NOON, offset: '6', slots: [slot(-1, 9), slot(0, -2.5)] },
  ]);
});

test('LV7: what was read already stays', () => {
  const { live } = liveState();
  live.apply(0, [message({ celsius: 1 })]);
  live.seed([seeded()]);
  expect(live.all()).toMatchObject([{ celsius: 1, partition: 0 }]);
});

test('LV7, LV5: no more than ten thousand are taken', () => {
  const { live, told } = liveState();
  const many = Array.from({ length: MAX_FREEZERS + 5 }, (_, n) => seeded({ id: `f${n}` }));
  live.seed(many);
  expect(live.all()).toHaveLength(MAX_FREEZERS);
  live.apply(0, [message({ freezer: 'one more' }), message({ freezer: 'f0', celsius: 3 })]);
  expect(told).toEqual(['too-many-freezers', 'reading']);
});
