import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { journalCsvQuery, journalList, journalNames, journalQuery } from '#lib/api/journal.ts';
import { journalCsvHeader, journalCsvRow } from '#lib/journal/csv.ts';
import { deedsOf } from '#lib/journal/deeds.ts';
import { csvBody } from '#server/http/csv-body.ts';
import { problems } from '#server/http/problem.ts';
import { createRouter, json } from '#server/http/router.ts';
import { translator } from '#server/http/translate.ts';
import type { Log } from '#server/lifecycle/log.ts';
import type { JournalFilter } from '#server/store/journal-store.ts';
import type { Stores } from '#server/store/stores.ts';

const tags = ['Journal'];

const list = createRoute({
  method: 'get',
  path: '/api/journal',
  tags,
  summary: 'Lists what happened and who did it, newest first.',
  request: { query: journalQuery },
  responses: { 200: json(journalList, 'The entries.'), ...problems(400, 503) },
});

const names = createRoute({
  method: 'get',
  path: '/api/journal/names',
  tags,
  summary: 'Lists who is in the journal, and what was done.',
  responses: { 200: json(journalNames, 'The names, sorted.'), ...problems(503) },
});

const csv = createRoute({
  method: 'get',
  path: '/api/journal.csv',
  tags,
  summary: 'Gives what fits of the journal, newest first, as a file for spreadsheets.',
  request: { query: journalCsvQuery },
  responses: {
    200: { description: 'The entries.', content: { 'text/csv': { schema: z.string() } } },
    ...problems(400, 503),
  },
});

export function journalRoutes(deps: { stores: Pick<Stores, 'journal'>; log: Log }) {
  const { journal } = deps.stores;
  const router = createRouter();
  router.openapi(list, async (context) => {
    const { before, after, limit, ...asked } = context.req.valid('query');
    const filter: JournalFilter = { ...filterOf(asked), limit };
    if (before !== undefined) filter.before = before;
    if (after !== undefined) filter.after = after;
    const { entries, next } = await journal.find(filter);
    return context.json({ entries: entries.map(({ name, ...entry }) => entry), next }, 200);
  });
  router.openapi(names, async (context) => context.json(await journal.names(), 200));
  router.openapi(csv, async (context) => {
    const { locale, ...asked } = context.req.valid('query');
    const t = translator(locale);
    const body = await csvBody({
      rows: journal.all(filterOf(asked)),
      locale,
      header: journalCsvHeader(locale, t),
      line: (entry) => journalCsvRow(entry, locale, t),
      onFault: (error) => deps.log.error({ error }, 'a download of the journal broke off'),
    });
    return context.body(body, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="gelo-journal.csv"',
    });
  });
  return router;
}

type Asked = Omit<z.output<typeof journalCsvQuery>, 'locale'>;

function filterOf({ what, q, ...asked }: Asked): Omit<JournalFilter, 'limit'> {
  const filter: Omit<JournalFilter, 'limit'> = {};
  if (asked.freezer !== undefined) filter.freezer = asked.freezer;
  if (asked.alarm !== undefined) filter.alarm = asked.alarm;
  if (asked.who !== undefined) filter.who = asked.who;
  if (asked.by !== undefined) filter.by = asked.by;
  if (asked.from !== undefined) filter.from = asked.from;
  if (asked.to !== undefined) filter.to = asked.to;
  if (what !== undefined) filter.what = deedsOf(what);
  if (q !== undefined) filter.search = q;
  return filter;
}
