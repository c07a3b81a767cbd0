import { z } from 'zod';

/** What can be wrong with a file, a row, or a cell. */
const IMPORT_FAULTS = [
  ...(['empty', 'open-quote', 'no-id', 'unknown-column', 'column-twice'] as const),
  ...(['cells', 'unknown', 'twice', 'unknown-profile', 'bad-text'] as const),
  ...(['missing', 'not-a-number', 'not-whole', 'out-of-range'] as const),
  ...(['no-limit', 'low-not-below-high', 'bands-too-wide', 'deadband-too-wide'] as const),
] as const;

export const importFault = z
  .object({
    line: z.int().meta({ description: 'From 1, as an editor counts.' }),
    column: z
      .int()
      .nullable()
      .meta({ description: 'From 1; null where it is about all of the line.' }),
    fault: z.enum(IMPORT_FAULTS),
    text: z.string().meta({ description: 'What stands there.' }),
  })
  .meta({ id: 'ImportFault' });
export type ImportFault = z.output<typeof importFault>;
