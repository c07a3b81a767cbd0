import { z } from 'zod';

const offset = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const messageParams = z.object({
  partition: z.coerce.number().int().min(0).max(1_000_000),
  offset,
});

const shown = z
  .object({
    text: z.string(),
    form: z.enum(['text', 'hex']),
    bytes: z.int().meta({ description: 'How many there are, shown or not.' }),
    cut: z.boolean(),
  })
  .meta({ id: 'MessagePart' });

const message = z
  .object({
    key: shown.nullable(),
    value: shown.nullable(),
    headers: z.array(z.object({ name: z.string(), value: shown.nullable() })),
    simulated: z.boolean().meta({ description: 'There is no such sensor.' }),
    stamp: z.number().nullable().meta({ description: 'Epoch ms, as it stands on the message.' }),
    stampedBy: z.enum(['sender', 'broker']),
    sentAt: z.number().nullable(),
    sentBy: z.enum(['header', 'stamp']),
    appendedAt: z.number().nullable(),
  })
  .meta({ id: 'KafkaMessage' });
export type MessageView = z.output<typeof message>;

const outcome = z
  .discriminatedUnion('is', [
    z.object({ is: z.literal('coming') }).meta({ description: 'Nobody has sent it yet.' }),
    z
      .object({ is: z.literal('waiting'), behind: z.int() })
      .meta({ description: 'It is in Kafka and will be recorded, after so many others.' }),
    z.object({
      is: z.literal('reading'),
      freezer: z.string(),
      celsius: z.number(),
      at: z.number(),
      faulty: z.boolean(),
    }),
    z.object({ is: z.literal('rejected'), reason: z.string(), deadLetters: z.string() }),
    z.object({ is: z.enum(['gap', 'control', 'check']) }),
    z
      .object({ is: z.literal('before') })
      .meta({ description: 'It was there before Gelo began with this partition.' }),
    z
      .object({ is: z.literal('expired') })
      .meta({ description: 'It may have been recorded, and dropped for its age since.' }),
    z.object({ is: z.literal('missing') }).meta({ description: 'That is `unaccounted`.' }),
  ])
  .meta({ id: 'DeliveryOutcome' });
export type Outcome = z.output<typeof outcome>;

const times = z.object({
  acknowledgedAt: z.number().nullable(),
  receivedAt: z.number(),
  recordedAt: z.number().nullable(),
  recordedElsewhere: z.boolean(),
});

/** One offset of a partition: what Kafka holds there, and what became of it. */
export const messageJourney = z
  .object({
    topic: z.string(),
    partition: z.int(),
    offset: z.int(),
    low: z.int(),
    high: z.int(),
    message: message
      .nullable()
      .meta({ description: 'Null where Kafka holds none, not yet or not any more.' }),
    outcome,
    followed: times
      .nullable()
      .meta({ description: 'When what happened, where somebody watched it come.' }),
  })
  .meta({ id: 'MessageJourney' });
export type MessageJourney = z.output<typeof messageJourney>;
