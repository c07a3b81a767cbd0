import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '#server/lifecycle/log.ts';

type Stop = () => Promise<unknown> | unknown;
type Options = {
  withinMs?: number;
  /** Stops at once with those before and after it that say so too. */
  together?: boolean;
};
type Part = { name: string; stop: Stop; withinMs: number; together: boolean };
export type Stack = ReturnType<typeof createStack>;

/** A broker or database that does not answer must not use up the ten seconds that a stop may take. */
const STOP_PART_WITHIN_MS = 1000;

/** What was started, so that it can be stopped in the opposite order. One part that fails to stop does not keep the others. */
export function createStack(deps: { log: Log }) {
  const steps: Part[][] = [];
  let stopping: Promise<void> | undefined;

  const stopOne = async ({ name, stop, withinMs }: Part) => {
    const inTime = new AbortController();
    const late = wait(withinMs, 'late', { signal: inTime.signal, ref: false });
    late.catch(() => undefined); // Called off below.
    try {
      const first = await Promise.race([Promise.resolve(stop()), late]);
      if (first === 'late') deps.log.warn(`stopping ${name} takes long; going on with the rest`);
    } catch (error) {
      deps.log.error({ error }, `stopping ${name} failed; going on with the rest`);
    } finally {
      inTime.abort();
    }
  };

  const stopAll = async () => {
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      await Promise.all(step.map(stopOne));
    }
  };

  return {
    /** Says how to undo what is about to start. What comes while all is being stopped is stopped at once. */
    onStop(name: string, stop: Stop, options: Options = {}): void {
      const { withinMs = STOP_PART_WITHIN_MS, together = false } = options;
      const part = { name, stop, withinMs, together };
      const last = steps.at(-1);
      if (stopping !== undefined) void stopOne(part);
      else if (together && last?.every((other) => other.together)) last.push(part);
      else steps.push([part]);
    },
    stop(): Promise<void> {
      stopping ??= stopAll();
      return stopping;
    },
  };
}
