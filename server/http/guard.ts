import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import { fulfils, type Need, needOf } from '#lib/people/permissions.ts';
import type { Role } from '#lib/people/roles.ts';
import { limitKey } from '#lib/web/forwarded.ts';
import { sameOrigin } from '#lib/web/origin.ts';
import type { Found } from '#server/auth/door.ts';
import { sameSecret } from '#server/auth/same-secret.ts';
import { type Asked, notSignedIn } from '#server/http/actor.ts';
import { DATA_POLICY, PLAIN_HEADERS } from '#server/http/content-policy.ts';
import { type Gate, NOT_ADDRESSED } from '#server/http/gate.ts';
import { createLimiter } from '#server/http/limiter.ts';
import { ProblemError } from '#server/http/problem.ts';

/** A thousand alarms may be acknowledged at once; nobody does so every minute. */
const CHANGES = { atOnce: 2000, perSecond: 10 };
const TOO_MANY = 'You are changing too much in too short a time.';

/** WH1: asks of every request whether whoever sends it may. It stands before all routes. */
export function createGuard(deps: {
  gate: Gate;
  metricsToken: string | undefined;
  clock: () => number;
  changes?: typeof CHANGES;
}) {
  const { gate, clock, changes = CHANGES } = deps;
  const limiter = createLimiter({ allowance: changes, clock, what: TOO_MANY });

  return createMiddleware<Asked>(async (context, next) => {
    const { req } = context;
    for (const [name, value] of HEADERS) context.header(name, value);
    const { incoming } = context.env;
    if (!gate.isAddressed(incoming)) throw new ProblemError(403, NOT_ADDRESSED);
    const visitor = gate.visitorOf(incoming);
    const isChange = changesSomething(req.method);
    if (isChange && !sameOrigin(req.header('origin'), req.header('host'), visitor.client.secure)) {
      throw new ProblemError(403, 'This request came from another site. Use Gelo’s own page.');
    }
    let found: Promise<Found> | undefined;
    const who = () => {
      found ??= gate.whoIs(incoming);
      return found;
    };
    context.set('visitor', visitor);
    context.set('who', who);

    const need = needed(context, deps.metricsToken);
    if (need !== undefined && need !== 'none') {
      // Looking that is open to all asks nobody who he is.
      const openToAll = !isChange && fulfils(gate.roleOf(undefined), need);
      const actor = openToAll ? undefined : (await who()).actor;
      if (!fulfils(gate.roleOf(actor), need)) throw refused(actor?.role, need);
      context.set('actor', actor);
    }
    if (isChange) limiter.take(context.var.actor?.id ?? limitKey(visitor.client.address));
    await next();
  });
}

/** What the routes that this request runs into take, the strictest of them; undefined where there is none. */
function needed(context: Context, metricsToken: string | undefined): Need | undefined {
  const filters = Object.keys(context.req.query());
  const asked = routesOf(matchedRoutes(context));
  if (asked.includes('GET /metrics') && hasToken(context, metricsToken)) return 'none';
  const needs = asked.map((what) => {
    const need = needOf(what, filters);
    if (need === undefined) throw new Error(`lib/people/permissions.ts has no row for ${what}`);
    return need;
  });
  return ORDER.findLast((need) => needs.includes(need));
}

const HEADERS = Object.entries({
  ...PLAIN_HEADERS,
  'content-security-policy': DATA_POLICY,
  // What somebody was shown is not for who sits there next.
  'cache-control': 'no-store',
});

const ORDER: readonly Need[] = ['none', 'viewer', 'operator', 'admin'];

function hasToken(context: Context, token: string | undefined): boolean {
  const given = context.req.header('authorization');
  return token !== undefined && given !== undefined && sameSecret(given, `Bearer ${token}`);
}

/** WH1: what an API has and the table has not; a start with any is refused. */
export function withoutRow(api: { routes: readonly Route[] }): string[] {
  return routesOf(api.routes).filter((what) => needOf(what) === undefined);
}

type Route = { readonly method: string; readonly path: string };

/** As the table names them. What counts for all methods is a middleware, and no route. */
function routesOf(routes: readonly Route[]): string[] {
  const named = routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  return [...new Set(named)];
}

function changesSomething(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

function refused(role: Role | undefined, need: Need): ProblemError {
  if (role === undefined) return notSignedIn();
  return new ProblemError(
    403,
    `This takes the role ${need}, and you are signed in as ${role}. Ask an admin for that role, or sign in as somebody who has it.`,
  );
}
