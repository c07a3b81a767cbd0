import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the answer is there; fails with what it waited for. */
export async function waitFor<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  withinMs = 30_000,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  let last: unknown;
  while (performance.now() < deadline) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await pause(25);
  }
  throw new Error(`waited ${withinMs} ms in vain for ${what}`, { cause: last });
}
