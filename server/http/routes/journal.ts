import { createRoute } from '@hono/zod-openapi';
import { journalList, journalQuery } from '#lib/api/journal.ts';
import { problems } from '#server/http/problem.ts';
import { createRouter, json } from '#server/http/router.ts';
import type { JournalFilter } from '#server/store/journal-store.ts';
import type { Stores } from '#server/store/stores.ts';

const list = createRoute({
  method: 'get',
  path: '/api/journal',
  tags: ['Journal'],
  summary: 'Lists what happened to alarms, settings and profiles, and who did it, newest first.',
  request: { query: journalQuery },
  responses: { 200: json(journalList, 'The entries.'), ...problems(400, 503) },
});

export function journalRoutes({ stores }: { stores: Pick<Stores, 'journal'> }) {
  const router = createRouter();
  router.openapi(list, async (context) => {
    const { freezer, alarm, before, limit } = context.req.valid('query');
    const filter: JournalFilter = { limit };
    if (freezer !== undefined) filter.freezer = freezer;
    if (alarm !== undefined) filter.alarm = alarm;
    if (before !== undefined) filter.before = before;
    return context.json({ entries: await stores.journal(filter) }, 200);
  });
  return router;
}
