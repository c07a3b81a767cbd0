import type { Log } from '#server/lifecycle/log.ts';

type Stop = () => Promise<unknown> | unknown;
export type Stack = ReturnType<typeof createStack>;

/** What was started, so that it can be stopped in the opposite order. One part that fails to stop does not keep the others. */
export function createStack(deps: { log: Log }) {
  const parts: { name: string; stop: Stop }[] = [];
  let stopping: Promise<void> | undefined;

  const stopOne = async ({ name, stop }: { name: string; stop: Stop }) => {
    try {
      await stop();
    } catch (error) {
      deps.log.error({ error }, `stopping ${name} failed; going on with the rest`);
    }
  };

  return {
    /** Says how to undo what is about to start. What comes while all is being stopped is stopped at once. */
    onStop(name: string, stop: Stop): void {
      if (stopping === undefined) parts.push({ name, stop });
      else void stopOne({ name, stop });
    },
    stop(): Promise<void> {
      stopping ??= (async () => {
        for (let part = parts.pop(); part !== undefined; part = parts.pop()) await stopOne(part);
      })();
      return stopping;
    },
  };
}
