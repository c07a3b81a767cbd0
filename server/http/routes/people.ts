import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  personChange,
  personList,
  personRequest,
  personView,
  personWithPassword,
} from '#lib/api/people.ts';
import { hashPassword, makePassword } from '#server/auth/password.ts';
import { ProblemError, problems } from '#server/http/problem.ts';
import {
  changing,
  createRouter,
  json,
  jsonBody,
  refusals,
  refuseFields,
} from '#server/http/router.ts';
import type { PeopleRefusal } from '#server/store/people-store.ts';
import type { Stores } from '#server/store/stores.ts';

const tags = ['People'];
const params = z.object({ id: z.uuid() });

const list = createRoute({
  method: 'get',
  path: '/api/people',
  tags,
  summary: 'Lists who may come in, and what they may do.',
  responses: { 200: json(personList, 'All of them, by name.'), ...problems(503) },
});

const add = createRoute({
  method: 'post',
  path: '/api/people',
  tags,
  summary: 'Adds somebody, with a password that is told this once.',
  ...changing,
  request: { body: jsonBody(personRequest) },
  responses: {
    201: json(personWithPassword, 'The person, and the password to hand over.'),
    ...refusals,
    ...problems(409, 422),
  },
});

const change = createRoute({
  method: 'put',
  path: '/api/people/{id}',
  tags,
  summary: 'Changes somebody’s name or role, or disables somebody, from now on.',
  ...changing,
  request: { params, body: jsonBody(personChange) },
  responses: {
    200: json(personView, 'The person as it is now.'),
    ...refusals,
    ...problems(404, 409, 422),
  },
});

const setPassword = createRoute({
  method: 'post',
  path: '/api/people/{id}/password',
  tags,
  summary: 'Gives somebody a new password, which is told this once, and ends all their sessions.',
  ...changing,
  request: { params },
  responses: {
    200: json(personWithPassword, 'The person, and the password to hand over.'),
    ...problems(400, 403, 404, 409, 413, 503),
  },
});

const endSessions = createRoute({
  method: 'delete',
  path: '/api/people/{id}/sessions',
  tags,
  summary: 'Signs somebody out everywhere.',
  ...changing,
  request: { params },
  responses: { 200: json(personView, 'The person.'), ...problems(400, 403, 404, 413, 503) },
});

/** WH5: who may come in, and to do what. */
export function peopleRoutes({ stores }: { stores: Pick<Stores, 'people'> }) {
  const { people } = stores;
  const router = createRouter(refuseFields);

  router.openapi(list, async (context) => context.json({ people: await people.list() }, 200));

  router.openapi(add, async (context) => {
    const password = makePassword();
    const hash = await hashPassword(password);
    const added = await people.add(context.req.valid('json'), hash, context.var.person);
    if (!added.ok) throw peopleRefusal(added.why);
    return context.json({ person: added.value, password }, 201);
  });

  router.openapi(change, async (context) => {
    const { id } = context.req.valid('param');
    const changed = await people.change(id, context.req.valid('json'), context.var.person);
    if (!changed.ok) throw peopleRefusal(changed.why);
    return context.json(changed.value, 200);
  });

  router.openapi(setPassword, async (context) => {
    const { id } = context.req.valid('param');
    const password = makePassword();
    const given = { hash: await hashPassword(password), due: true };
    const changed = await people.setPassword(id, given, context.var.person);
    if (!changed.ok) throw peopleRefusal(changed.why);
    return context.json({ person: changed.value, password }, 200);
  });

  router.openapi(endSessions, async (context) => {
    const { id } = context.req.valid('param');
    const ended = await people.endSessions(id, context.var.person);
    if (!ended.ok) throw peopleRefusal(ended.why);
    return context.json(ended.value, 200);
  });
  return router;
}

export function peopleRefusal(why: PeopleRefusal): ProblemError {
  switch (why) {
    case 'unknown':
      return new ProblemError(404, 'There is no such person. GET /api/people lists them.');
    case 'name-taken':
      return taken('name', 'Somebody else is called so. Choose another name.');
    case 'username-taken':
      return taken('username', 'Somebody else signs in so. Choose another sign-in name.');
    case 'no-username':
      return taken('username', 'A password needs a sign-in name to go with it. Choose one.');
    case 'last-admin':
      return new ProblemError(
        409,
        'Then there would be no admin left who can sign in. Make somebody else an admin first.',
      );
  }
}

function taken(path: 'name' | 'username', message: string): ProblemError {
  return new ProblemError(409, message, { errors: [{ path, message }] });
}
