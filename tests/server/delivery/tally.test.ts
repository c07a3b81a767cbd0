import { expect, test } from 'vitest';
import { createTallies } from '#server/delivery/tally.ts';
import type { Stretch } from '#server/store/reconcile-store.ts';

/** A log in which every seventh offset is a reject and every tenth is control; `lost` are in no table. */
function log(lost: readonly number[] = []) {
  const asked: Stretch[] = [];
  const count = async (stretch: Stretch) => {
    asked.push(stretch);
    const counted = { recorded: 0, rejected: 0, gaps: 0, control: 0 };
    for (let offset = stretch.from; offset < stretch.to; offset++) {
      if (lost.includes(offset)) continue;
      if (offset % 10 === 0) counted.control++;
      else if (offset % 7 === 0) counted.rejected++;
      else counted.recorded++;
    }
    return counted;
  };
  return { asked, ...createTallies({ count }) };
}

test('DE1: what is counted adds up to the place in the log, also as it moves on and its beginning is dropped', async () => {
  const { reconcile, asked } = log();
  const whole = await reconcile(1, 0, 100);
  expect(whole).toEqual({
    from: 0,
    recorded: 77,
    rejected: 13,
    gaps: 0,
    control: 10,
    unaccounted: 0,
  });
  const later = await reconcile(1, 50, 140);
  expect(later).toEqual({ ...(await log().reconcile(1, 50, 140)) });
  expect(asked.slice(1)).toEqual([
    { log: 1, from: 100, to: 140 },
    { log: 1, from: 0, to: 50 },
  ]);
});

test('DE1: what is missing shows, whenever it is looked at', async () => {
  const { reconcile } = log([42, 120]);
  expect((await reconcile(1, 0, 100)).unaccounted).toBe(1);
  expect((await reconcile(1, 0, 150)).unaccounted).toBe(2);
  expect((await reconcile(1, 43, 150)).unaccounted).toBe(1);
});

test('DE1: a log that was put back is counted anew', async () => {
  const { reconcile } = log();
  await reconcile(1, 50, 100);
  expect(await reconcile(1, 10, 60)).toEqual(await log().reconcile(1, 10, 60));
});

test('DE1: two who ask at once are told the same, and the log is counted once', async () => {
  const { reconcile, asked } = log();
  const [one, two] = await Promise.all([reconcile(1, 0, 100), reconcile(1, 0, 100)]);
  expect(one).toEqual(two);
  expect(asked).toHaveLength(1);
});

test('DE1: a long log is counted on the side, and until then nothing is claimed', async () => {
  const pieces: Stretch[] = [];
  const { reconcile } = createTallies({
    count: async (stretch) => {
      pieces.push(stretch);
      return { recorded: stretch.to - stretch.from, rejected: 0, gaps: 0, control: 0 };
    },
  });
  const long = 5_000_000;
  expect((await reconcile(1, 0, long)).unaccounted).toBeNull();
  await expect.poll(async () => (await reconcile(1, 0, long)).unaccounted).toBe(0);
  expect(pieces.every(({ from, to }) => to - from <= 2_000_000)).toBe(true);
});

test('DE1: a count that failed is asked for again', async () => {
  let fails = true;
  const { reconcile } = createTallies({
    count: async ({ from, to }) => {
      if (fails) throw new Error('the database is away');
      return { recorded: to - from, rejected: 0, gaps: 0, control: 0 };
    },
  });
  await expect(reconcile(1, 0, 10)).rejects.toThrow('away');
  fails = false;
  expect((await reconcile(1, 0, 10)).unaccounted).toBe(0);
});
