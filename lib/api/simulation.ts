import { z } from 'zod';
import { FAULT_KINDS, FAULT_SECONDS } from '#lib/simulation/faults.ts';
import { PARTITIONERS } from '#lib/simulation/partitioner.ts';
import { ACKS, COMPRESSIONS, KEY_STRATEGIES, MOST_LINGER_MS } from '#lib/simulation/sending.ts';
import {
  DEFAULT_SENSORS,
  MAX_SENSORS,
  RATE,
  SENSOR_MODELS,
  sensorNumber,
} from '#lib/simulation/sensor.ts';

const id = z
  .string()
  .refine((text) => sensorNumber(text) !== undefined, 'simulated sensors are sensor0 … sensor999')
  .meta({ example: 'sensor0' });
const ids = z.array(id).min(1).max(MAX_SENSORS);
const some = ids.optional().meta({ description: 'Which; all there are when it is left out.' });

/** What somebody may say of sensors that are started; what is not said stays, or is as usual. */
const traits = {
  model: z.enum(SENSOR_MODELS),
  rate: z.number().min(RATE.least).max(RATE.most).meta({ description: 'Readings a second, each.' }),
  profile: z.string().min(1).max(100),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .meta({ description: 'Of sensor0; each further one has the next.' }),
};

export const startRequest = z
  .strictObject({
    sensors: some,
    count: z
      .int()
      .min(1)
      .max(MAX_SENSORS)
      .optional()
      .meta({
        description: `So many sensors there are from now on, all of them running; ${DEFAULT_SENSORS} where there are none and nothing is said.`,
      }),
    ...z.object(traits).partial().shape,
  })
  .refine(({ sensors, count }) => sensors === undefined || count === undefined, {
    path: ['count'],
    message: 'name the sensors, or say how many, not both',
  })
  .meta({ example: { count: 3 } });
export type StartRequest = z.output<typeof startRequest>;

export const stopRequest = z.strictObject({ sensors: some }).meta({ example: {} });
export type StopRequest = z.output<typeof stopRequest>;

const settings = {
  keys: z.enum(KEY_STRATEGIES),
  partitioner: z.enum(PARTITIONERS),
  acks: z.enum(ACKS),
  idempotent: z.boolean(),
  compression: z.enum(COMPRESSIONS),
  lingerMs: z.int().min(0).max(MOST_LINGER_MS),
};

export const sendSettings = z
  .strictObject(settings)
  .refine(({ acks, idempotent }) => !idempotent || acks === 'all', {
    path: ['idempotent'],
    message: 'only what all replicas acknowledge can be written exactly once',
  })
  .meta({ id: 'SimulationSettings' });

export const faultRequest = z
  .strictObject({
    kind: z.enum(FAULT_KINDS),
    seconds: z.int().min(FAULT_SECONDS.least).max(FAULT_SECONDS.most).default(FAULT_SECONDS.usual),
    sensors: some,
  })
  .meta({ example: { kind: 'off-range', seconds: 300, sensors: ['sensor0'] } });
export type FaultRequest = z.output<typeof faultRequest>;

const fault = z
  .object({
    id: z.int(),
    kind: z.enum(FAULT_KINDS),
    sensors: z.array(z.string()).nullable().meta({ description: 'Null means all.' }),
    from: z.number(),
    until: z.number(),
  })
  .meta({ id: 'SimulatedFault' });
export type FaultView = z.output<typeof fault>;
export const faultAnswer = fault;

const receipt = z.object({
  sensor: z.string(),
  topic: z.string(),
  partition: z.int(),
  offset: z
    .string()
    .nullable()
    .meta({ description: 'Null where no acknowledgement was asked for.' }),
  sentAt: z.number(),
  latencyMs: z.number().meta({ description: 'From the reading to the acknowledgement.' }),
});
export type Receipt = z.output<typeof receipt>;

const report = {
  acknowledged: z
    .int()
    .meta({ description: 'Since this instance runs it, like those that follow.' }),
  unconfirmed: z.int().meta({ description: 'Sent without asking for an acknowledgement: acks 0.' }),
  failed: z.int().meta({ description: 'Given up after all attempts.' }),
  retried: z.int().meta({ description: 'Attempts that were repeated.' }),
  skipped: z
    .int()
    .meta({ description: 'Not measured, as those before were not acknowledged yet.' }),
  buffered: z.int(),
  inFlight: z.int(),
  unansweredMs: z
    .number()
    .nullable()
    .meta({ description: 'The age of the oldest that is in flight; null when none is.' }),
  perSecond: z
    .number()
    .meta({ description: 'Acknowledged, or sent unconfirmed, over the last second.' }),
  latencyMs: z.number().nullable().meta({ description: 'The mean of the last second.' }),
  receipts: z.array(receipt).readonly().meta({ description: 'Some of the newest.' }),
  problem: z.string().nullable().meta({ description: 'Why readings fail just now.' }),
};
const simulationReport = z.object(report);
export type SimulationReport = z.output<typeof simulationReport>;

export const simulationView = z
  .object({
    revision: z.int().meta({ description: 'Grows with each change of what is wished.' }),
    sensors: z.int(),
    running: z.int(),
    wishedPerSecond: z.number(),
    owner: z
      .object({ name: z.string(), since: z.number() })
      .nullable()
      .meta({ description: 'The instance that runs it.' }),
    partitions: z.int().nullable().meta({ description: 'Of the topic; null while not known.' }),
    settings: z.object(settings),
    faults: z.array(fault),
    ...report,
  })
  .meta({ id: 'Simulation' });
export type SimulationView = z.output<typeof simulationView>;

export const sensorList = z.object({
  revision: z.int(),
  sensors: z.array(z.object({ id: z.string(), running: z.boolean(), ...traits })),
});
export type SensorList = z.output<typeof sensorList>;
