import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '#server/lifecycle/log.ts';

const AT_MOST_EVERY_MS = 1000;

/**
 * Tells Kafka how far the recorder is: not with each batch, but the last place in any case. Nobody
 * waits for it, because nothing but the lag that Kafka's own tools show depends on it.
 */
export function createCommits(deps: {
  partition: number;
  commit: (position: number) => Promise<void>;
  /** Ends it. */
  signal: AbortSignal;
  log: Log;
}) {
  const { partition, commit, signal, log } = deps;
  let untold: number | undefined;
  let telling = false;

  const tell = async () => {
    telling = true;
    while (untold !== undefined && !signal.aborted) {
      const position = untold;
      untold = undefined;
      await commit(position).catch((error: unknown) => {
        log.debug({ error, partition }, 'Kafka was not told how far the recorder is');
      });
      await wait(AT_MOST_EVERY_MS, undefined, { signal }).catch(() => undefined); // Called off.
    }
    telling = false;
  };

  return {
    reached(position: number) {
      untold = position;
      if (!telling) void tell();
    },
  };
}
