import { z } from 'zod';
import { paging } from '#lib/api/paging.ts';
import { rangeQuery } from '#lib/api/time-range.ts';
import { LOCALES } from '#lib/words/locale.ts';

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
export const readingsQuery = z.strictObject({ ...rangeQuery, limit: paging.limit });
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
    simulated: z.int().meta({ description: 'How many of all of them came from no sensor.' }),
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
  simulated: z
    .int()
    .meta({ description: 'How many of the readings that this rests on came from no sensor.' }),
  min: z
    .number()
    .nullable()
    .meta({ description: 'Null when no reading lies in it, but one before reaches into it.' }),
  max: z.number().nullable(),
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

/** Where in the log it stands, and how it was judged when it was recorded. */
const recordedReading = z
  .object({
    at: z.number(),
    celsius: z.number(),
    partition: z.int(),
    offset: z.string(),
    faulty: z.boolean().meta({ description: 'A value by which the probe said that it failed.' }),
    below: z.boolean().meta({ description: 'Below the limit in force at its time.' }),
    above: z.boolean(),
    simulated: z.boolean().meta({ description: 'Whether it came from no sensor.' }),
  })
  .meta({ id: 'Reading' });
export type RecordedReading = z.output<typeof recordedReading>;

export const readingsView = z.object({
  freezer: z.string(),
  from: z.number(),
  to: z.number(),
  readings: z.array(recordedReading).meta({ description: 'The newest first.' }),
});
