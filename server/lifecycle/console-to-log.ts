import { format } from 'node:util';
import type { Log } from '#server/lifecycle/log.ts';

const LEVELS = { log: 'info', info: 'info', debug: 'debug', warn: 'warn', error: 'error' } as const;

/** HE9: what libraries say on the console, Next above all, as lines of the log. */
export function sendConsoleToLog(log: Log): void {
  for (const [way, level] of Object.entries(LEVELS)) {
    Object.assign(globalThis.console, {
      [way]: (...said: unknown[]) => log[level](format(...said).trim()),
    });
  }
}
