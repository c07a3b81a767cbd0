import { createRoute } from '@hono/zod-openapi';
import { simulationRequest, simulationStatus, simulationView } from '#lib/api/simulation.ts';
import { databaseAway } from '#server/http/problem.ts';
import { createRouter, json, jsonBody, refusals } from '#server/http/router.ts';
import type { Simulation } from '#server/simulation/simulation.ts';

const look = createRoute({
  method: 'get',
  path: '/api/simulation',
  tags: ['Simulation'],
  summary: 'Says what the simulated sensors do, with the receipts of their newest readings.',
  responses: { 200: json(simulationView, 'What they do.') },
});

/** Open to everybody who has the page, which has no sign-in. */
const request = createRoute({
  method: 'post',
  path: '/api/simulation',
  tags: ['Simulation'],
  summary:
    'States whether simulated sensors should run, and how many; repeating it changes nothing.',
  request: { body: jsonBody(simulationRequest) },
  responses: { 200: json(simulationStatus, 'What they do now.'), ...refusals },
});

export function simulationRoutes({ simulation }: { simulation: Simulation }) {
  const router = createRouter();
  router.openapi(look, (context) =>
    context.json({ ...simulation.status(), receipts: simulation.receipts() }, 200),
  );
  router.openapi(request, async (context) => {
    const status = await simulation.request(context.req.valid('json')).catch((error: unknown) => {
      throw databaseAway(error);
    });
    return context.json(status, 200);
  });
  return router;
}
