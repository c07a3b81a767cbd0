import { setTimeout as wait } from 'node:timers/promises';
import { lastLines } from '#server/embedded/child.ts';
import { StartError } from '#server/lifecycle/start-error.ts';

/** Asks a server that was just started until it answers; when it never does, its own log says why. */
export async function untilReady<T>(options: {
  name: string;
  probe: () => Promise<T>;
  logFile: string;
  everyMs: number;
  withinMs: number;
}): Promise<T> {
  const { name, probe, logFile, everyMs, withinMs } = options;
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      return await probe();
    } catch (cause) {
      if (performance.now() < deadline) {
        await wait(everyMs);
        continue;
      }
      throw new StartError(
        `${name} did not become ready within ${withinMs / 1000} s. Its log, ${logFile}, ends with:\n${lastLines(logFile)}`,
        { cause },
      );
    }
  }
}
