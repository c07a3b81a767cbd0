import { z } from 'zod';

const reconciliation = z
  .object({
    from: z.number(),
    received: z.int().meta({ description: 'Offsets that the recorder has passed.' }),
    recorded: z.int(),
    rejected: z.int(),
    gaps: z.int().meta({ description: 'Messages that Kafka dropped before they were read.' }),
    control: z.int().meta({ description: 'Offsets that never held a message for readers.' }),
    checks: z.int().meta({ description: 'Messages of integrity checks, which are no readings.' }),
    unaccounted: z
      .int()
      .nullable()
      .meta({ description: 'What is left; null while a long log is being counted.' }),
  })
  .meta({
    id: 'Reconciliation',
    description: 'What became of every offset from `from` up to the position, counted in the data.',
  });
export type Reconciliation = z.output<typeof reconciliation>;

const partitionKeys = z
  .object({
    since: z.number().meta({ description: 'Readings are counted from this offset on.' }),
    count: z.int().meta({ description: 'Freezers with a reading among them.' }),
    list: z
      .array(
        z.object({
          freezer: z.string(),
          readings: z.int(),
          newest: z.int().meta({ description: 'The offset of the newest of them.' }),
        }),
      )
      .meta({ description: 'Those with the most, at most 20.' }),
  })
  .meta({
    id: 'PartitionKeys',
    description:
      'Whose readings a partition holds: of all that is recorded of it, or of the newest two million where there are more.',
  });
export type PartitionKeys = z.output<typeof partitionKeys>;

const rate = z.number().nullable();

/** One partition on its way from Kafka into the database. Times are epoch ms. */
const partitionDelivery = z
  .object({
    partition: z.int(),
    leader: z.int().meta({ description: '−1 while it has none.' }),
    replicas: z.array(z.int()),
    isr: z.array(z.int()),
    low: z.int().meta({ description: 'The first offset that the broker holds.' }),
    high: z.int().meta({ description: 'The offset of the next message to come.' }),
    position: z
      .int()
      .nullable()
      .meta({ description: 'The next offset to record; null before it was given to anybody.' }),
    lag: z.int().meta({ description: 'Messages that are not recorded yet.' }),
    lagSeconds: z.number().meta({
      description:
        'For how long the oldest of them has been waiting, as far as this instance saw, by its own clock.',
    }),
    rates: z
      .object({ in: rate, out: rate })
      .meta({ description: 'Messages a second that came, and that were recorded, just now.' }),
    owner: z.string().nullable().meta({ description: 'Which instance records it.' }),
    keys: partitionKeys,
    reconciliation,
  })
  .meta({ id: 'PartitionDelivery' });
export type PartitionDelivery = z.output<typeof partitionDelivery>;

export const deliveryView = z.object({
  topic: z.string(),
  partitions: z.array(partitionDelivery),
});
export type DeliveryView = z.output<typeof deliveryView>;

/** The rates of the last minutes; each belongs to the time at the same place in `at`. */
export const flowView = z.object({
  at: z.array(z.number()),
  partitions: z.array(
    z.object({ partition: z.int(), in: z.array(rate), out: z.array(rate) }).meta({
      description: 'Messages a second; null where nobody looked, or the log was made anew.',
    }),
  ),
});
export type FlowView = z.output<typeof flowView>;
