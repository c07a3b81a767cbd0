import { z } from 'zod';

const MAX_LIMIT = 1000;

/** What lists take that show the newest first and go on from there. */
export const paging = {
  before: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .meta({ description: 'Only those with an id below this: the next page.' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_LIMIT)
    .default(100)
    .meta({ description: 'How many at most.' }),
};
