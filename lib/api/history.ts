import { z } from 'zod';
import { rangeQuery } from '#lib/api/time-range.ts';
import { LOCALES } from '#lib/locale.ts';

export const historyQuery = z.strictObject({
  ...rangeQuery,
  points: z.coerce
    .number()
    .int()
    .min(1)
    .max(5000)
    .default(500)
    .meta({ description: 'How many buckets at most.' }),
});
export const statisticsQuery = z.strictObject(rangeQuery);
export const csvQuery = z.strictObject({
  ...rangeQuery,
  locale: z
    .enum(LOCALES)
    .default('en')
    .meta({ description: 'pt-BR: semicolons, decimal commas, and a mark that spreadsheets know.' }),
});

/** Buckets follow one another; a stretch without readings has none. */
const historyBucket = z
  .object({
    from: z.number(),
    min: z.number().nullable(),
    max: z.number().nullable(),
    mean: z.number().nullable(),
    count: z.int(),
    faulty: z.int().meta({ description: 'Values by which the probe said that it failed.' }),
    below: z.int().meta({ description: 'How many were below the limit in force at their time.' }),
    above: z.int(),
  })
  .meta({ id: 'Bucket' });
export type HistoryBucket = z.output<typeof historyBucket>;

export const historyView = z
  .object({
    freezer: z.string(),
    from: z.number().meta({ description: 'The range asked for, out to whole buckets.' }),
    to: z.number(),
    width: z.number().meta({ description: 'Of a bucket, in ms.' }),
    source: z.enum(['raw', 'minute', 'hour']),
    buckets: z.array(historyBucket),
  })
  .meta({ id: 'History' });

const excursion = z.object({
  from: z.number(),
  to: z.number(),
  outsideMs: z.number(),
  coldest: z.number().nullable(),
  warmest: z.number().nullable(),
});

const statistics = z.object({
  count: z.int(),
  faulty: z.int(),
  min: z.number(),
  max: z.number(),
  mean: z.number(),
  mkt: z.number().nullable().meta({ description: 'Mean kinetic temperature.' }),
  coveredMs: z.number(),
  outsideMs: z.number(),
  belowMs: z.number(),
  aboveMs: z.number(),
  longestExcursion: excursion.nullable(),
});

export const statisticsView = z.object({
  freezer: z.string(),
  from: z.number().meta({ description: 'The range asked for, out to whole minutes.' }),
  to: z.number(),
  statistics: statistics.nullable().meta({ description: 'Null when nothing was measured.' }),
});
