import { expect, test } from 'vitest';
import { createTallies } from '#server/delivery/tally.ts';
import type { Stretch } from '#server/store/reconcile-store.ts';
import { waitFor } from '#tests/support/wait-for.ts';

/** A log that is all readings; what is asked of it is noted, and may be made to fail. */
function allReadings() {
  const asked: Stretch[] = [];
  const database = { away: false };
  const tallies = createTallies({
    count: async (stretch) => {
      asked.push(stretch);
      if (database.away) throw new Error('the database is away');
      const none = { rejected: 0, gaps: 0, control: 0, checks: 0 };
      const recorded = stretch.to - stretch.from;
      return {
        counted: { recorded, ...none },
        keys: new Map([['f1', { readings: recorded, newest: stretch.to - 1 }]]),
      };
    },
  });
  return { tallies, asked, database };
}

const LONG = 5_000_000;

test('DE1: only what is new is counted, and of what begins later by now its first piece', async () => {
  const { tallies, asked } = allReadings();
  expect(await tallies.reconcile(1, 0, 100)).toMatchObject({ recorded: 100, unaccounted: 0 });
  expect(await tallies.reconcile(1, 30, 150)).toMatchObject({ recorded: 120, unaccounted: 0 });
  expect(asked).toEqual([
    { log: 1, from: 0, to: 100 },
    { log: 1, from: 30, to: 100 },
    { log: 1, from: 100, to: 150 },
  ]);
});

test('DE1: a log is counted in pieces, and those that are full are not counted again', async () => {
  const { tallies, asked } = allReadings();
  for (const to of [400_000, 700_000, 1_200_000]) {
    expect(await tallies.reconcile(1, 0, to)).toMatchObject({ recorded: to, unaccounted: 0 });
  }
  asked.length = 0;
  const later = await tallies.reconcile(1, 600_000, 1_200_000);
  expect(later).toMatchObject({ from: 600_000, recorded: 600_000, unaccounted: 0 });
  expect(asked).toEqual([{ log: 1, from: 600_000, to: 1_000_000 }]);
  expect(await tallies.reconcile(1, 0, 1_200_000)).toMatchObject({ recorded: 1_200_000 });
});

test('DE1: what was counted and then deleted for its age is not missing, nor taken off twice', async () => {
  let deletedTo = 0;
  const { reconcile } = createTallies({
    count: async ({ from, to }) => {
      const recorded = Math.max(0, to - Math.max(from, deletedTo));
      const none = { rejected: 0, gaps: 0, control: 0, checks: 0 };
      return { counted: { recorded, ...none }, keys: new Map() };
    },
  });
  expect(await reconcile(1, 0, 100)).toMatchObject({ recorded: 100, unaccounted: 0 });
  deletedTo = 40;
  expect(await reconcile(1, 40, 110)).toMatchObject({ recorded: 70, unaccounted: 0 });
});

test('DE1: who asks with an older place is answered from what was counted further', async () => {
  const { tallies, asked } = allReadings();
  const answers = await Promise.all([100, 90, 120, 90].map((to) => tallies.reconcile(1, 0, to)));
  for (const { unaccounted } of answers) expect(unaccounted).toBe(0);
  expect(asked.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(120);
});

test('DE1: a long log is counted on the side, each time it has grown by much', async () => {
  const { tallies } = allReadings();
  const counted = (to: number) => async () =>
    (await tallies.reconcile(1, 0, to)).unaccounted === 0 || undefined;
  expect(await tallies.reconcile(1, 0, LONG)).toMatchObject({ recorded: 0, unaccounted: null });
  await waitFor('the count', counted(LONG));
  const later = await tallies.reconcile(1, 0, 2 * LONG);
  expect(later).toMatchObject({ recorded: LONG, unaccounted: null });
  await waitFor('the next count', counted(2 * LONG));
});

test('DE1: a count on the side that fails is begun again, and ends nothing', async () => {
  const { tallies, asked, database } = allReadings();
  database.away = true;
  expect(await tallies.reconcile(1, 0, LONG)).toMatchObject({ unaccounted: null });
  await waitFor('the failure', async () => {
    await tallies.reconcile(1, 0, LONG);
    return asked.length > 1;
  });
  await expect(tallies.reconcile(2, 0, 10)).rejects.toThrow('the database is away');
  database.away = false;
  await waitFor('the count', async () => (await tallies.reconcile(1, 0, LONG)).unaccounted === 0);
});

test('DE3: whose readings they are is counted with them, the most first, and their sum is what is recorded', async () => {
  const of: Record<number, string> = { 0: 'b', 100: 'a', 200: 'a', 300: 'c' };
  const { reconcile, keys } = createTallies({
    count: async ({ from, to }) => ({
      counted: { recorded: to - from, rejected: 0, gaps: 0, control: 0, checks: 0 },
      keys: new Map([[of[from] ?? '', { readings: to - from, newest: to - 1 }]]),
    }),
  });
  expect(keys(1)).toEqual({ since: 0, count: 0, list: [] });
  for (const to of [100, 200, 300, 310]) await reconcile(1, 0, to);
  expect(keys(1)).toEqual({
    since: 0,
    count: 3,
    list: [
      { freezer: 'a', readings: 200, newest: 299 },
      { freezer: 'b', readings: 100, newest: 99 },
      { freezer: 'c', readings: 10, newest: 309 },
    ],
  });
});

test('DE3: of a long log only the newest two million are told apart, and it says since when', async () => {
  const { tallies } = allReadings();
  for (let to = 500_000; to <= LONG; to += 500_000) await tallies.reconcile(1, 0, to);
  const { since, list } = tallies.keys(1);
  expect(since).toBe(LONG - 2_000_000);
  expect(list).toEqual([{ freezer: 'f1', readings: 2_000_000, newest: LONG - 1 }]);
  expect(await tallies.reconcile(1, 0, LONG)).toMatchObject({ recorded: LONG, unaccounted: 0 });
});

test('DE3: of many freezers those with the most are listed, and all are counted', async () => {
  const keys = new Map(
    Array.from({ length: 300 }, (_, n) => [`f${n}`, { readings: n + 1, newest: n }]),
  );
  const { reconcile, keys: ask } = createTallies({
    count: async ({ to }) => ({
      counted: { recorded: to, rejected: 0, gaps: 0, control: 0, checks: 0 },
      keys,
    }),
  });
  await reconcile(1, 0, 45_150);
  const { count, list } = ask(1);
  expect(count).toBe(300);
  expect(list.map(({ freezer }) => freezer)).toEqual(
    Array.from({ length: 20 }, (_, n) => `f${299 - n}`),
  );
});
