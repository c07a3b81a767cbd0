import { endLeftovers } from '#server/embedded/leftovers.ts';
import { type Place, placeIn } from '#server/embedded/place.ts';
import { NEEDED_BYTES, openDataFolder } from '#server/lifecycle/data-folder.ts';
import { lockDataFolder } from '#server/lifecycle/lock.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { readRunFile, removeRunFile } from '#server/lifecycle/run-file.ts';
import type { Stack } from '#server/lifecycle/stack.ts';
import type { RunStep } from '#server/lifecycle/steps.ts';

/** Takes the data folder for this Gelo: nobody else uses the same one while it runs. */
export async function openPlace(
  wanted: string,
  stack: Stack,
  log: Log,
  step: RunStep,
  neededBytes = NEEDED_BYTES,
): Promise<Place> {
  const dataFolder = openDataFolder(wanted, neededBytes);
  const unlock = await lockDataFolder(dataFolder, () => {
    const run = readRunFile(dataFolder);
    return run === undefined ? '' : ` (process ${run.pid}, ${run.http})`;
  });
  stack.onStop('the lock', unlock);
  removeRunFile(dataFolder); // One that was killed could not remove its own.
  stack.onStop('run.json', () => removeRunFile(dataFolder));
  const place = placeIn(dataFolder);
  await step('Looking for what an earlier Gelo left running', () => endLeftovers(place, log));
  return place;
}
