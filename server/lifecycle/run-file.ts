import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isAlive } from '#server/lifecycle/is-alive.ts';

/** `run.json` tells tools where the running Gelo is. */
const runInfo = z.object({ pid: z.int(), http: z.string(), kafka: z.string() });
export type RunInfo = z.output<typeof runInfo>;

const pathIn = (folder: string) => join(folder, 'run.json');

export function writeRunFile(folder: string, info: RunInfo): void {
  const path = pathIn(folder);
  writeFileSync(`${path}.new`, `${JSON.stringify(info)}\n`);
  renameSync(`${path}.new`, path);
}

/** Who runs on this folder. One that was killed could not remove its file, so its process must be there. */
export function readRunFile(folder: string): RunInfo | undefined {
  try {
    const info = runInfo.parse(JSON.parse(readFileSync(pathIn(folder), 'utf8')));
    return isAlive(info.pid) ? info : undefined;
  } catch {
    return undefined; // No file, or a torn one: nobody runs.
  }
}

export function removeRunFile(folder: string): void {
  rmSync(pathIn(folder), { force: true });
}
