import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '#server/lifecycle/log.ts';

type Stop = () => Promise<unknown> | unknown;
type Part = { name: string; stop: Stop; withinMs: number };
export type Stack = ReturnType<typeof createStack>;

/** A broker or database that does not answer must not use up the ten seconds that a stop may take. */
const STOP_PART_WITHIN_MS = 1000;

/** What was started, so that it can be stopped in the opposite order. One part that fails to stop does not keep the others. */
export function createStack(deps: { log: Log }) {
  const parts: Part[] = [];
  let stopping: Promise<void> | undefined;

  const stopOne = async ({ name, stop, withinMs }: Part) => {
    const inTime = new AbortController();
    const late = wait(withinMs, 'late', { signal: inTime.signal, ref: false });
    try {
      const first = await Promise.race([Promise.resolve(stop()), late]);
      if (first === 'late') deps.log.warn(`stopping ${name} takes long; going on with the rest`);
    } catch (error) {
      deps.log.error({ error }, `stopping ${name} failed; going on with the rest`);
    } finally {
      late.catch(() => undefined); // Called off below.
      inTime.abort();
    }
  };

  return {
    /** Says how to undo what is about to start. What comes while all is being stopped is stopped at once. */
    onStop(name: string, stop: Stop, withinMs = STOP_PART_WITHIN_MS): void {
      const part = { name, stop, withinMs };
      if (stopping === undefined) parts.push(part);
      else void stopOne(part);
    },
    stop(): Promise<void> {
      stopping ??= (async () => {
        for (let part = parts.pop(); part !== undefined; part = parts.pop()) await stopOne(part);
      })();
      return stopping;
    },
  };
}
