import { z } from 'zod';
import { line } from '#lib/api/text.ts';
import { FAULTS } from '#lib/integrity/judge.ts';
import { LONGEST_KEY, MOST_KEYS, MOST_LISTED_KEYS, MOST_MESSAGES } from '#lib/integrity/limits.ts';
import { ENDINGS, VERDICTS } from '#lib/integrity/verdict.ts';
import { PARTITIONERS } from '#lib/simulation/partitioner.ts';
import { ACKS, COMPRESSIONS } from '#lib/simulation/sending.ts';

const key = line(LONGEST_KEY);

const checkKeys = z
  .discriminatedUnion('strategy', [
    z.strictObject({
      strategy: z.literal('spread'),
      keys: z.int().min(1).max(MOST_KEYS).optional().meta({
        description: 'How many keys of its own; ten for each partition unless given.',
      }),
    }),
    z.strictObject({ strategy: z.literal('one'), key }),
    z.strictObject({
      strategy: z.literal('list'),
      list: z
        .array(key)
        .min(1)
        .max(MOST_LISTED_KEYS)
        .refine((list) => new Set(list).size === list.length, 'must not hold a key twice'),
    }),
  ])
  .meta({
    id: 'CheckKeys',
    description: 'Under which keys messages are sent: many, one, or those of a list.',
  });
export type CheckKeys = z.output<typeof checkKeys>;

/** What POST /api/integrity takes. */
export const integrityRequest = z
  .strictObject({
    count: z.int().min(1).max(MOST_MESSAGES).meta({ description: 'How many messages.' }),
    keys: checkKeys.default({ strategy: 'spread' }),
    partitioner: z.enum(PARTITIONERS).default('murmur2').meta({
      description: 'How keys become partitions: as in Java and kafkajs, or as in librdkafka.',
    }),
  })
  .meta({ example: { count: 10_000, keys: { strategy: 'spread' } } });
export type IntegrityRequest = z.output<typeof integrityRequest>;

const partitionCounts = z.object({
  partition: z.int(),
  sent: z.int(),
  acknowledged: z.int(),
  received: z.int(),
  missing: z
    .int()
    .nullable()
    .meta({ description: 'Null where the partition was not read to its end.' }),
  doubled: z.int(),
  outOfOrder: z.int().meta({ description: 'Came after a later one of their key.' }),
  altered: z.int(),
});

const fault = z.object({
  what: z.enum(FAULTS),
  partition: z.int(),
  number: z.int().nullable(),
  key: z.string().nullable(),
  offset: z.string().nullable(),
});

/** How messages were sent, and by which programs. */
const surroundings = z.object({
  topic: z.string(),
  acks: z.enum(ACKS),
  idempotent: z.boolean(),
  compression: z.enum(COMPRESSIONS),
  gelo: z.string().meta({ description: 'Its version, as those that follow.' }),
  kafkajs: z.string(),
  node: z.string(),
});
export type CheckSurroundings = z.output<typeof surroundings>;

const checkResult = z
  .object({
    verdict: z.enum(VERDICTS),
    ending: z.enum(ENDINGS),
    /** What the producer or the consumer said when it gave up. */
    why: z.string().nullable(),
    partitions: z.array(partitionCounts),
    faults: z.array(fault).meta({ description: 'The first hundred cases.' }),
    seconds: z.number().meta({ description: 'From the first message until all were read.' }),
    surroundings,
  })
  .meta({ id: 'IntegrityResult' });
export type CheckResult = z.output<typeof checkResult>;

const progress = z.object({ sent: z.int(), acknowledged: z.int(), received: z.int() });
export type CheckProgress = z.output<typeof progress>;

export const RUN_STATES = ['running', 'finished', 'interrupted'] as const;

/** Times are epoch ms. */
export const integrityRun = z
  .object({
    id: z.uuid().meta({ description: 'Also the header gelo-check of its messages.' }),
    state: z.enum(RUN_STATES).meta({
      description: 'Interrupted: the instance that ran it is gone, and nobody knows how it ended.',
    }),
    startedAt: z.number(),
    startedBy: z.string(),
    cancelledBy: z.string().nullable(),
    finishedAt: z.number().nullable(),
    request: integrityRequest,
    progress,
    result: checkResult.nullable(),
  })
  .meta({ id: 'IntegrityRun' });
export type IntegrityRun = z.output<typeof integrityRun>;

export const integrityRuns = z.object({ runs: z.array(integrityRun) });
