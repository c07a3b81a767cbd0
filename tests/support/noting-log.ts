import pino from 'pino';
import type { Log } from '#server/lifecycle/log.ts';

/** A log that keeps what it was told, for tests of what is said. */
export function notingLog(): { log: Log; warnings: () => string[] } {
  const lines: string[] = [];
  const log = pino({ level: 'warn', errorKey: 'error' }, { write: (line) => lines.push(line) });
  return {
    log,
    warnings: () => lines.map((line) => (JSON.parse(line) as { msg: string }).msg),
  };
}
