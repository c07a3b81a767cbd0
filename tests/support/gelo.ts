import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '#tests/support/wait-for.ts';

const ROOT = join(import.meta.dirname, '../..');
/** As `npm start` does it. */
const OPTIONS = [
  '--max-semi-space-size=8',
  '--heap-growing-percent=50',
  '--disable-warning=TimeoutNegativeWarning',
];

export type Environment = Record<string, string | undefined>;

/** A folder of its own, gone after the test. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'gelo-test-')));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A real Gelo as a process, in an environment that holds nothing of the developer's own settings. */
export function launch(
  dataFolder: string,
  environment: Environment = {},
  cwd = ROOT,
  checkout = ROOT,
) {
  const child = spawn(process.execPath, [...OPTIONS, join(checkout, 'server/index.ts')], {
    cwd,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NODE_ENV: 'production',
      MALLOC_MMAP_THRESHOLD_: '131072',
      GELO_DATA: dataFolder,
      PORT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    printed.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    printed.err += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, printed, ended };
}

export type Gelo = Awaited<ReturnType<typeof startGelo>>;

/** Starts Gelo and waits for its ready line. */
export async function startGelo(
  dataFolder: string,
  environment: Environment = {},
  cwd: string = ROOT,
  checkout: string = ROOT,
) {
  const { child, printed, ended } = launch(dataFolder, environment, cwd, checkout);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  try {
    const isReady = () => hasEnded() || printed.out.includes('Gelo is ready');
    await waitFor('the ready line', isReady, 90_000);
  } catch (error) {
    child.kill('SIGTERM');
    throw error;
  }
  if (hasEnded()) {
    throw new Error(`Gelo ended with ${child.exitCode}:\n${printed.out}${printed.err}`);
  }
  const run = JSON.parse(readFileSync(join(dataFolder, 'run.json'), 'utf8')) as {
    pid: number;
    http: string;
    kafka: string;
  };
  return {
    ...run,
    dataFolder,
    printed,
    ended,
    child,
    async stop(signal: NodeJS.Signals = 'SIGTERM') {
      if (!hasEnded()) child.kill(signal);
      return ended;
    },
  };
}

export async function stopIfRunning(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Every process whose command line names this folder: what a stopped Gelo must not leave behind. */
export function processesOf(folder: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), command: commandOf(name) }))
    .filter(({ command }) => command.includes(folder));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // It ended while we looked.
  }
}

/** The pid of an embedded server (kafka-0, postgres), as its guard wrote it down. */
export function childPid(dataFolder: string, name: string): number | undefined {
  const file = join(dataFolder, 'run', `${name}.pid`);
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split(' ')[0]);
  return pid > 0 ? pid : undefined;
}

/** The processes that a process started: of a PostgreSQL, its sessions among others. */
export function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number);
}

function parentOf(pid: string): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
  } catch {
    return undefined; // It ended while we looked.
  }
}
