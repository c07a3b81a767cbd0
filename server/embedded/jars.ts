import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf, StartError } from '#server/lifecycle/start-error.ts';

const POM = join(import.meta.dirname, 'pom.xml');
const CACHE = join(import.meta.dirname, '../../node_modules/.cache/gelo');
const INSTEAD = 'or set BOOTSTRAP_SERVERS to the address of a Kafka that already runs';

/** The folder with Kafka's jars; it names the pom.xml it was made from, so a new version is a new folder. */
export function jarsFolder(cache: string = CACHE): string {
  const version = createHash('sha256').update(readFileSync(POM)).digest('hex').slice(0, 12);
  return join(cache, `kafka-jars-${version}`);
}

/** Brings Kafka's jars by Maven, once. A download that breaks off leaves nothing that looks complete. */
export async function bringJars(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  mkdirSync(dirname(folder), { recursive: true });
  const partial = `${folder}.${process.pid}.partial`;
  try {
    await runMaven([
      '--quiet',
      '--batch-mode',
      '--file',
      POM,
      'dependency:copy-dependencies',
      `-DoutputDirectory=${partial}`,
    ]);
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function runMaven(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const maven = spawn('mvn', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    maven.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    maven.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    maven.once('error', (cause) => reject(mavenMissing(cause)));
    maven.once('close', (code) => (code === 0 ? resolve() : reject(mavenFailed(printed))));
  });
}

function mavenMissing(cause: Error): StartError {
  const why = codeOf(cause) === 'ENOENT' ? 'none was found' : cause.message;
  return new StartError(
    `Gelo brings Apache Kafka by Maven on its first start, and ${why}. Install it (Debian, Ubuntu: sudo apt-get install maven), ${INSTEAD}.`,
    { cause },
  );
}

function mavenFailed(printed: string): StartError {
  const reason =
    printed.split('\n').find((line) => line.includes('ERROR')) ?? printed.slice(0, 300);
  return new StartError(
    `Maven could not bring Apache Kafka: the first start needs the network (Maven Central). Check the connection, or Maven's proxy in ~/.m2/settings.xml, and start again, ${INSTEAD}. Maven said: ${reason.trim().slice(0, 400)}`,
  );
}
