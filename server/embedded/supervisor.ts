import { setTimeout as wait } from 'node:timers/promises';
import { backoff } from '#lib/live/backoff.ts';
import type { Child } from '#server/embedded/child.ts';
import type { Log } from '#server/lifecycle/log.ts';

/** A server that lived this long was well: its next end is the first of a new row. */
const LONG_ENOUGH_MS = 30_000;

/** Keeps one server running: when it ends though nobody stopped it, it is started again, later each time. */
export async function superviseChild(deps: {
  name: string;
  start: () => Promise<Child>;
  log: Log;
}): Promise<{ stop: () => Promise<void> }> {
  const { name, start, log } = deps;
  const stopping = new AbortController();
  let child = await start();

  const keepRunning = async () => {
    for (let attempt = 0; ; attempt++) {
      const began = performance.now();
      await child.ended;
      if (stopping.signal.aborted) return;
      if (performance.now() - began > LONG_ENOUGH_MS) attempt = 0;
      log.error(`${name} ended by itself; starting it again`);
      await wait(backoff(attempt, Math.random), undefined, { signal: stopping.signal });
      child = await start().catch((error: unknown) => {
        log.error({ error }, `${name} did not come back`);
        return child;
      });
      if (stopping.signal.aborted) await child.stop();
    }
  };
  const kept = keepRunning().catch((error: unknown) => {
    if (!stopping.signal.aborted) log.error({ error }, `${name} is no longer watched`);
  });
  return {
    async stop() {
      stopping.abort();
      await child.stop();
      await kept;
    },
  };
}
