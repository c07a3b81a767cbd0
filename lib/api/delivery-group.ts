import { z } from 'zod';

const member = z
  .object({
    memberId: z.string().meta({ description: 'As Kafka calls it; another after each restart.' }),
    clientId: z.string(),
    host: z.string(),
    partitions: z.array(z.int()).readonly(),
  })
  .meta({ id: 'GroupMember' });

const rebalance = z
  .object({
    at: z.number(),
    cause: z.enum(['began', 'joined', 'left', 'replaced', 'partitions', 'again', 'unknown']),
    tookMs: z.number().meta({ description: 'How long this instance waited for its share.' }),
    generation: z.int().nullable().meta({ description: 'Known some seconds after.' }),
    joined: z.array(member).readonly(),
    left: z.array(member).readonly(),
  })
  .meta({ id: 'Rebalance' });
export type RebalanceView = z.output<typeof rebalance>;

/** The recorders of all instances, as Kafka and this instance see their group. */
export const groupView = z
  .object({
    groupId: z.string(),
    state: z
      .string()
      .nullable()
      .meta({ description: 'In Kafka’s words; null where Gelo may not ask.' }),
    protocol: z.string().nullable().meta({ description: 'How partitions are shared out.' }),
    generation: z
      .int()
      .nullable()
      .meta({ description: 'Counts the rebalances; null until this instance was told.' }),
    members: z.array(member),
    me: z.string().nullable().meta({ description: 'The member that this instance is.' }),
    clientId: z.string().meta({ description: 'What this instance calls itself at Kafka.' }),
    committed: z.array(z.object({ partition: z.int(), offset: z.int().nullable() })).meta({
      description: 'What Kafka’s own tools take for the place; the database’s counts.',
    }),
    rebalancing: z.boolean(),
    rebalances: z
      .array(rebalance)
      .meta({ description: 'Since this instance started, the newest first, at most 20.' }),
  })
  .meta({ id: 'ConsumerGroup' });
export type GroupView = z.output<typeof groupView>;
