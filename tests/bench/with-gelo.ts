import { join } from 'node:path';
import { onLeash } from '#tests/bench/leash.ts';
import {
  type Environment,
  type Gelo,
  startGelo,
  stopIfRunning,
  temporaryFolder,
} from '#tests/support/gelo.ts';

export const TOPIC = 'freezer-temperatura';

/** A Gelo in a folder of its own, gone afterwards whatever happens. */
export async function withGelo(
  work: (gelo: Gelo) => Promise<void>,
  environment: Environment = {},
): Promise<void> {
  const folder = temporaryFolder();
  try {
    const gelo = await startGelo(join(folder.path, 'data'), environment);
    onLeash(gelo.child);
    try {
      await work(gelo);
    } finally {
      await stopIfRunning(gelo.child);
    }
  } finally {
    folder.remove();
  }
}

export async function isCaughtUp(gelo: Gelo): Promise<boolean> {
  const response = await fetch(`${gelo.http}/api/delivery`);
  const { partitions } = (await response.json()) as { partitions: { lag: number }[] };
  return partitions.length > 0 && partitions.every(({ lag }) => lag === 0);
}
