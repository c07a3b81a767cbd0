import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { simulationRequest } from '#lib/api.ts';
import { sameOrigin } from '#lib/origin.ts';
import type { Parts } from '#lib/parts.ts';
import { answerProblem } from '#server/http/problem.ts';
import type { Log } from '#server/lifecycle/log.ts';
import type { Simulation } from '#server/simulation/simulation.ts';

const MAX_BODY_BYTES = 16_384;

/** Gelo's own routes. They stand in front of Next, whose handlers would not see the running parts. */
export function createApi(deps: { simulation: Simulation; parts: () => Parts; log: Log }) {
  const { simulation, parts, log } = deps;
  const api = new Hono();

  api.use(async (context, next) => {
    const { method } = context.req;
    const changes = method !== 'GET' && method !== 'HEAD';
    if (changes && !sameOrigin(context.req.header('origin'), context.req.header('host'))) {
      return answerProblem(
        context,
        403,
        'This request came from another site. Use Gelo’s own page.',
      );
    }
    return next();
  });

  api.get('/healthz', (context) => context.json({ status: 'alive' }));

  api.get('/readyz', (context) => {
    const ready = Object.values(parts()).every((part) => part.status === 'up');
    return context.json(
      { status: ready ? 'ready' : 'degraded', parts: parts() },
      ready ? 200 : 503,
    );
  });

  api.get('/api/simulation', (context) =>
    context.json({ ...simulation.status(), receipts: simulation.receipts() }),
  );

  const limit = bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: (context) => answerProblem(context, 413, `Send ${MAX_BODY_BYTES} bytes at most.`),
  });
  api.post('/api/simulation', limit, async (context) => {
    if (!context.req.header('content-type')?.startsWith('application/json')) {
      return answerProblem(context, 415, 'Send JSON, with content-type: application/json.');
    }
    const body: unknown = await context.req.json().catch(() => undefined);
    const request = simulationRequest.safeParse(body);
    if (!request.success) {
      const example = 'Send for example {"running": true, "sensors": 3}.';
      return answerProblem(context, 400, `${z.prettifyError(request.error)} ${example}`);
    }
    try {
      return context.json(await simulation.request(request.data));
    } catch (error) {
      log.error({ error }, 'the wish for the simulation could not be stored');
      const detail = 'The database is away, so this could not be stored. Try again in a moment.';
      return answerProblem(context, 503, detail);
    }
  });

  api.notFound((context) =>
    answerProblem(context, 404, `Gelo has no ${context.req.method} ${context.req.path}.`),
  );
  api.onError((error, context) => {
    log.error({ error, path: context.req.path }, 'a request failed');
    return answerProblem(context, 500, 'Something broke in Gelo; its log says what. Try again.');
  });
  return api;
}
