import { z } from 'zod';
import type { Range } from '#lib/history/history.ts';
import { isoToEpoch } from '#lib/reading/time.ts';

const DAY_MS = 86_400_000;
/** The last that four digits of a year can tell. */
const LATEST = Date.UTC(10_000, 0, 1) - 1;

/** A moment as an address holds it. */
export const instant = z
  .string()
  .transform((text, context) => {
    const at = /^\d{1,15}$/.test(text) ? Number(text) : isoToEpoch(text);
    if (at !== undefined && at >= 0 && at <= LATEST) return at;
    const message =
      'must be epoch milliseconds, or ISO 8601 from 1970 to 9999 (in an address, + is written %2B)';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .optional();

export const rangeQuery = {
  from: instant.meta({
    description: 'Epoch ms or ISO 8601 (UTC unless it names a zone); a day before `to` by default.',
    example: '2026-01-01T00:00:00Z',
  }),
  to: instant.meta({
    description: 'Epoch ms or ISO 8601, no longer part of the range; now by default.',
    example: '1767312000000',
  }),
};

/** The range that was asked for; undefined when it ends before it begins. */
export function rangeOf(
  query: { from?: number | undefined; to?: number | undefined },
  now: number,
): Range | undefined {
  const to = query.to ?? now;
  const from = query.from ?? Math.max(0, to - DAY_MS);
  return from < to ? { from, to } : undefined;
}
