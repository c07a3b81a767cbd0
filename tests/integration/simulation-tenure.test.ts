import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SimulationStore } from '#server/simulation/wish.ts';
import { readTopic } from '#tests/support/read-topic.ts';
import { newSimulationPlace, openInstance } from '#tests/support/simulation.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => unknown)[] = [];
let place = { url: '', topic: '' };
beforeEach(async () => {
  place = await newSimulationPlace();
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function open(name: string, wrap?: (store: SimulationStore) => SimulationStore) {
  const instance = await openInstance({ ...place, name, ...(wrap && { wrap }) });
  undo.push(instance.stop);
  return instance;
}

test('SM7: of two instances one runs it, whichever was asked, and both say who and how it goes', async () => {
  const [one, other] = [await open('one'), await open('other')];
  await other.changes.start({ count: 3 }, 'Ana');
  await waitFor('both to know', () => one.view().acknowledged > 3 && other.view().acknowledged > 3);
  expect(one.view().owner).toEqual(other.view().owner);
  expect(one.runsIt()).toBe(!other.runsIt());
  const reader = await readTopic(place.topic);
  undo.push(reader.stop);
  await waitFor('what was acknowledged', () => reader.messages.length >= one.view().acknowledged);
  const owner = one.runsIt() ? one : other;
  await one.changes.stop({}, 'Ana');
  await waitFor('both to have stopped', () => [one, other].every((i) => i.view().owner === null));
  await waitFor('the last', () => reader.messages.length >= owner.view().acknowledged);
  expect(reader.messages).toHaveLength(owner.view().acknowledged);
});

test('SM7: one that is stopped hands it on at once', async () => {
  const first = await openInstance({ ...place, name: 'first' });
  await first.changes.start({ count: 3 }, 'Ana');
  await waitFor('readings', () => first.view().acknowledged > 0);
  const second = await open('second');
  await first.stop();
  await waitFor('the other to run it', () => second.runsIt(), 2000);
  await waitFor('its readings', () => second.view().acknowledged > 0);
});

test('SM7: one that says nothing any more is replaced within seconds, and stops when it wakes up', async () => {
  let asleep = false;
  const waking: (() => void)[] = [];
  const first = await open('first', (store) => ({
    ...store,
    async hold(report) {
      if (asleep) await new Promise<void>((resolve) => waking.push(resolve));
      return store.hold(report);
    },
  }));
  await first.changes.start({ count: 3 }, 'Ana');
  await waitFor('readings', () => first.view().acknowledged > 0);
  asleep = true;
  const second = await open('second');
  expect(second.runsIt()).toBe(false);
  await waitFor('the other to run it', () => second.runsIt(), 6000);
  await waitFor('its readings', () => second.view().acknowledged > 0);
  asleep = false;
  for (const wake of waking) wake();
  await waitFor('the first to know', () => first.view().owner?.name === 'second');
  const { acknowledged } = second.view();
  await waitFor('the second to go on', () => second.view().acknowledged > acknowledged);
  expect(second.runsIt()).toBe(true);
});

test('SM7: while the database is away the one that runs it goes on', async () => {
  let away = false;
  const { changes, view } = await open('only', (store) => ({
    ...store,
    async hold(report) {
      if (away) throw new Error('the database is away');
      return store.hold(report);
    },
  }));
  await changes.start({ count: 3, rate: 10 }, 'Ana');
  await waitFor('readings', () => view().acknowledged > 0);
  away = true;
  const { acknowledged } = view();
  await waitFor('more of them', () => view().acknowledged > acknowledged + 60);
  away = false;
  await changes.stop({}, 'Ana');
  await waitFor('the end', () => view().owner === null);
});

test('SM7: the socket hears of it only when something else is so', async () => {
  const { changes, statuses, view } = await open('only');
  await changes.start({ count: 2, rate: 5 }, 'Ana');
  await waitFor('some seconds', () => view().acknowledged > 25);
  expect(statuses).toEqual([
    { running: 0, owner: null, perSecond: 0 },
    { running: 2, owner: 'only', perSecond: 10 },
  ]);
});
