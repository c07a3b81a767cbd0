import { expect, test } from 'vitest';
import { createLiveStore } from '#components/live/store.ts';
import { DEFAULT_LIMITS } from '#lib/freezer-facts.ts';
import { alarmView, change, factsOf, frame, NOON, snapshot } from '#tests/support/builders.ts';

/** A store that shows `f1` and `f2`, and whom it tells. */
function storeWith(given: Parameters<typeof snapshot>[0] = {}) {
  const store = createLiveStore({ now: () => NOON });
  store.restart(snapshot({ freezers: [change(), change({ id: 'f2' })], ...given }));
  const told: string[] = [];
  for (const id of ['f1', 'f2']) store.onFreezer(id, () => told.push(id));
  store.onAlarms(() => told.push('alarms'));
  store.onStatus(() => told.push('status'));
  store.onIds(() => told.push('ids'));
  return { store, told };
}

const active = (given = {}) => [alarmView(given)];
const card = { ...DEFAULT_LIMITS, high: -15, name: 'Bar', place: null };

test('AL14: a snapshot brings what there is to say of freezers, and takes what there was', () => {
  const facts = [factsOf('f1', { card }), factsOf('f2', { alarms: active() })];
  const { store } = storeWith({ facts });
  expect(store.facts('f1')).toEqual(facts[0]);
  expect(store.facts('f2')).toEqual(facts[1]);
  store.restart(snapshot({ freezers: [change()], facts: [factsOf('f1', { alarms: active() })] }));
  expect(store.facts('f1')?.card).toBeNull();
  expect(store.facts('f2')).toBeUndefined();
});

test('AL14, UI2: a frame’s facts replace those of their freezers, and tell those only', () => {
  const { store, told } = storeWith({ facts: [factsOf('f1', { card, alarms: active() })] });
  const facts = [factsOf('f2', { alarms: active() })];
  store.advance(frame({ sequence: 1, facts }));
  expect(told).toEqual(['f2', 'alarms']);
  expect(store.facts('f1')?.card).toEqual(card);
  store.advance(frame({ sequence: 2, facts: [factsOf('f1')] }));
  expect(store.facts('f1')).toEqual(factsOf('f1'));
  expect(told).toEqual(['f2', 'alarms', 'f1', 'alarms']);
});

test('UI2: a frame without facts tells nobody of alarms', () => {
  const { store, told } = storeWith();
  store.advance(frame({ sequence: 1, changes: [change({ celsius: 1 })] }));
  expect(told).toEqual(['f1']);
});

test('AL14: facts of a frame that comes too early are not taken', () => {
  const { store } = storeWith();
  const facts = [factsOf('f1', { alarms: active() })];
  expect(store.advance(frame({ sequence: 2, facts }))).toBe(false);
  expect(store.facts('f1')).toBeUndefined();
});

test('AL14: the limits of freezers without any of their own follow the server', () => {
  const { store, told } = storeWith({ limits: { ...DEFAULT_LIMITS, high: 4 } });
  expect(store.surroundings()?.limits.high).toBe(4);
  const limits = { ...DEFAULT_LIMITS, high: 8 };
  store.advance(frame({ sequence: 1, limits }));
  expect(store.surroundings()?.limits).toEqual(limits);
  expect(told).toEqual(['status']);
});

test('UI1: freezers are counted that have an alarm which is active and not shelved', () => {
  const { store } = storeWith();
  const counted = (...alarms: ReturnType<typeof alarmView>[]) => {
    store.restart(snapshot({ facts: [factsOf('f1', { alarms })] }));
    return store.troubled(NOON);
  };
  expect(counted()).toBe(0);
  expect(counted(alarmView(), alarmView({ kind: 'warning' }))).toBe(1);
  expect(counted(alarmView({ standing: 'acknowledged' }))).toBe(1);
  expect(counted(alarmView({ standing: 'returned' }))).toBe(0);
  expect(counted(alarmView({ shelvedUntil: NOON + 1 }))).toBe(0);
  expect(counted(alarmView({ shelvedUntil: NOON }))).toBe(1);
  expect(counted(alarmView({ shelvedUntil: NOON + 1 }), alarmView({ kind: 'fault' }))).toBe(1);
});

test('UI1: the count follows frames, one for each freezer', () => {
  const { store } = storeWith();
  const facts = ['f1', 'f2'].map((id) => factsOf(id, { alarms: active({ freezer: id }) }));
  store.advance(frame({ sequence: 1, facts }));
  expect(store.troubled(NOON)).toBe(2);
  store.advance(frame({ sequence: 2, facts: [factsOf('f1')] }));
  expect(store.troubled(NOON)).toBe(1);
});
