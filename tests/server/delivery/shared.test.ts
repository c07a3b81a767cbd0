import { expect, test } from 'vitest';
import { shared } from '#server/delivery/shared.ts';

function open() {
  let [at, asked] = [0, 0];
  let away = false;
  const ask = shared(
    async () => {
      const mine = ++asked;
      await Promise.resolve();
      if (away) throw new Error('away');
      return mine;
    },
    { forMs: 1000, now: () => at },
  );
  return {
    ask,
    asked: () => asked,
    pass: (ms: number) => (at += ms),
    goAway: (now: boolean) => (away = now),
  };
}

test('DE5: however many look at once or within a second, it is asked once', async () => {
  const { ask, asked, pass } = open();
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  pass(999);
  expect(await ask()).toBe(1);
  pass(1);
  expect(await Promise.all([ask(), ask()])).toEqual([2, 2]);
  expect(asked()).toBe(2);
});

test('DE5: a failure is told to all who waited, and the next asks anew', async () => {
  const { ask, asked, goAway } = open();
  goAway(true);
  const told = await Promise.allSettled([ask(), ask()]);
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  goAway(false);
  expect(await ask()).toBe(2);
  expect(asked()).toBe(2);
});

test('DE5: a clock that is set back keeps no old answer', async () => {
  const { ask, pass } = open();
  await ask();
  pass(-60_000);
  expect(await ask()).toBe(2);
});
