import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { integrityRequest, integrityRun, integrityRuns } from '#lib/api/integrity.ts';
import { integrityReport } from '#lib/integrity/report.ts';
import { LOCALES } from '#lib/words/locale.ts';
import { KafkaAwayError } from '#server/delivery/delivery.ts';
import { ProblemError, problems } from '#server/http/problem.ts';
import { changing, createRouter, json, jsonBody, refusals } from '#server/http/router.ts';
import { translator } from '#server/http/translate.ts';
import type { Integrity } from '#server/integrity/integrity.ts';

const tags = ['Integrity'];
const params = z.object({ id: z.uuid() });

const start = createRoute({
  method: 'post',
  path: '/api/integrity',
  tags,
  summary: 'Sends numbered messages through Kafka and reads them back, one check at a time.',
  ...changing,
  request: { body: jsonBody(integrityRequest) },
  responses: {
    202: json(integrityRun, 'The check that was begun.'),
    ...refusals,
    ...problems(409),
  },
});

const list = createRoute({
  method: 'get',
  path: '/api/integrity',
  tags,
  summary: 'Lists the checks that were made, the newest first; it may be running still.',
  responses: { 200: json(integrityRuns, 'A hundred at most.'), ...problems(503) },
});

const look = createRoute({
  method: 'get',
  path: '/api/integrity/{id}',
  tags,
  summary: 'Says how far a check is, or what it found, partition by partition.',
  request: { params },
  responses: { 200: json(integrityRun, 'The check.'), ...problems(400, 404, 503) },
});

const cancel = createRoute({
  method: 'post',
  path: '/api/integrity/{id}/cancel',
  tags,
  summary: 'Calls a check off; what was sent by then is still compared.',
  ...changing,
  request: { params },
  responses: { 200: json(integrityRun, 'The check.'), ...refusals, ...problems(404, 409) },
});

const report = createRoute({
  method: 'get',
  path: '/api/integrity/{id}/report',
  tags,
  summary: 'Gives what a check found as a page to print, send or keep.',
  request: { params, query: z.strictObject({ locale: z.enum(LOCALES).default('en') }) },
  responses: {
    200: { description: 'The report.', content: { 'text/html': { schema: z.string() } } },
    ...problems(400, 404, 409, 503),
  },
});

export function integrityRoutes(deps: {
  integrity: Integrity;
  timeZone: string;
  now: () => number;
}) {
  const { integrity, timeZone, now } = deps;
  const find = async (id: string) => {
    const run = await integrity.find(id);
    if (run !== undefined) return run;
    throw new ProblemError(404, 'There is no such check. GET /api/integrity lists those that are.');
  };

  const router = createRouter();
  router.openapi(start, async (context) => {
    const begun = await integrity
      .begin(context.req.valid('json'), context.get('person'))
      .catch((error: unknown) => {
        if (!(error instanceof KafkaAwayError)) throw error;
        const detail =
          'Kafka does not answer, so nothing was sent. Try again in a moment; /readyz says when it is back.';
        throw new ProblemError(503, detail, { cause: error });
      });
    if (begun.ok) return context.json(await find(begun.id), 202);
    throw new ProblemError(
      409,
      `A check that ${begun.other.startedBy} started is running, and there is one at a time. Wait until it ends, or call it off, then start yours.`,
    );
  });
  router.openapi(list, async (context) => context.json({ runs: await integrity.list() }, 200));
  router.openapi(look, async (context) =>
    context.json(await find(context.req.valid('param').id), 200),
  );
  router.openapi(cancel, async (context) => {
    const { id } = context.req.valid('param');
    await find(id);
    if (await integrity.cancel(id, context.get('person'))) return context.json(await find(id), 200);
    throw new ProblemError(
      409,
      'This check is over, or was called off before. Look at its result.',
    );
  });
  router.openapi(report, async (context) => {
    const { locale } = context.req.valid('query');
    const run = await find(context.req.valid('param').id);
    if (run.state === 'running') {
      throw new ProblemError(409, 'This check is running still. Wait until it ends.');
    }
    const page = integrityReport(run, now(), { t: translator(locale), locale, timeZone });
    const stamp = new Date(run.startedAt).toISOString().replace(/\.\d+|[^\dTZ]/g, '');
    return context.body(page, 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': `attachment; filename="gelo-integrity-${stamp}.html"`,
    });
  });
  return router;
}
