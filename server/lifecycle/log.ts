import pino, { type Logger } from 'pino';
import pretty from 'pino-pretty';

export type Log = Logger;

/** Lines for a person when the log goes to a terminal, JSON when it goes to a program. */
export function createLog(level: string): Log {
  const options = { level, base: null, errorKey: 'error', redact: ['password', '*.password'] };
  if (!process.stderr.isTTY) return pino(options, pino.destination(2));
  return pino(options, pretty({ destination: 2, sync: true, translateTime: 'HH:MM:ss' }));
}
