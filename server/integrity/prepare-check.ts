import type { IntegrityRequest } from '#lib/api/integrity.ts';
import { keysOf } from '#lib/integrity/keys.ts';
import { createPlan } from '#lib/integrity/plan.ts';
import { partitionOf } from '#lib/simulation/partitioner.ts';
import { type Check, createCheck } from '#server/integrity/check.ts';
import type { CheckTools } from '#server/integrity/check-ports.ts';

/** So fast that it is over soon, and so slow that the page of the same process stays live. */
export const BESIDE_A_PAGE = 5_000;
const PATIENCE_MS = 20_000;

/** A check as it is wished for, on the topic as it is now. */
export async function prepareCheck(
  tools: CheckTools,
  { count, keys: wanted, partitioner }: IntegrityRequest,
  order: {
    run: string;
    seed: number;
    perSecond: number;
    patienceMs?: number;
    clock: () => number;
  },
): Promise<Check> {
  const { seed, patienceMs = PATIENCE_MS, ...rest } = order;
  const from = await tools.askEnds();
  const keys = keysOf(wanted, from.size);
  const partitionOfKey = keys.map((key) => partitionOf(partitioner, key, from.size));
  const plan = createPlan({ count, keys, seed });
  return createCheck(tools, { ...rest, patienceMs, plan, partitionOfKey }, from);
}

export function newSeed(random: () => number): number {
  return Math.floor(random() * 2 ** 32);
}
