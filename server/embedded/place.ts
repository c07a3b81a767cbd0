import { join } from 'node:path';

/** Where a Gelo keeps its things. */
export type Place = { dataFolder: string; pidFolder: string; logFolder: string };

export function placeIn(dataFolder: string): Place {
  return { dataFolder, pidFolder: join(dataFolder, 'run'), logFolder: join(dataFolder, 'logs') };
}
