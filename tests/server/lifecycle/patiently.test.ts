import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { patiently } from '#server/lifecycle/patiently.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const busy = new Error('busy');
const wrong = new Error('wrong');
const passes = (error: unknown) => error === busy;

/** Work that fails with each of these in turn, and then succeeds. */
function failing(...errors: Error[]) {
  let tries = 0;
  const work = async () => {
    const error = errors[tries++];
    if (error !== undefined) throw error;
    return tries;
  };
  return { work, tries: () => tries };
}

test('LC9: what passes is tried again until it works', async () => {
  const done = patiently(15_000, passes, failing(busy, busy).work);
  await vi.advanceTimersByTimeAsync(5000);
  expect(await done).toBe(3);
});

test('LC9: what does not pass is said at once, and so is anything without patience', async () => {
  const other = failing(wrong);
  await expect(patiently(15_000, passes, other.work)).rejects.toBe(wrong);
  const hasty = failing(busy);
  await expect(patiently(0, passes, hasty.work)).rejects.toBe(busy);
  expect([other.tries(), hasty.tries()]).toEqual([1, 1]);
});

test('LC9: patience ends', async () => {
  const ever = failing(...Array.from({ length: 100 }, () => busy));
  const done = patiently(15_000, passes, ever.work).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await done).toBe(busy);
  expect(ever.tries()).toBeLessThan(40);
});
