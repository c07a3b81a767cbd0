import { sendConsoleToLog } from '#server/lifecycle/console-to-log.ts';
import { createLog, type Log, type LogFormat } from '#server/lifecycle/log.ts';
import { createStack, type Stack } from '#server/lifecycle/stack.ts';
import { messageOf, StartError } from '#server/lifecycle/start-error.ts';

/** Past this, what still runs is left to its guard: the promise is ten seconds. */
const STOP_WITHIN_MS = 9500;

/** Runs a long-lived program: signals and failures both end in the same orderly stop. */
export async function runProcess(
  logging: { level: string; format: LogFormat },
  start: (tools: { stack: Stack; log: Log }) => Promise<void>,
): Promise<void> {
  const log = createLog(logging);
  if (logging.format === 'json') sendConsoleToLog(log);
  const stack = createStack({ log });
  let ending = false;

  const end = async (exitCode: number) => {
    if (ending) return; // Ctrl-C reaches us twice, from the terminal and from npm.
    ending = true;
    setTimeout(() => {
      log.error('stopping took too long; ending now');
      process.exit(1);
    }, STOP_WITHIN_MS).unref();
    await stack.stop();
    process.exit(exitCode);
  };
  process.on('SIGINT', () => void end(0));
  process.on('SIGTERM', () => void end(0));
  process.on('SIGHUP', () => void end(0)); // The terminal was closed.
  process.on('uncaughtException', (error) => {
    log.fatal({ error }, 'something broke that nobody expected; stopping');
    void end(1);
  });

  try {
    await start({ stack, log });
  } catch (error) {
    if (ending) return;
    if (logging.format === 'json') log.fatal({ error }, `Gelo cannot start. ${messageOf(error)}`);
    else reportFailedStart(error, log);
    await end(1);
  }
}

/** A known fault is one paragraph for a person; an unknown one is shown with all there is. */
export function reportFailedStart(error: unknown, log?: Log): void {
  if (error instanceof StartError) {
    process.stderr.write(`\nGelo cannot start. ${error.message}\n\n`);
    log?.debug({ error }, 'the cause of the failed start');
  } else {
    process.stderr.write('\nGelo cannot start, for a reason it does not know:\n');
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n\n`);
  }
}
