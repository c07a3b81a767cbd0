import { createRoute } from '@hono/zod-openapi';
import { type MeView, meChange, meView, type PersonView, passwordChange } from '#lib/api/people.ts';
import { hashPassword, isPassword } from '#server/auth/password.ts';
import type { Gate } from '#server/http/gate.ts';
import { createLimiter } from '#server/http/limiter.ts';
import { ProblemError, problems } from '#server/http/problem.ts';
import {
  changing,
  createRouter,
  json,
  jsonBody,
  refusals,
  refuseFields,
} from '#server/http/router.ts';
import { peopleRefusal } from '#server/http/routes/people.ts';
import type { Stores } from '#server/store/stores.ts';

const tags = ['Signing in'];
/** Guesses at the password of somebody whose browser is open. */
const GUESSES = { atOnce: 10, perSecond: 1 / 30 };

const look = createRoute({
  method: 'get',
  path: '/api/me',
  tags,
  summary: 'Says who is asking, and what they may do.',
  responses: { 200: json(meView, 'Who it is.'), ...problems(403, 503) },
});

const change = createRoute({
  method: 'put',
  path: '/api/me',
  tags,
  summary: 'Changes what one is called, and signs in as.',
  ...changing,
  request: { body: jsonBody(meChange) },
  responses: { 200: json(meView, 'Who it is now.'), ...refusals, ...problems(404, 409, 422) },
});

const setPassword = createRoute({
  method: 'post',
  path: '/api/me/password',
  tags,
  summary: 'Sets one’s own password, and ends all other sessions.',
  ...changing,
  request: { body: jsonBody(passwordChange) },
  responses: { 200: json(meView, 'Who it is now.'), ...refusals, ...problems(404, 409, 422) },
});

type People = { stores: Pick<Stores, 'people'> };

/** WH5: what everybody may do to himself. */
export function meRoutes({ stores, gate, clock }: People & { gate: Gate; clock: () => number }) {
  const { people } = stores;
  const what = 'This password was tried too often.';
  const limiter = createLimiter({ allowance: GUESSES, clock, what });
  const router = createRouter(refuseFields);

  router.openapi(look, async (context) => {
    const { actor } = await context.var.who();
    if (actor !== undefined) return context.json(await tellMe(stores, actor.id), 200);
    return context.json({ person: null, role: gate.roleOf(undefined) }, 200);
  });

  router.openapi(change, async (context) => {
    const { self, person } = context.var;
    const changed = await people.change(self.id, context.req.valid('json'), person);
    if (!changed.ok) throw peopleRefusal(changed.why);
    return context.json(meOf(changed.value), 200);
  });

  router.openapi(setPassword, async (context) => {
    const { self, person } = context.var;
    const { current, password } = context.req.valid('json');
    const kept = await people.passwordOf(self.id);
    if (kept === undefined) {
      // Whom the organisation lets go would come in for good.
      if ((await known(stores, self.id)).organisation) throw byOrganisation();
    } else {
      limiter.take(self.id);
      const right = current !== undefined && (await isPassword(current, kept));
      if (!right) {
        const errors = [{ path: 'current', message: 'is not your password' }];
        throw new ProblemError(422, 'That is not your password up to now. Try again.', { errors });
      }
      limiter.forgive(self.id);
    }
    const hash = await hashPassword(password);
    const given = { hash, due: false, stays: self.session };
    const changed = await people.setPassword(self.id, given, person);
    if (!changed.ok) throw peopleRefusal(changed.why);
    return context.json(meOf(changed.value), 200);
  });
  return router;
}

function byOrganisation(): ProblemError {
  const detail =
    'Your organisation signs you in, so there is no password to choose. If you need one, ask an admin to give you one.';
  return new ProblemError(409, detail);
}

export async function tellMe(stores: People['stores'], id: string): Promise<MeView> {
  return meOf(await known(stores, id));
}

async function known({ people }: People['stores'], id: string): Promise<PersonView> {
  const person = await people.find(id);
  if (person === undefined) throw peopleRefusal('unknown');
  return person;
}

function meOf({ id, name, username, password, organisation, role }: PersonView): MeView {
  return { person: { id, name, username, password, organisation }, role };
}
