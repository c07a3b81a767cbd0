import { z } from 'zod';
import { freezerKey } from '#lib/api/freezers.ts';
import { paging } from '#lib/api/paging.ts';
import { line, words } from '#lib/api/text.ts';
import { instant } from '#lib/api/time-range.ts';
import { DEED_GROUPS } from '#lib/journal/deeds.ts';
import { LOCALES } from '#lib/words/locale.ts';

/** JO1: whether a person did it, or Gelo by itself. */
export const DOERS = ['people', 'gelo'] as const;
export type Doer = (typeof DOERS)[number];

const filters = {
  freezer: freezerKey.optional(),
  alarm: z.coerce.number().int().min(1).optional(),
  who: line(100).optional().meta({ description: 'Who did it, by name.', example: 'Ana' }),
  by: z
    .enum(DOERS)
    .optional()
    .meta({ description: 'Only what people did, or what Gelo did by itself.' }),
  what: line(100)
    .optional()
    .meta({
      description: `What was done, as \`what\` of an entry has it; or all of a kind: ${DEED_GROUPS.join(', ')}.`,
      example: 'settings saved',
    }),
  from: instant.meta({ description: 'Only what happened at this time or later.' }),
  to: instant.meta({ description: 'Only what happened before this time.' }),
  q: words(200).optional().meta({
    description:
      'Words that must all be in it: in who, what, the freezer, or the values before and after.',
  }),
};

export const journalQuery = z.strictObject({
  ...filters,
  ...paging,
  before: paging.before.meta({ description: 'The next page: what `next` of this one says.' }),
  after: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .meta({ description: 'Only those with an id above this: what came since.' }),
});

export const journalCsvQuery = z.strictObject({
  ...filters,
  locale: z
    .enum(LOCALES)
    .default('en')
    .meta({ description: 'pt-BR: semicolons, decimal commas, and a mark that spreadsheets know.' }),
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

export const journalList = z.object({
  entries: z.array(journalEntry),
  next: z.int().nullable().meta({
    description:
      'What to give as `before` to go on from here, also where nothing was found so far; null at the end.',
  }),
});
export type JournalPage = z.output<typeof journalList>;

export const journalNames = z.object({
  people: z.array(z.string()).meta({ description: 'Who did something, by name.' }),
  what: z.array(z.string()).meta({ description: 'What was done.' }),
});
export type JournalNames = z.output<typeof journalNames>;
