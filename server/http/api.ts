import { createMiddleware } from 'hono/factory';
import type { PartitionDelivery } from '#lib/api/delivery.ts';
import { sameOrigin } from '#lib/origin.ts';
import type { Parts } from '#lib/parts.ts';
import { PERSON_SCHEME } from '#server/http/actor.ts';
import { answerProblem, ProblemError, toProblem } from '#server/http/problem.ts';
import { createRouter, limitBody } from '#server/http/router.ts';
import { alarmRoutes } from '#server/http/routes/alarms.ts';
import { deliveryRoutes } from '#server/http/routes/delivery.ts';
import { freezerRoutes } from '#server/http/routes/freezers.ts';
import { healthRoutes } from '#server/http/routes/health.ts';
import { historyRoutes } from '#server/http/routes/history.ts';
import { journalRoutes } from '#server/http/routes/journal.ts';
import { openapiRoutes } from '#server/http/routes/openapi.ts';
import { profileRoutes } from '#server/http/routes/profiles.ts';
import { simulationRoutes } from '#server/http/routes/simulation.ts';
import type { Log } from '#server/lifecycle/log.ts';
import type { Simulation } from '#server/simulation/simulation.ts';
import type { Stores } from '#server/store/stores.ts';

/** Gelo's own routes. They stand in front of Next, whose handlers would not see the running parts. */
export function createApi(deps: {
  topic: string;
  stores: Pick<Stores, 'alarms' | 'freezers' | 'history' | 'journal' | 'settings'>;
  delivery: () => Promise<PartitionDelivery[]>;
  simulation: Simulation;
  parts: () => Parts;
  retentionDays: number;
  now: () => number;
  log: Log;
}) {
  const { log } = deps;
  const api = createRouter();
  api.use(fromOurPage, limitBody);
  api.route('/', healthRoutes(deps));
  api.route('/', simulationRoutes(deps));
  api.route('/', freezerRoutes(deps));
  api.route('/', historyRoutes(deps));
  api.route('/', profileRoutes(deps));
  api.route('/', alarmRoutes(deps));
  api.route('/', journalRoutes(deps));
  api.route('/', deliveryRoutes(deps));
  api.route('/', openapiRoutes({ describe: () => api.getOpenAPI31Document(ABOUT) }));
  api.openAPIRegistry.registerComponent('securitySchemes', 'person', PERSON_SCHEME);

  api.notFound((context) => {
    const detail = `Gelo has no ${context.req.method} ${context.req.path}. GET /api/openapi.json lists what it has.`;
    return answerProblem(context, new ProblemError(404, detail));
  });
  api.onError((error, context) => {
    const problem = toProblem(error);
    if (problem.status >= 500) log.error({ error, path: context.req.path }, 'a request failed');
    return answerProblem(context, problem);
  });
  return api;
}

const ABOUT = {
  openapi: '3.1.0',
  info: {
    title: 'Gelo',
    version: '1',
    description:
      'Freezer temperatures from Apache Kafka: what was recorded, what is alarming, what is set. Errors are RFC 9457 problem details whose `detail` says what to do next.',
  },
};

const fromOurPage = createMiddleware(async (context, next) => {
  const { method } = context.req;
  const changes = method !== 'GET' && method !== 'HEAD';
  if (changes && !sameOrigin(context.req.header('origin'), context.req.header('host'))) {
    throw new ProblemError(403, 'This request came from another site. Use Gelo’s own page.');
  }
  return next();
});
