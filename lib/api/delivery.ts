import { z } from 'zod';

const reconciliation = z
  .object({
    from: z.number(),
    recorded: z.int(),
    rejected: z.int(),
    gaps: z.int().meta({ description: 'Messages that Kafka dropped before they were read.' }),
    control: z.int().meta({ description: 'Offsets that never held a message for readers.' }),
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
      description: 'How far the newest recorded message lies back while others are behind it.',
    }),
    owner: z.string().nullable().meta({ description: 'Which instance records it.' }),
    keys: z.int().meta({ description: 'Freezers with a reading in it.' }),
    reconciliation,
  })
  .meta({ id: 'PartitionDelivery' });
export type PartitionDelivery = z.output<typeof partitionDelivery>;

export const deliveryView = z.object({
  topic: z.string(),
  partitions: z.array(partitionDelivery),
});
