import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OWN_KAFKA_INSTEAD as INSTEAD } from '#server/embedded/java.ts';
import { runTool, ToolError } from '#server/embedded/run-tool.ts';
import { isAlive } from '#server/lifecycle/is-alive.ts';
import { StartError } from '#server/lifecycle/start-error.ts';

const POM = join(import.meta.dirname, 'pom.xml');
const CACHE = join(import.meta.dirname, '../../node_modules/.cache/gelo');

/** The folder with Kafka's jars; it names the pom.xml it was made from, so a new version is a new folder. */
export function jarsFolder(cache: string = CACHE): string {
  const version = createHash('sha256').update(readFileSync(POM)).digest('hex').slice(0, 12);
  return join(cache, `kafka-jars-${version}`);
}

/** Brings Kafka's jars by Maven, once. A download that breaks off leaves nothing that looks complete. */
export async function bringJars(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  mkdirSync(dirname(folder), { recursive: true });
  removeAbandoned(dirname(folder));
  const partial = `${folder}.${process.pid}.partial`;
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${partial}`];
  try {
    await runTool('mvn', ['--quiet', '--batch-mode', '--file', POM, ...goal]);
    if (!existsSync(folder)) renameSync(partial, folder);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    throw error.missing ? mavenMissing(error) : mavenFailed(error);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** What a start that was killed had brought so far; its name holds the pid of who brought it. */
function removeAbandoned(cache: string): void {
  for (const name of readdirSync(cache)) {
    const pid = Number(/\.(\d+)\.partial$/.exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

function mavenMissing(cause: ToolError): StartError {
  return new StartError(
    `Gelo brings Apache Kafka by Maven on its first start, and none was found. Install it (Debian, Ubuntu: sudo apt-get install maven), ${INSTEAD}.`,
    { cause },
  );
}

function mavenFailed(cause: ToolError): StartError {
  const { printed } = cause;
  const reason =
    printed.split('\n').find((line) => line.includes('ERROR')) ?? printed.slice(0, 300);
  return new StartError(
    `Maven could not bring Apache Kafka: the first start needs the network (Maven Central). Check the connection, or Maven's proxy in ~/.m2/settings.xml, and start again, ${INSTEAD}. Maven said: ${reason.trim().slice(0, 400)}`,
    { cause },
  );
}
