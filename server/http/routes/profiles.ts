import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { profileId } from '#lib/api/freezers.ts';
import { profileList, profileRequest, profileView } from '#lib/api/profiles.ts';
import { changedSince, ProblemError, problems } from '#server/http/problem.ts';
import {
  changing,
  createRouter,
  json,
  jsonBody,
  refusals,
  refuseFields,
  unfitFields,
} from '#server/http/router.ts';
import type { Refused } from '#server/store/change-settings.ts';
import type { Stores } from '#server/store/stores.ts';

const tags = ['Profiles'];
const params = z.object({ id: profileId });

const list = createRoute({
  method: 'get',
  path: '/api/profiles',
  tags,
  summary: 'Lists the profiles: settings that freezers share.',
  responses: { 200: json(profileList, 'Those of Gelo first, then by name.'), ...problems(503) },
});

const save = createRoute({
  method: 'put',
  path: '/api/profiles/{id}',
  tags,
  summary: 'Makes a profile, or changes it for all its freezers from now on.',
  ...changing,
  request: { params, body: jsonBody(profileRequest) },
  responses: {
    200: json(profileView, 'The profile as it is now.'),
    ...refusals,
    ...problems(409, 422),
  },
});

const remove = createRoute({
  method: 'delete',
  path: '/api/profiles/{id}',
  tags,
  summary: 'Deletes a profile that no freezer has.',
  ...changing,
  request: { params },
  responses: { 204: { description: 'It is gone.' }, ...problems(400, 403, 404, 409, 503) },
});

export function profileRoutes({ stores }: { stores: Pick<Stores, 'settings'> }) {
  const router = createRouter(refuseFields);
  router.openapi(list, async (context) =>
    context.json({ profiles: await stores.settings.profiles() }, 200),
  );
  router.openapi(save, async (context) => {
    const { id } = context.req.valid('param');
    const given = context.req.valid('json');
    const saved = await stores.settings.saveProfile(id, given, context.var.person);
    if (!saved.ok) throw refusal(id, saved);
    return context.json(saved.value, 200);
  });
  router.openapi(remove, async (context) => {
    const { id } = context.req.valid('param');
    const deleted = await stores.settings.deleteProfile(id, context.var.person);
    if (!deleted.ok) throw refusal(id, deleted);
    return context.body(null, 204);
  });
  return router;
}

function refusal(id: string, { why, problems: wrong, users }: Refused): ProblemError {
  switch (why) {
    case 'unknown':
    case 'unknown-profile':
      return new ProblemError(404, `There is no profile “${id}”. GET /api/profiles lists them.`);
    case 'changed':
      return changedSince('GET /api/profiles');
    case 'name-taken':
      return new ProblemError(409, 'Another profile has this name. Choose another name.');
    case 'in-use':
      return new ProblemError(
        409,
        `The profile “${id}” is that of ${usersOf(users)}. Give them another one first; GET /api/freezers says which have it.`,
      );
    case 'built-in':
      return new ProblemError(
        409,
        `“${id}” comes with Gelo and stays. Change its settings instead, or give freezers another profile.`,
      );
    case 'invalid':
      return unfitFields(wrong);
  }
}

function usersOf({ keys, count } = { keys: [] as string[], count: 0 }): string {
  const named = keys.map((key) => `“${key}”`).join(', ');
  return count > keys.length ? `${named} and ${count - keys.length} more` : named;
}
