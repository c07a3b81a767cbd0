import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { codeOf, messageOf, StartError } from '#server/lifecycle/start-error.ts';

const NEEDED_JAVA = 17;
/** What to do who cannot or will not have Gelo's own Kafka. */
export const OWN_KAFKA_INSTEAD =
  'or set BOOTSTRAP_SERVERS to the address of a Kafka that already runs';
const run = promisify(execFile);

/** Makes sure that the Java on the PATH can run Kafka. */
export async function requireJava(): Promise<void> {
  const printed = await run('java', ['-version']).catch((cause: unknown) => {
    const why = codeOf(cause) === 'ENOENT' ? 'none was found' : messageOf(cause);
    throw new StartError(
      `Gelo starts its own Apache Kafka, which needs Java ${NEEDED_JAVA} or newer, and ${why}. Install it (Debian, Ubuntu: sudo apt-get install openjdk-17-jre-headless maven), ${OWN_KAFKA_INSTEAD}.`,
      { cause },
    );
  });
  const major = parseJavaMajor(printed.stderr + printed.stdout);
  if (major === undefined || major < NEEDED_JAVA) {
    throw new StartError(
      `Apache Kafka needs Java ${NEEDED_JAVA} or newer, and the "java" on the PATH is ${major ?? 'of an unknown version'}. Install a newer one and put it first on the PATH, ${OWN_KAFKA_INSTEAD}.`,
    );
  }
}

/** 17 from `openjdk version "17.0.15"`, 8 from the old `java version "1.8.0_402"`. */
export function parseJavaMajor(printed: string): number | undefined {
  const match = /version "(?:1\.)?(\d+)/.exec(printed);
  return match === null ? undefined : Number(match[1]);
}
