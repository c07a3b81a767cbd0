import { type LogEntry, logLevel } from 'kafkajs';
import type { Log } from '#server/lifecycle/log.ts';

/**
 * kafkajs shouts ERROR for all that it is about to retry. What fails in the end is thrown at the
 * caller, who logs it with its meaning; so its own lines are for whoever looks closer.
 */
export function kafkaLogCreator(log: Log, onRetry?: () => void) {
  return () =>
    ({ level, namespace, log: entry }: LogEntry) => {
      const { message, error, broker, groupId, retryCount } = entry;
      // Nothing else tells that an attempt failed and is about to be repeated.
      if (retryCount !== undefined) onRetry?.();
      const line = { namespace, error, broker, groupId };
      if (level <= logLevel.WARN) log.debug(line, `kafkajs: ${message}`);
      else log.trace(line, `kafkajs: ${message}`);
    };
}
