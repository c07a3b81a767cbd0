import { spawn } from 'node:child_process';
import { guarded } from '#server/embedded/guard.ts';

/** A shell's exit code for a command that it does not find. */
const NOT_FOUND = 127;

/** A tool that ended badly; `printed` is what it said. */
export class ToolError extends Error {
  override name = 'ToolError';
  readonly printed: string;
  /** There is no such program on the PATH. */
  readonly missing: boolean;
  constructor(command: string, printed: string, exitCode: number | null) {
    super(`${command} failed: ${printed.trim().slice(-600)}`);
    this.printed = printed;
    this.missing = exitCode === NOT_FOUND;
  }
}

/** Runs a tool to its end under the guard, so that it does not outlive Gelo either. */
export async function runTool(command: string, args: string[]): Promise<void> {
  const guard = spawn(...guarded({ signal: 'TERM', command, args }), {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [guard.stdout, guard.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    guard.once('error', reject);
    guard.once('close', resolve);
    guard.once('exit', () => guard.stdin.destroy());
  });
  if (code !== 0) throw new ToolError(command, printed, code);
}
