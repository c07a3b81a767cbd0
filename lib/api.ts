import { z } from 'zod';
import { DEFAULT_SENSORS, MAX_SENSORS } from '#lib/simulation.ts';

/** What POST /api/simulation takes: the state that is wanted, not a step towards it. */
export const simulationRequest = z.strictObject({
  running: z.boolean(),
  sensors: z.int().min(1).max(MAX_SENSORS).default(DEFAULT_SENSORS),
});
export type SimulationRequest = z.output<typeof simulationRequest>;

/** RFC 9457 problem details: what went wrong, and what to do next. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
});
export type Problem = z.output<typeof problem>;
