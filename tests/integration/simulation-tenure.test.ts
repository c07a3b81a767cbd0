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

test('SM6, SM7: a fault goes on with whoever takes over, and ends when it was told to', async () => {
  const first = await openInstance({ ...place, name: 'first' });
  await first.changes.start({ count: 1, rate: 20 }, 'Ana');
  const begun = await first.changes.beginFault({ kind: 'probe-error', seconds: 4 }, 'Ana');
  const until = begun.ok ? begun.value.until : 0;
  const { messages, stop } = await readTopic(place.topic);
  undo.push(stop);
  await waitFor('the fault', () => messages.some(({ value }) => value === '-127.00'));
  await first.stop();
  const stopped = Date.now();
  const second = await open('second');
  expect(second.view().faults).toMatchObject([{ kind: 'probe-error', until }]);
  await waitFor('its end', () => messages.some(({ timestamp }) => timestamp > until + 200), 8000);
  const odd = messages.filter(({ value }) => value === '-127.00').map((each) => each.timestamp);
  expect(Math.max(...odd)).toBeGreaterThan(stopped);
  expect(Math.max(...odd)).toBeLessThan(until);
  expect(messages.some((m) => m.timestamp >= until && m.value === '-127.00')).toBe(false);
});

test('SM7: what could not be read is read a little later, though nobody says anything again', async () => {
  let away = false;
  let inVain = 0;
  const { changes, view } = await open('only', (store) => ({
    ...store,
    async load() {
      if (!away) return store.load();
      inVain++;
      throw new Error('the database is away');
    },
  }));
  away = true;
  await changes.start({ count: 3 }, 'Ana');
  await waitFor('a look in vain', () => inVain > 0);
  expect(view().running).toBe(0);
  away = false;
  await waitFor('them to run', () => view().acknowledged > 0);
});

test('SM11: nobody shows anything on its way when nothing runs any more', async () => {
  const [one, other] = [await open('one'), await open('other')];
  await one.changes.start({ count: 100, rate: 20 }, 'Ana');
  await waitFor('readings', () => one.view().acknowledged > 500 && other.view().acknowledged > 500);
  await other.changes.stop({}, 'Ana');
  await waitFor('the end', () => [one, other].every((i) => i.view().owner === null));
  const last = ({ view }: typeof one) => {
    const { acknowledged, inFlight, buffered } = view();
    return { acknowledged, inFlight, buffered };
  };
  expect(last(one)).toEqual(last(other));
  expect(last(one)).toMatchObject({ inFlight: 0, buffered: 0 });
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
