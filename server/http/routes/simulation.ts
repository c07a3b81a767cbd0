import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  faultAnswer,
  faultRequest,
  sendSettings,
  sensorList,
  simulationView,
  startRequest,
  stopRequest,
} from '#lib/api/simulation.ts';
import { ProblemError, problems } from '#server/http/problem.ts';
import { changing, createRouter, json, jsonBody, refusals } from '#server/http/router.ts';
import type { Simulation } from '#server/simulation/simulation.ts';
import type { Changed, NotChanged } from '#server/store/simulated-sensors.ts';
import type { SimulationChanges } from '#server/store/simulation-changes.ts';

const tags = ['Simulation'];
const params = z.object({
  id: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});
const afterwards = json(simulationView, 'The simulation as it is now.');

const look = createRoute({
  method: 'get',
  path: '/api/simulation',
  tags,
  summary: 'Says what the simulated sensors do, who runs them, and what became of their readings.',
  responses: { 200: afterwards },
});

const list = createRoute({
  method: 'get',
  path: '/api/simulation/sensors',
  tags,
  summary: 'Lists the simulated sensors, by number.',
  responses: { 200: json(sensorList, 'All of them, those that are stopped too.') },
});

const start = createRoute({
  method: 'post',
  path: '/api/simulation/start',
  tags,
  summary: 'Starts simulated sensors; repeating it changes nothing.',
  ...changing,
  request: { body: jsonBody(startRequest) },
  responses: { 200: afterwards, ...refusals, ...problems(422) },
});

const stop = createRoute({
  method: 'post',
  path: '/api/simulation/stop',
  tags,
  summary: 'Stops simulated sensors; repeating it changes nothing.',
  ...changing,
  request: { body: jsonBody(stopRequest) },
  responses: { 200: afterwards, ...refusals },
});

const putSettings = createRoute({
  method: 'put',
  path: '/api/simulation/settings',
  tags,
  summary: 'Says how simulated sensors send: keys, partitions, acknowledgements, batches.',
  ...changing,
  request: { body: jsonBody(sendSettings) },
  responses: { 200: afterwards, ...refusals },
});

const beginFault = createRoute({
  method: 'post',
  path: '/api/simulation/faults',
  tags,
  summary: 'Lets something be wrong with simulated sensors, for a time.',
  ...changing,
  request: { body: jsonBody(faultRequest) },
  responses: { 200: json(faultAnswer, 'The fault.'), ...refusals, ...problems(422) },
});

const endFault = createRoute({
  method: 'delete',
  path: '/api/simulation/faults/{id}',
  tags,
  summary: 'Ends a fault before its time.',
  ...changing,
  request: { params },
  responses: { 200: afterwards, ...problems(400, 403, 404, 503) },
});

export function simulationRoutes(deps: {
  simulation: Simulation;
  stores: { simulationChanges: SimulationChanges };
}) {
  const { simulation } = deps;
  const changes = deps.stores.simulationChanges;
  /** What was changed is carried out before the answer, where that is for this instance to do. */
  const done = async <T>(changed: Changed<T>): Promise<T> => {
    if (!changed.ok) throw refusal(changed);
    await simulation.reload();
    return changed.value;
  };

  const router = createRouter();
  router.openapi(look, (context) => context.json(simulation.view(), 200));
  router.openapi(list, (context) => context.json(simulation.sensors(), 200));
  router.openapi(start, async (context) => {
    await done(await changes.start(context.req.valid('json'), context.get('person')));
    return context.json(simulation.view(), 200);
  });
  router.openapi(stop, async (context) => {
    await done(await changes.stop(context.req.valid('json'), context.get('person')));
    return context.json(simulation.view(), 200);
  });
  router.openapi(putSettings, async (context) => {
    await done(await changes.saveSettings(context.req.valid('json'), context.get('person')));
    return context.json(simulation.view(), 200);
  });
  router.openapi(beginFault, async (context) => {
    const begun = await changes.beginFault(context.req.valid('json'), context.get('person'));
    return context.json(await done(begun), 200);
  });
  router.openapi(endFault, async (context) => {
    await done(await changes.endFault(context.req.valid('param').id, context.get('person')));
    return context.json(simulation.view(), 200);
  });
  return router;
}

function refusal({ why, which }: NotChanged): ProblemError {
  switch (why) {
    case 'unknown-profile':
      return new ProblemError(422, `There is no profile “${which}”; GET /api/profiles lists them.`);
    case 'unknown-fault':
      return new ProblemError(404, 'There is no such fault, or it has ended by itself.');
    case 'no-sensors':
      return new ProblemError(
        422,
        `These simulated sensors are not there: ${which}. POST /api/simulation/start makes them.`,
      );
    case 'not-physical':
      return new ProblemError(
        422,
        `This fault happens to a freezer, which sensors of the plain model do not have: ${which}. Start them with the physical model first.`,
      );
  }
}
