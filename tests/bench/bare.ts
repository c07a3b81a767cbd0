import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { onLeash } from '#tests/bench/leash.ts';
import { TOPIC } from '#tests/bench/with-gelo.ts';
import { waitFor } from '#tests/support/wait-for.ts';

/** The page to compare with, for as long as the work lasts. */
export async function withBarePage<T>(
  brokers: string,
  work: (page: { url: string; pid: number }) => Promise<T>,
): Promise<T> {
  const script = join(import.meta.dirname, 'bare-page.ts');
  const flags = ['--disable-warning=TimeoutNegativeWarning'];
  const child = spawn(process.execPath, [...flags, script, brokers, TOPIC], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onLeash(child);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  try {
    const url = await waitFor('the bare page', () => /http:\S+/.exec(printed)?.[0]);
    return await work({ url, pid: child.pid ?? 0 });
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}
