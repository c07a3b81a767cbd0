import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { createPreview, previewBegin } from '#lib/alarm/preview/preview.ts';
import type { PreviewOutcome } from '#lib/alarm/preview/tally.ts';
import type { Rules } from '#lib/alarm/rules.ts';
import { freezerKey } from '#lib/api/freezers.ts';
import { previewQuery, previewView } from '#lib/api/preview.ts';
import type { Range } from '#lib/history/history.ts';
import type { Settings } from '#lib/settings/settings.ts';
import { limitKey } from '#lib/web/forwarded.ts';
import { createOneAtATime, Outdated } from '#server/http/one-at-a-time.ts';
import { ProblemError, problems } from '#server/http/problem.ts';
import { createRouter, json } from '#server/http/router.ts';
import { unknownFreezer } from '#server/http/routes/freezers.ts';
import type { JudgedFreezer } from '#server/store/judged-store.ts';
import type { Stores } from '#server/store/stores.ts';

const preview = createRoute({
  method: 'get',
  path: '/api/freezers/{id}/preview',
  tags: ['Freezers'],
  summary: 'Says when a freezer would have alarmed during the last day, with other settings.',
  request: { params: z.object({ id: freezerKey }), query: previewQuery },
  responses: {
    200: json(previewView, 'When it would have alarmed, and when with its settings of now.'),
    ...problems(400, 404, 429, 503),
  },
});

/** How readings are judged, and until when all of them are known. */
export type Judging = {
  rulesFor: (settings: Settings) => Rules;
  recordedUntil: (logs: readonly number[]) => number;
  servedSince: () => number;
};

const DAY_MS = 86_400_000;
const NOTHING: PreviewOutcome = { loud: { times: 0, ms: 0 }, kinds: [], stretches: [] };

export function previewRoutes(deps: {
  stores: Pick<Stores, 'history' | 'judged'>;
  judging: Judging;
  now: () => number;
}) {
  const { stores, judging } = deps;
  const oneAtATime = createOneAtATime();

  /** From all of a day's readings; whoever has gone is not reckoned for. */
  const reckon = async (
    freezer: JudgedFreezer,
    judged: readonly Settings[],
    range: Range,
    signal: AbortSignal,
  ): Promise<PreviewOutcome[]> => {
    const { id, alarms } = freezer;
    const behindMs = alarms === null ? 0 : Math.max(0, alarms.newestHeardAt - alarms.at);
    const all = judged.map(judging.rulesFor);
    const previews = all.map((rules) => createPreview({ rules, range, behindMs }));
    const from = Math.min(...all.map((rules) => previewBegin(range.from, rules.nextMidnight)));
    for await (const piece of stores.history.readings(id, { from, to: range.to })) {
      if (signal.aborted) throw new Outdated('nobody waits for it any more');
      for (const preview of previews) for (const reading of piece) preview.add(reading);
    }
    const known = Math.min(range.to, judging.recordedUntil(alarms?.logs ?? []));
    return previews.map((preview) => preview.finish(known, judging.servedSince()));
  };

  const router = createRouter();
  router.openapi(preview, async (context) => {
    const { id } = context.req.valid('param');
    const { settings, compare } = context.req.valid('query');
    const freezer = await stores.judged(id);
    if (freezer === undefined) throw unknownFreezer(id);
    const to = deps.now();
    const range = { from: to - DAY_MS, to };
    const { actor, visitor } = context.var;
    const asker = actor?.id ?? limitKey(visitor.client.address);
    const { signal } = context.req.raw;
    try {
      const judged = compare === 'true' ? [settings, freezer.settings] : [settings];
      const found = await oneAtATime(asker, () => reckon(freezer, judged, range, signal));
      const [would = NOTHING, now = null] = found;
      return context.json({ freezer: id, ...range, would, now }, 200);
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
      const detail = 'You asked for another preview since, which is reckoned instead. Ask again.';
      throw new ProblemError(429, detail, { cause: error, retryAfterS: 1 });
    }
  });
  return router;
}
