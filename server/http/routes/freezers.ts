import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  changedFreezers,
  type FreezerSettings,
  type FreezerView,
  freezerKey,
  freezerList,
  freezerSettings,
  freezerView,
  manySettings,
  settingsRequest,
} from '#lib/api/freezers.ts';
import { freezerPath } from '#lib/freezer/address.ts';
import { type ManyFault, planMany } from '#lib/settings/many.ts';
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

const tags = ['Freezers'];
const params = z.object({ id: freezerKey });

const list = createRoute({
  method: 'get',
  path: '/api/freezers',
  tags,
  summary: 'Lists all freezers with their settings and newest recorded reading.',
  responses: { 200: json(freezerList, 'All freezers, by id.'), ...problems(503) },
});

const one = createRoute({
  method: 'get',
  path: '/api/freezers/{id}',
  tags,
  summary: 'Shows one freezer with its settings and newest recorded reading.',
  request: { params },
  responses: { 200: json(freezerView, 'The freezer.'), ...problems(400, 404, 503) },
});

const getSettings = createRoute({
  method: 'get',
  path: '/api/freezers/{id}/settings',
  tags,
  summary: 'Gives what PUT takes: name, place, profile, and what differs from the profile.',
  request: { params },
  responses: { 200: json(freezerSettings, 'Its settings.'), ...problems(400, 404, 503) },
});

const putSettings = createRoute({
  method: 'put',
  path: '/api/freezers/{id}/settings',
  tags,
  summary: 'Replaces a freezer’s settings; they count for readings recorded from now on.',
  ...changing,
  request: { params, body: jsonBody(settingsRequest) },
  responses: {
    200: json(freezerView, 'The freezer as it is now.'),
    ...refusals,
    ...problems(404, 409, 422),
  },
});

const putMany = createRoute({
  method: 'post',
  path: '/api/freezers',
  tags,
  summary: 'Gives many freezers the same profile or place: all of them, or none.',
  ...changing,
  request: { body: jsonBody(manySettings) },
  responses: { 200: json(changedFreezers, 'It is done.'), ...refusals, ...problems(422) },
});

export function freezerRoutes({
  stores,
}: {
  stores: Pick<Stores, 'freezers' | 'settings' | 'manySettings'>;
}) {
  const find = async (key: string): Promise<FreezerView> => {
    const [freezer] = await stores.freezers(key);
    if (freezer === undefined) throw unknownFreezer(key);
    return freezer;
  };

  const router = createRouter(refuseFields);
  router.openapi(list, async (context) => context.json({ freezers: await stores.freezers() }, 200));
  router.openapi(one, async (context) =>
    context.json(await find(context.req.valid('param').id), 200),
  );
  router.openapi(getSettings, async (context) => {
    const { name, place, profile, overrides } = await find(context.req.valid('param').id);
    return context.json({ name, place, profile, overrides }, 200);
  });
  router.openapi(putSettings, async (context) => {
    const { id } = context.req.valid('param');
    const given = context.req.valid('json');
    const saved = await stores.settings.saveFreezer(id, given, context.var.person);
    if (!saved.ok) throw refusal(id, given, saved);
    return context.json(saved.value, 200);
  });
  router.openapi(putMany, async (context) => {
    const given = context.req.valid('json');
    let changed = 0;
    await stores.manySettings.save(context.var.person, (held) => {
      const { changes, faults } = planMany(given, held);
      if (faults.length > 0) throw unfitFields(faults.map(manyFault));
      changed = changes.length;
      return changes;
    });
    return context.json({ changed }, 200);
  });
  return router;
}

const MANY_WORDS: Record<ManyFault['fault'], string> = {
  unknown: 'there is no such freezer',
  'unknown-profile': 'there is no such profile',
  'no-limit': 'it would have no limit',
  'low-not-below-high': 'its low limit would not be below its high one',
  'bands-too-wide': 'its bands would be too wide for its limits',
  'deadband-too-wide': 'its deadband would not be smaller than its warning band',
  'out-of-range': 'what it has of its own does not fit',
};

function manyFault({ id, fault }: ManyFault) {
  return { path: `freezers ${id}`, message: MANY_WORDS[fault] };
}

export function unknownFreezer(key: string): ProblemError {
  const detail = `There is no freezer “${key}”. GET /api/freezers lists them; one appears with its first reading.`;
  return new ProblemError(404, detail);
}

function refusal(id: string, given: FreezerSettings, { why, problems: wrong }: Refused) {
  if (why === 'unknown') return unknownFreezer(id);
  if (why === 'changed') return changedSince(`GET /api${freezerPath(id)}/settings`);
  if (why !== 'unknown-profile') return unfitFields(wrong);
  const message = `there is no profile “${given.profile}”; GET /api/profiles lists them`;
  return unfitFields([{ path: 'profile', message }]);
}
