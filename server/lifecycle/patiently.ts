import { setTimeout as wait } from 'node:timers/promises';

const AGAIN_MS = 500;

/** Tries again, for so long, what failed in a way that passes. */
export async function patiently<T>(
  forMs: number,
  passes: (error: unknown) => boolean,
  work: () => Promise<T>,
): Promise<T> {
  const deadline = performance.now() + forMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() >= deadline || !passes(error)) throw error;
      await wait(AGAIN_MS);
    }
  }
}
