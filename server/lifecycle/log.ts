import pino, { type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';
import { describeError } from '#server/lifecycle/describe-error.ts';
import { currentRequest } from '#server/lifecycle/request-scope.ts';

export type Log = Logger;
/** `auto`: lines for a person where the log goes to a terminal, JSON where it goes to a program. */
export type LogFormat = 'auto' | 'json' | 'text';

const STDOUT = 1;
const STDERR = 2;

const JSON_LINES = {
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level: string) => ({ level }) },
};

/** HE9: a line for each thing that is worth knowing, with the request that it belongs to. */
export function createLog(
  { level, format = 'auto' }: { level: string; format?: LogFormat },
  destination: DestinationStream = lines(format),
): Log {
  return pino(
    {
      ...JSON_LINES,
      level,
      errorKey: 'error',
      serializers: { error: describeError },
      redact: ['password', '*.password'],
      mixin() {
        const request = currentRequest();
        return request === undefined ? {} : { request: request.id };
      },
    },
    destination,
  );
}

function lines(format: LogFormat): DestinationStream {
  const isText = format === 'text' || (format === 'auto' && process.stderr.isTTY);
  if (!isText) return pino.destination(STDERR);
  const colorize = process.stderr.isTTY;
  return pretty({ destination: STDERR, sync: true, colorize, translateTime: 'HH:MM:ss' });
}

/** What a start says on stdout: for a person, unless all of the output is to be JSON. */
export function createPrinter(format: LogFormat): (line: string) => void {
  if (format !== 'json') return (line) => process.stdout.write(`${line}\n`);
  const log = pino(JSON_LINES, pino.destination(STDOUT));
  return (line) => log.info(line.trim());
}
