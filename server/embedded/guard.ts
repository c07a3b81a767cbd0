import { join } from 'node:path';

const GUARD = join(import.meta.dirname, 'guard.sh');
const NO_PID_FILE = '-';

/**
 * A command as the guard runs it: it ends when its standard input closes, so spawn it with a pipe
 * there, in a process group of its own so that Ctrl-C reaches only Gelo.
 */
export function guarded(options: {
  /** What asks the command to end in good order. */
  signal: 'TERM' | 'INT';
  pidFile?: string;
  command: string;
  args: string[];
}): [shell: string, args: string[]] {
  const { signal, pidFile = NO_PID_FILE, command, args } = options;
  return ['sh', [GUARD, signal, pidFile, command, ...args]];
}
