import { z } from 'zod';
import { DEFAULT_SENSORS, MAX_SENSORS } from '#lib/simulation.ts';

/** What POST /api/simulation takes: the state that is wanted, not a step towards it. */
export const simulationRequest = z
  .strictObject({
    running: z.boolean(),
    sensors: z.int().min(1).max(MAX_SENSORS).default(DEFAULT_SENSORS),
  })
  .meta({ example: { running: true, sensors: 3 } });
export type SimulationRequest = z.output<typeof simulationRequest>;

const receipt = z.object({
  key: z.string(),
  topic: z.string(),
  partition: z.int(),
  offset: z.string(),
  latencyMs: z.number().meta({ description: 'From send to the broker’s acknowledgement.' }),
});

export const simulationStatus = z
  .object({
    running: z.boolean(),
    sensors: z.int(),
    acknowledged: z.int(),
    failed: z.int(),
    lastReceipt: receipt.nullable(),
  })
  .meta({ id: 'SimulationStatus' });

export const simulationView = simulationStatus.extend({ receipts: z.array(receipt).readonly() });
