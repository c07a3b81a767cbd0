import { z } from 'zod';
import { freezerSettings } from '#lib/api/freezers.ts';
import { importFault } from '#lib/freezer/csv/faults.ts';
import { LOCALES } from '#lib/words/locale.ts';

export const freezersCsvQuery = z.strictObject({
  locale: z
    .enum(LOCALES)
    .default('en')
    .meta({ description: 'pt-BR: semicolons, decimal commas, and a mark that spreadsheets know.' }),
});

export const importQuery = z.strictObject({
  dry: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'true: only says what would change, and what is wrong.' }),
  revision: z.coerce.number().int().min(0).optional().meta({
    description: 'As a dry run told it: refused where any settings changed since.',
  }),
});

/** So much of it a page shows; `changed` and `faulty` count all. */
export const MOST_LISTED = 500;

const changedSettings = freezerSettings.extend({ profileName: z.string().nullable() });
export const importReport = z
  .object({
    applied: z.boolean(),
    revision: z.number().meta({ description: 'Of all settings, as this was reckoned.' }),
    rows: z.int(),
    changed: z.int(),
    changes: z
      .array(
        z.object({
          id: z.string(),
          line: z.int(),
          before: changedSettings,
          after: changedSettings,
        }),
      )
      .meta({ description: `The first ${MOST_LISTED}.` }),
    faulty: z.int(),
    faults: z.array(importFault).meta({ description: `The first ${MOST_LISTED}.` }),
  })
  .meta({ id: 'ImportReport' });
export type ImportReport = z.output<typeof importReport>;
