import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { codeOf, messageOf, StartError } from '#server/lifecycle/start-error.ts';

/** Tells a folder of Gelo's from any other. */
const MARK = 'gelo-data';
/** Kafka preallocates its first segments and PostgreSQL its first WAL: less than this ends in a half-made cluster. */
export const NEEDED_BYTES = 300 * 1024 * 1024;

/** Makes the data folder and answers its real path, or says what stands in the way. */
export function openDataFolder(
  folder: string,
  needed = NEEDED_BYTES,
  freeBytes = freeBytesOf,
): string {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    if (codeOf(cause) === 'ENOSPC') throw diskFull(folder, 0, cause);
    throw notWritable(folder, cause);
  }
  claim(folder);
  const free = freeBytes(folder);
  if (free < needed) throw diskFull(folder, free);
  return realpathSync(folder);
}

/** Gelo keeps to folders of its own: one that holds other things may be somebody's home. */
function claim(folder: string): void {
  if (existsSync(join(folder, MARK))) return;
  const others = readdirSync(folder).filter((name) => name !== MARK && name !== 'lost+found');
  if (others.length > 0) {
    throw new StartError(
      `The folder ${folder} holds things that are not Gelo's (${others.slice(0, 3).join(', ')} …). Set GELO_DATA to an empty folder, or to one that does not exist yet.`,
    );
  }
  try {
    writeFileSync(join(folder, MARK), 'The data of a Gelo: `npm run reset` forgets it.\n');
  } catch (cause) {
    throw codeOf(cause) === 'ENOSPC' ? diskFull(folder, 0, cause) : notWritable(folder, cause);
  }
}

function notWritable(folder: string, cause: unknown): StartError {
  return new StartError(
    `The data folder ${folder} cannot be written (${messageOf(cause)}). Give this user the right to write there, or set GELO_DATA to another folder.`,
    { cause },
  );
}

function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function diskFull(folder: string, free: number, cause?: unknown): StartError {
  const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024);
  return new StartError(
    `The disk of the data folder ${folder} is full: ${megabytes(free)} MB are free and a start needs ${megabytes(NEEDED_BYTES)} MB. Make room, or set GELO_DATA to a folder on another disk.`,
    { cause },
  );
}
