import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Readiness } from '#lib/health/readiness.ts';
import type { Door } from '#server/auth/door.ts';
import type { Access } from '#server/config/access.ts';
import { PERSON_SCHEME } from '#server/http/actor.ts';
import { describeNeeds } from '#server/http/describe-needs.ts';
import type { Gate } from '#server/http/gate.ts';
import { createGuard, withoutRow } from '#server/http/guard.ts';
import { answerProblem, ProblemError, toProblem } from '#server/http/problem.ts';
import { createRouter, limitBody } from '#server/http/router.ts';
import { alarmRoutes } from '#server/http/routes/alarms.ts';
import { authRoutes } from '#server/http/routes/auth.ts';
import { type DeliveryParts, deliveryRoutes } from '#server/http/routes/delivery.ts';
import { firstRoutes } from '#server/http/routes/first.ts';
import { freezerRoutes } from '#server/http/routes/freezers.ts';
import { freezersCsvRoutes } from '#server/http/routes/freezers-csv.ts';
import { healthRoutes } from '#server/http/routes/health.ts';
import { historyRoutes } from '#server/http/routes/history.ts';
import { integrityRoutes } from '#server/http/routes/integrity.ts';
import { journalRoutes } from '#server/http/routes/journal.ts';
import { meRoutes } from '#server/http/routes/me.ts';
import { type MetricsText, metricsRoutes } from '#server/http/routes/metrics.ts';
import { openapiRoutes } from '#server/http/routes/openapi.ts';
import { peopleRoutes } from '#server/http/routes/people.ts';
import { type Judging, previewRoutes } from '#server/http/routes/preview.ts';
import { profileRoutes } from '#server/http/routes/profiles.ts';
import { retirementRoutes } from '#server/http/routes/retirement.ts';
import { simulationRoutes } from '#server/http/routes/simulation.ts';
import type { Integrity } from '#server/integrity/integrity.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { currentRequest } from '#server/lifecycle/request-scope.ts';
import type { Simulation } from '#server/simulation/simulation.ts';
import type { Stores } from '#server/store/stores.ts';

/** Gelo's own routes. They stand in front of Next, whose handlers would not see the running parts. */
export function createApi(deps: {
  topic: string;
  stores: Pick<
    Stores,
    | 'alarms'
    | 'freezers'
    | 'history'
    | 'journal'
    | 'judged'
    | 'manySettings'
    | 'people'
    | 'retirement'
    | 'settings'
    | 'simulationChanges'
  >;
  delivery: DeliveryParts;
  simulation: Simulation;
  integrity: Integrity;
  timeZone: string;
  judging: Judging;
  readiness: () => Readiness;
  metrics: MetricsText;
  metricsToken: string | undefined;
  access: Access;
  door: Door;
  gate: Gate;
  retentionDays: number;
  now: () => number;
  clock: () => number;
  log: Log;
}) {
  const { log } = deps;
  const api = createRouter();
  api.use(nameRoute, createGuard(deps), limitBody);
  api.route('/', healthRoutes(deps));
  api.route('/', metricsRoutes(deps));
  api.route('/', firstRoutes(deps));
  api.route('/', authRoutes(deps));
  api.route('/', meRoutes(deps));
  api.route('/', peopleRoutes(deps));
  api.route('/', simulationRoutes(deps));
  api.route('/', freezerRoutes(deps));
  api.route('/', freezersCsvRoutes(deps));
  api.route('/', previewRoutes(deps));
  api.route('/', retirementRoutes(deps));
  api.route('/', historyRoutes(deps));
  api.route('/', profileRoutes(deps));
  api.route('/', alarmRoutes(deps));
  api.route('/', journalRoutes(deps));
  api.route('/', deliveryRoutes(deps));
  api.route('/', integrityRoutes(deps));
  api.route('/', openapiRoutes({ describe: () => describeNeeds(api.getOpenAPI31Document(ABOUT)) }));
  api.openAPIRegistry.registerComponent('securitySchemes', 'person', PERSON_SCHEME);
  const open = withoutRow(api);
  if (open.length > 0)
    throw new Error(`lib/people/permissions.ts has no row for ${open.join(', ')}`);

  api.notFound((context) => {
    const detail = `Gelo has no ${context.req.method} ${context.req.path}. GET /api/openapi.json lists what it has.`;
    return answerProblem(context, new ProblemError(404, detail));
  });
  api.onError((error, context) => {
    const problem = toProblem(error);
    // Which one it was is told with its answer, where the secret of a link is left out.
    if (problem.status >= 500) log.error({ error }, 'a request failed');
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

/** What the log and the metrics call it: the route as it is declared, not the address. */
const nameRoute = createMiddleware(async (context, next) => {
  await next();
  const request = currentRequest();
  const path = routePath(context, -1);
  if (request !== undefined) {
    request.route = path.includes('*') ? 'other' : path.replaceAll(/:(\w+)/g, '{$1}');
  }
});
