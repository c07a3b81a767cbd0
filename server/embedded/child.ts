import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { guarded } from '#server/embedded/guard.ts';

const MAX_LOG_BYTES = 10 * 1024 * 1024;
/** Of the ten seconds that a stop may take. */
const GIVE_UP_AFTER_MS = 4500;

export type Child = {
  /** Resolves once the server has ended, however it did. */
  ended: Promise<void>;
  hasEnded: () => boolean;
  stop: () => Promise<void>;
};

/** Starts a server under the guard. */
export function startChild(options: {
  command: string;
  args: string[];
  signal: 'TERM' | 'INT';
  pidFile: string;
  logFile: string;
  cwd: string;
}): Child {
  for (const file of [options.pidFile, options.logFile]) {
    mkdirSync(dirname(file), { recursive: true });
  }
  rotate(options.logFile);
  const log = openSync(options.logFile, 'a');
  const guard = spawn(...guarded(options), {
    cwd: options.cwd,
    detached: true,
    stdio: ['pipe', log, log],
  });
  closeSync(log);
  let running = true;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      running = false;
      guard.stdin?.destroy();
      resolve();
    };
    guard.once('exit', end);
    guard.once('error', end);
  });
  return {
    ended,
    hasEnded: () => !running,
    async stop() {
      guard.stdin?.destroy();
      const giveUp = setTimeout(() => {
        if (running && guard.pid !== undefined) process.kill(-guard.pid, 'SIGKILL');
      }, GIVE_UP_AFTER_MS);
      await ended;
      clearTimeout(giveUp);
    },
  };
}

/** The last lines a server wrote: what its end is explained with. */
export function lastLines(logFile: string, count = 4): string {
  try {
    const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n');
    return lines.slice(-count).join('\n');
  } catch {
    return ''; // It ended before it wrote anything.
  }
}

function rotate(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_LOG_BYTES) renameSync(logFile, `${logFile}.old`);
}
