import { z } from 'zod';

/** A browser that missed a frame says which was the last it saw. */
export const resyncRequest = z.strictObject({ after: z.int().min(0) });
