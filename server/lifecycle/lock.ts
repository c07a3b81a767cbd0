import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf, StartError } from '#server/lifecycle/start-error.ts';

/**
 * One Gelo per data folder. The lock is a listening socket, because the kernel drops it with the
 * process however that dies: no stale lock file, no pid that was given to somebody else.
 */
export async function lockDataFolder(
  folder: string,
  whoRuns: () => string,
): Promise<() => Promise<void>> {
  const name = `gelo-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  const path = process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`);
  const server = createServer((socket) => socket.destroy());
  try {
    await listen(server, path);
  } catch (cause) {
    if (codeOf(cause) !== 'EADDRINUSE') throw cause;
    if (path.startsWith('\0') || (await answers(path))) throw alreadyRunning(folder, whoRuns());
    rmSync(path, { force: true });
    await listen(server, path);
  }
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function alreadyRunning(folder: string, who: string): StartError {
  return new StartError(
    `Gelo already runs on the data folder ${folder}${who}. Use that one, stop it first, or set GELO_DATA to another folder (and PORT to another port) for a second one.`,
  );
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
