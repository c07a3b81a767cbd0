import { createLog } from '#server/lifecycle/log.ts';

/** A log that says nothing: for parts whose warnings a test provokes. */
export const quietLog = createLog({ level: 'silent' });
