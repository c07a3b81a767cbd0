import { expect, test } from 'vitest';
import { createLiveStore } from '#components/live/store.ts';
import { DEFAULT_LIMITS } from '#lib/freezer/facts.ts';
import { ALL_UP, stepParts } from '#lib/health/parts.ts';
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

test('AL14: every open alarm is listed, and the list follows frames and snapshots', () => {
  const { store } = storeWith({ facts: [factsOf('f1', { alarms: active() })] });
  expect(store.alarms()).toEqual(active());
  const more = active({ freezer: 'f2', id: 2 });
  store.advance(frame({ sequence: 1, facts: [factsOf('f2', { alarms: more })] }));
  expect(store.alarms()).toEqual([...active(), ...more]);
  store.advance(frame({ sequence: 2, facts: [factsOf('f1')] }));
  expect(store.alarms()).toEqual(more);
  store.restart(snapshot());
  expect(store.alarms()).toEqual([]);
});

test('AL14: while no alarm changes the list is the very same', () => {
  const { store } = storeWith({ facts: [factsOf('f1', { alarms: active() })] });
  const before = store.alarms();
  store.advance(frame({ sequence: 1, changes: [change({ celsius: 1 })] }));
  expect(store.alarms()).toBe(before);
});

test('FL1: how a freezer is follows its alarms, its own silence time and whether readings come', () => {
  const { store } = storeWith({
    facts: [factsOf('f1', { card: { ...card, silentAfterMs: 600_000 }, calmSince: NOON - 5 })],
  });
  expect(store.status('f1', NOON)).toMatchObject({ state: 'ok', since: NOON - 5 });
  expect(store.status('f1', NOON + 60_001).state).toBe('ok');
  expect(store.status('f2', NOON + 60_001).state).toBe('silent');
  store.setConnection('lost');
  expect(store.status('f2', NOON + 60_001).state).toBe('unknown');
  store.restart(snapshot({ facts: [factsOf('f1', { alarms: active() })] }));
  expect(store.status('f1', NOON)).toMatchObject({ state: 'alarm', unacknowledged: true });
});

test.each(['kafka', 'tail', 'database', 'recorder'] as const)(
  'FL1, AL15: while %s is away silence says nothing, unless it is not what brings readings',
  (part) => {
    const { store } = storeWith();
    const parts = stepParts(ALL_UP, part, { up: false, reason: 'gone' }, NOON);
    store.advance(frame({ sequence: 1, parts }));
    const brings = part === 'kafka' || part === 'tail';
    expect(store.reading()).toBe(!brings);
    expect(store.status('f1', NOON + 60_001).state).toBe(brings ? 'unknown' : 'silent');
  },
);

test('FA9: a retired freezer is there, but not among the others, until it is back in use', () => {
  const { store, told } = storeWith();
  store.advance(frame({ sequence: 1, facts: [factsOf('f1', { retired: true })] }));
  expect(store.ids()).toEqual(['f2']);
  expect(told).toEqual(['f1', 'ids', 'alarms']);
  expect(store.freezer('f1')?.celsius).toBe(-3.42);
  store.advance(frame({ sequence: 2, changes: [change({ celsius: 9 }), change({ id: 'f3' })] }));
  expect(store.ids()).toEqual(['f2', 'f3']);
  expect(store.freezer('f1')?.celsius).toBe(9);
  store.advance(frame({ sequence: 3, facts: [factsOf('f1')] }));
  expect(store.ids()).toEqual(['f1', 'f2', 'f3']);
});

test('FA9: a snapshot says who is retired, and tells its page too', () => {
  const { store, told } = storeWith({ facts: [factsOf('f1', { retired: true })] });
  expect(store.ids()).toEqual(['f2']);
  store.restart(snapshot({ freezers: [change()], facts: [factsOf('f1', { retired: true })] }));
  expect(store.ids()).toEqual([]);
  expect(told).toContain('f1');
});

test('FA9: nobody judges it: it is neither silent nor fine', () => {
  const { store } = storeWith({ facts: [factsOf('f1', { retired: true })] });
  for (const now of [NOON, NOON + 1e9]) {
    expect(store.status('f1', now)).toMatchObject({ state: 'unknown', unacknowledged: false });
  }
});
