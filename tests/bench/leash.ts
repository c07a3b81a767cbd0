import type { ChildProcess } from 'node:child_process';

/** What the bench started ends with it, also where it breaks off and no `finally` runs. */
export function onLeash(child: ChildProcess): void {
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
}

/** A signal ends the bench as an exit does. */
export function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
}
