import type { SimulatedFault } from '#lib/simulation/faults.ts';
import {
  ambientAt,
  isDefrostTime,
  setPointOf,
  startFreezer,
  stepFreezer,
} from '#lib/simulation/freezer-model.ts';
import { createRandom } from '#lib/simulation/random.ts';
import type { SensorModel } from '#lib/simulation/sensor.ts';

/** What a sensor measures at a time; asked in the order of times. */
export type Measure = (at: number, faults: ReadonlySet<SimulatedFault>) => number;

export type Limits = { readonly low: number | null; readonly high: number | null };

/** Half of what the probe's electronics add to a value, to either side. */
export const NOISE = 0.05;

/** What became of a freezer longer ago does not tell in what it is now. */
export const MEMORY_MS = 1_800_000;
/** For so long the room, and whether it defrosts, counts as the same. */
const STRETCH_MS = 30_000;

/** A sensor that was never there. The same seed, asked at the same times, measures the same. */
export function createMeasure(model: SensorModel, seed: number, limits: Limits): Measure {
  const random = createRandom(seed);
  return model === 'plain' ? () => plain(random) : physical(random, limits);
}

/** Uniform from −5 to 5. */
function plain(random: () => number): number {
  return (Math.round(random() * 1000) - 500) / 100;
}

function physical(random: () => number, limits: Limits): Measure {
  const setPoint = setPointOf(limits);
  const shift = random();
  let model = startFreezer(setPoint + random() - 0.5, random() < 0.3);
  let before: number | undefined;
  return (at, faults) => {
    let from = Math.max(before ?? at, at - MEMORY_MS);
    before = at;
    while (from < at) {
      const to = Math.min(at, from + STRETCH_MS);
      const ambient = ambientAt(to, shift);
      const defrosting = isDefrostTime(to, shift);
      model = stepFreezer(model, (to - from) / 1000, { setPoint, ambient, defrosting, faults });
      from = to;
    }
    return model.probe + (random() - 0.5) * 2 * NOISE;
  };
}

/** A value beyond the limits, by more than any warning band and less than what counts as a jump. */
const BEYOND = 8;

export function outsideOf({ low, high }: Limits): number {
  return high === null ? (low ?? 0) - BEYOND : high + BEYOND;
}
