import { z } from 'zod';
import { freezerKey } from '#lib/api/freezers.ts';
import { paging } from '#lib/api/paging.ts';

export const journalQuery = z.strictObject({
  freezer: freezerKey.optional(),
  alarm: z.coerce.number().int().min(1).optional(),
  ...paging,
});

const details = z.record(z.string(), z.unknown()).nullable();

/** Times are epoch ms. */
const journalEntry = z
  .object({
    id: z.int(),
    at: z.number().meta({ description: 'When it happened.' }),
    recordedAt: z.number().meta({ description: 'When it was written down.' }),
    who: z.string().nullable().meta({ description: 'Null when nobody did it.' }),
    what: z.string(),
    freezer: z.string().nullable(),
    alarm: z.int().nullable(),
    before: details,
    after: details,
  })
  .meta({ id: 'JournalEntry' });
export type JournalEntry = z.output<typeof journalEntry>;

export const journalList = z.object({ entries: z.array(journalEntry) });
