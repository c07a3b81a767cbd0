import { createRoute } from '@hono/zod-openapi';
import { aliveView, readyView } from '#lib/api/health.ts';
import { type Readiness, withoutReasons } from '#lib/health/readiness.ts';
import { isLoopback } from '#lib/web/loopback.ts';
import type { Gate } from '#server/http/gate.ts';
import { createRouter, json } from '#server/http/router.ts';

const alive = createRoute({
  method: 'get',
  path: '/healthz',
  tags: ['Health'],
  summary: 'Answers while the process lives.',
  responses: { 200: json(aliveView, 'It lives.') },
});

const ready = createRoute({
  method: 'get',
  path: '/readyz',
  tags: ['Health'],
  summary: 'Says whether every part that Gelo leans on is up and moves on, and which is not.',
  responses: {
    200: json(readyView, 'Every part is up, or has yet to catch up.'),
    503: json(readyView, 'At least one part is down, or no longer advances.'),
  },
});

export function healthRoutes(deps: { readiness: () => Readiness; gate: Pick<Gate, 'roleOf'> }) {
  const router = createRouter();
  const looksOn = (address: string) => deps.gate.roleOf(undefined) !== null || isLoopback(address);
  router.openapi(alive, (context) => context.json({ status: 'alive' as const }, 200));
  router.openapi(ready, (context) => {
    const { address } = context.var.visitor.client;
    const { ready, parts } = looksOn(address) ? deps.readiness() : withoutReasons(deps.readiness());
    if (ready) return context.json({ status: 'ready' as const, parts }, 200);
    return context.json({ status: 'degraded' as const, parts }, 503);
  });
  return router;
}
