import { codeOf } from '#server/lifecycle/start-error.ts';

/** Is there a process of this id, ours or another user's? */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
