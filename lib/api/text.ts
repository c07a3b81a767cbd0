import { z } from 'zod';

/** Characters are code points here, as they are in PostgreSQL and in JSON Schema. */
function text(pattern: string, least: number, most: number) {
  const fits = new RegExp(`^(?:${pattern}){${least},${most}}$`, 'u');
  return z
    .string()
    .trim()
    .refine((given) => fits.test(given), `must be ${least} to ${most} characters of plain text`)
    .meta({ minLength: least, maxLength: most });
}

/** One line, without control characters. */
export const line = (most: number) => text('[^\\p{Cc}\\p{Cs}]', 1, most);

/** What a person writes beside what he does: lines of text. */
export const note = (least: 0 | 1) => text('[^\\p{Cc}\\p{Cs}]|[\\t\\n\\r]', least, 1000);

/** What somebody looks for: one line, which may be empty. */
export const words = (most: number) => text('[^\\p{Cc}\\p{Cs}]', 0, most);
