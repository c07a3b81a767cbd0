/** The user "nobody" of every Linux: PostgreSQL refuses to run as root. */
export const NOBODY = 65_534;

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * As root: a command as "nobody", keeping only the right to reach files by path, because a checkout
 * below /root is closed to everyone else. Without no_setuid_fixup the kernel would not count that
 * right in access(2), by which PostgreSQL looks for its own programs.
 */
export function asNobody(command: string[]): string[] {
  if (!isRoot()) return command;
  const user = ['--reuid', String(NOBODY), '--regid', String(NOBODY), '--clear-groups'];
  const right = ['--inh-caps', '+dac_override', '--ambient-caps', '+dac_override'];
  return ['setpriv', ...user, '--securebits', '+no_setuid_fixup', ...right, '--', ...command];
}
