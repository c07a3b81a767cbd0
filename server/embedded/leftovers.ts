import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Place } from '#server/embedded/place.ts';
import type { Log } from '#server/lifecycle/log.ts';

const KILL_AFTER_MS = 8000;
const LOOK_EVERY_MS = 50;

/** Ends servers that an earlier Gelo on this folder left behind (its guard was killed as well). */
export async function endLeftovers({ dataFolder, pidFolder }: Place, log: Log): Promise<void> {
  if (!existsSync(pidFolder)) return;
  const files = readdirSync(pidFolder).filter((name) => name.endsWith('.pid'));
  await Promise.all(files.map((name) => endLeftover(join(pidFolder, name), dataFolder, log)));
}

async function endLeftover(pidFile: string, dataFolder: string, log: Log): Promise<void> {
  const [pidText, signal] = readFileSync(pidFile, 'utf8').trim().split(' ');
  const pid = Number(pidText);
  const isOurs = () => commandLine(pid).includes(dataFolder);
  if (Number.isInteger(pid) && pid > 1 && isOurs()) {
    log.warn({ pid, pidFile }, 'ending a server that an earlier start left running');
    process.kill(pid, signal === 'INT' ? 'SIGINT' : 'SIGTERM');
    for (let waited = 0; isOurs(); waited += LOOK_EVERY_MS) {
      if (waited >= KILL_AFTER_MS) process.kill(pid, 'SIGKILL');
      await wait(LOOK_EVERY_MS);
    }
  }
  rmSync(pidFile, { force: true });
}

/** What a process was started with; empty once it is gone. The pid alone may be somebody else's by now. */
function commandLine(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return ''; // No such process any more.
  }
}
