import { setTimeout as wait } from 'node:timers/promises';
import { protocolFault } from '#server/kafka/protocol-fault.ts';
import { messageOf } from '#server/lifecycle/start-error.ts';

/** A broker that went is noticed by the others, and done without, within this time. */
const PATIENCE_MS = 15_000;
const AGAIN_MS = 500;
const PASSING_FAULT = /LEADER|COORDINATOR|NOT_ENOUGH_REPLICAS|NETWORK|TIMED_OUT|NOT_CONTROLLER/;
const PASSING_WORDS = /ECONNREFUSED|ECONNRESET|connection (timeout|error)|closed connection/i;

/**
 * Tries again what a cluster cannot do while one of its brokers is going. A single broker that does
 * not answer is most likely a wrong address: that is said at once.
 */
export async function withPatience<T>(
  brokers: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const deadline = performance.now() + (brokers.length > 1 ? PATIENCE_MS : 0);
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() >= deadline || !passes(error)) throw error;
      await wait(AGAIN_MS);
    }
  }
}

function passes(error: unknown): boolean {
  return PASSING_FAULT.test(protocolFault(error) ?? '') || PASSING_WORDS.test(messageOf(error));
}
