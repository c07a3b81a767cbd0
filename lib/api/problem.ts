import { z } from 'zod';

/** RFC 9457 problem details: what went wrong, and what to do next. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What to do next, in a sentence or two.' }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Which fields are not right, and why.' }),
    requestId: z
      .string()
      .optional()
      .meta({ description: 'What Gelo’s log calls this request, as in the header x-request-id.' }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof problem>;
