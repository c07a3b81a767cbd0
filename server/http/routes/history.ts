import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { freezerKey } from '#lib/api/freezers.ts';
import {
  csvQuery,
  type HistoryBucket,
  historyQuery,
  historyView,
  type RecordedReading,
  readingsQuery,
  readingsView,
  statisticsQuery,
  statisticsView,
} from '#lib/api/history.ts';
import { rangeOf } from '#lib/api/time-range.ts';
import { csvFileName, csvHeader, csvRow } from '#lib/csv/csv.ts';
import { planHistory, type Range } from '#lib/history/history.ts';
import { keptSince } from '#lib/history/retention.ts';
import { type Bucket, FLAG, MINUTE_MS, meanOf, startOf } from '#lib/history/rollup.ts';
import { csvBody } from '#server/http/csv-body.ts';
import { ProblemError, problems } from '#server/http/problem.ts';
import { createRouter, json } from '#server/http/router.ts';
import { unknownFreezer } from '#server/http/routes/freezers.ts';
import type { Log } from '#server/lifecycle/log.ts';
import type { ReadingInLog } from '#server/store/readings.ts';
import type { Stores } from '#server/store/stores.ts';

const tags = ['History'];
const params = z.object({ id: freezerKey });
const faults = problems(400, 404, 503);

const history = createRoute({
  method: 'get',
  path: '/api/freezers/{id}/history',
  tags,
  summary: 'Shows a range in at most so many buckets, each with least, greatest and mean value.',
  request: { params, query: historyQuery },
  responses: { 200: json(historyView, 'The buckets, by time.'), ...faults },
});

const statistics = createRoute({
  method: 'get',
  path: '/api/freezers/{id}/statistics',
  tags,
  summary: 'Sums up a range: extremes, means, time covered, time outside the limits.',
  request: { params, query: statisticsQuery },
  responses: { 200: json(statisticsView, 'The statistics, weighted by time.'), ...faults },
});

const readings = createRoute({
  method: 'get',
  path: '/api/freezers/{id}/readings',
  tags,
  summary: 'Lists the newest readings of a range, each with its place in the log.',
  request: { params, query: readingsQuery },
  responses: { 200: json(readingsView, 'The readings, newest first.'), ...faults },
});

const csv = createRoute({
  method: 'get',
  path: '/api/freezers/{id}/readings.csv',
  tags,
  summary: 'Gives every reading of a range, by time, as a file for spreadsheets.',
  request: { params, query: csvQuery },
  responses: {
    200: { description: 'The readings.', content: { 'text/csv': { schema: z.string() } } },
    ...faults,
  },
});

export function historyRoutes(deps: {
  stores: Pick<Stores, 'history'>;
  retentionDays: number;
  now: () => number;
  log: Log;
}) {
  const { retentionDays, now, log } = deps;
  const store = deps.stores.history;
  const find = async (key: string): Promise<number> => {
    const freezer = await store.find(key);
    if (freezer === undefined) throw unknownFreezer(key);
    return freezer;
  };

  const router = createRouter();
  router.openapi(history, async (context) => {
    const { id } = context.req.valid('param');
    const { points, ...asked } = context.req.valid('query');
    const at = now();
    const plan = planHistory(wantedRange(asked, at), points, keptSince(retentionDays, at));
    const buckets = await store.buckets(await find(id), plan);
    return context.json({ freezer: id, ...plan, buckets: buckets.map(toView) }, 200);
  });

  router.openapi(statistics, async (context) => {
    const { id } = context.req.valid('param');
    const at = now();
    const range = wholeMinutes(wantedRange(context.req.valid('query'), at));
    const passed = { ...range, to: Math.min(range.to, at) };
    const found = await store.statistics(await find(id), passed);
    return context.json({ freezer: id, ...range, statistics: found ?? null }, 200);
  });

  router.openapi(readings, async (context) => {
    const { id } = context.req.valid('param');
    const { limit, ...asked } = context.req.valid('query');
    const range = wantedRange(asked, now());
    const newest = await store.newestReadings(await find(id), range, limit);
    return context.json({ freezer: id, ...range, readings: newest.map(toReading) }, 200);
  });

  router.openapi(csv, async (context) => {
    const { id } = context.req.valid('param');
    const { locale, ...asked } = context.req.valid('query');
    const range = wantedRange(asked, now());
    const readings = store.readings(await find(id), range);
    const body = await csvBody({
      rows: readings,
      locale,
      header: csvHeader(locale),
      line: (reading) => csvRow(reading, locale),
      onFault: (error) => log.error({ error, freezer: id }, 'a download broke off'),
    });
    return context.body(body, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${csvFileName(id, range.from, range.to)}"`,
    });
  });
  return router;
}

function wantedRange(asked: Parameters<typeof rangeOf>[0], now: number): Range {
  const range = rangeOf(asked, now);
  if (range !== undefined) return range;
  throw new ProblemError(400, 'The range ends before it begins. Give a `to` that is after `from`.');
}

function wholeMinutes({ from, to }: Range): Range {
  return { from: startOf(from, MINUTE_MS), to: Math.ceil(to / MINUTE_MS) * MINUTE_MS };
}

function toView(bucket: Bucket): HistoryBucket {
  const { from, count, faulty, below, above, simulated } = bucket;
  const values =
    count === 0
      ? { min: null, max: null, mean: null }
      : { min: bucket.min, max: bucket.max, mean: meanOf(bucket) };
  return { from, ...values, count, faulty, below, above, simulated };
}

function toReading({ flags, ...reading }: ReadingInLog): RecordedReading {
  return {
    ...reading,
    faulty: (flags & FLAG.probeError) !== 0,
    below: (flags & FLAG.below) !== 0,
    above: (flags & FLAG.above) !== 0,
    simulated: (flags & FLAG.simulated) !== 0,
  };
}
