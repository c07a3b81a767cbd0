import { protocolFault } from '#server/kafka/protocol-fault.ts';
import { patiently } from '#server/lifecycle/patiently.ts';
import { messageOf } from '#server/lifecycle/start-error.ts';

/** A broker that went is noticed by the others, and done without, within this time. */
const PATIENCE_MS = 15_000;
const PASSING_FAULT = /LEADER|COORDINATOR|NOT_ENOUGH_REPLICAS|NETWORK|TIMED_OUT|NOT_CONTROLLER/;
const PASSING_WORDS = /ECONNREFUSED|ECONNRESET|connection (timeout|error)|closed connection/i;

/**
 * Tries again what a cluster cannot do while one of its brokers is going. A single broker that does
 * not answer is most likely a wrong address: that is said at once.
 */
export function withPatience<T>(brokers: readonly string[], work: () => Promise<T>): Promise<T> {
  return patiently(brokers.length > 1 ? PATIENCE_MS : 0, passes, work);
}

function passes(error: unknown): boolean {
  return PASSING_FAULT.test(protocolFault(error) ?? '') || PASSING_WORDS.test(messageOf(error));
}
