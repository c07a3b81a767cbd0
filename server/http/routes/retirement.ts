import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { freezerKey, freezerView, retireRequest } from '#lib/api/freezers.ts';
import { problems } from '#server/http/problem.ts';
import { changing, createRouter, json, jsonBody, refusals } from '#server/http/router.ts';
import { unknownFreezer } from '#server/http/routes/freezers.ts';
import type { Stores } from '#server/store/stores.ts';

const VERBS = {
  retire: 'Takes a freezer out of use: its alarms close, its history stays, and nobody judges it.',
  unretire: 'Takes a retired freezer back into use; it is judged from now on.',
} as const;

function route<Verb extends keyof typeof VERBS>(verb: Verb) {
  return createRoute({
    method: 'post',
    path: `/api/freezers/{id}/${verb}`,
    tags: ['Freezers'],
    summary: VERBS[verb],
    ...changing,
    request: { params: z.object({ id: freezerKey }), body: jsonBody(retireRequest) },
    responses: {
      200: json(freezerView, 'The freezer as it is now; said again, nothing changes.'),
      ...refusals,
      ...problems(404),
    },
  });
}

const retire = route('retire');
const unretire = route('unretire');

export function retirementRoutes({ stores }: { stores: Pick<Stores, 'retirement'> }) {
  const { retirement } = stores;
  const router = createRouter();
  router.openapi(retire, async (context) => {
    const { id } = context.req.valid('param');
    const words = { by: context.var.person, ...context.req.valid('json') };
    const saved = await retirement.retire(id, words);
    if (!saved.ok) throw unknownFreezer(id);
    return context.json(saved.value, 200);
  });
  router.openapi(unretire, async (context) => {
    const { id } = context.req.valid('param');
    const words = { by: context.var.person, ...context.req.valid('json') };
    const saved = await retirement.unretire(id, words);
    if (!saved.ok) throw unknownFreezer(id);
    return context.json(saved.value, 200);
  });
  return router;
}
