import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { meView, organisationAnswer, organisationRequest, signInRequest } from '#lib/api/people.ts';
import { ORGANISATION, usernameOf } from '#lib/people/people.ts';
import { type Client, limitKey } from '#lib/web/forwarded.ts';
import { returnPath } from '#lib/web/return-path.ts';
import type { Door, From } from '#server/auth/door.ts';
import { createKnownPlaces } from '#server/auth/known-places.ts';
import { hashPassword } from '#server/auth/password.ts';
import type { Asked } from '#server/http/actor.ts';
import { createLimiter } from '#server/http/limiter.ts';
import { problems } from '#server/http/problem.ts';
import { createRouter, json, jsonBody, refusals } from '#server/http/router.ts';
import { noOrganisation, refusal, SLOWED } from '#server/http/routes/auth-refusals.ts';
import { tellMe } from '#server/http/routes/me.ts';
import type { Log } from '#server/lifecycle/log.ts';
import type { Stores } from '#server/store/stores.ts';

const tags = ['Signing in'];
/** Guesses at one person, from wherever they come: the library's own limit is for each address. */
const GUESSES = { atOnce: 20, perSecond: 1 / 20 };
const TOO_MANY = 'Somebody tries this name too often.';

const signIn = createRoute({
  method: 'post',
  path: '/api/auth/sign-in/username',
  tags,
  summary: 'Signs somebody in, and answers with the cookie that says so from now on.',
  request: { body: jsonBody(signInRequest) },
  responses: { 200: json(meView, 'Who it is.'), ...refusals },
});

const toOrganisation = createRoute({
  method: 'post',
  path: '/api/auth/sign-in/social',
  tags,
  summary: 'Says where the organisation signs people in, if there is one (OIDC_ISSUER).',
  request: { body: jsonBody(organisationRequest) },
  responses: { 200: json(organisationAnswer, 'Where to go.'), ...refusals, ...problems(404) },
});

const fromOrganisation = createRoute({
  method: 'get',
  path: '/api/auth/callback/{provider}',
  tags,
  summary: 'Takes back whom the organisation has signed in, and shows the page that was wanted.',
  request: { params: z.object({ provider: z.string() }) },
  responses: { 302: { description: 'To that page.' }, ...problems(403, 404, 429, 503) },
});

const signOut = createRoute({
  method: 'post',
  path: '/api/auth/sign-out',
  tags,
  summary: 'Ends the session.',
  responses: { 204: { description: 'It is over.' }, ...problems(403, 413, 429, 503) },
});

type Deps = {
  door: Door;
  stores: Pick<Stores, 'people'>;
  access: { oidc: unknown };
  clock: () => number;
  log: Log;
};

/** WH6: all of the library that can be reached; whatever else it has is not there. */
export function authRoutes({ door, stores, access, clock, log }: Deps) {
  const limiter = createLimiter({ allowance: GUESSES, clock, what: TOO_MANY });
  const places = createKnownPlaces();
  const router = createRouter();

  /** WH6: what was typed may be a password in the wrong field, so only who it names is told. */
  const noteRefused = async (username: string, password: string, { address }: Client) => {
    const found = await stores.people.named(username);
    // The library does not take its time over whoever has none; that would tell who is here.
    if (found?.password === 'none' && password !== '') await hashPassword(password);
    log.warn({ address, person: found?.name ?? null }, 'a sign-in was refused');
  };

  router.openapi(signIn, async (context) => {
    const { username, password } = context.req.valid('json');
    const address = limitKey(context.var.visitor.client.address);
    // A name that none can be is no other than one that is wrong.
    const name = usernameOf(username) ?? address;
    const counted = places.countedAs(name, address);
    limiter.take(counted);
    const answer = await door.withPassword({ username: name, password }, fromOf(context));
    if (!answer.ok) {
      if (answer.status !== SLOWED) await noteRefused(name, password, context.var.visitor.client);
      throw await refusal(answer);
    }
    limiter.forgive(counted);
    places.cameIn(name, address);
    const { user } = z.object({ user: z.object({ id: z.string() }) }).parse(await answer.json());
    keepCookies(context, answer.headers);
    return context.json(await tellMe(stores, user.id), 200);
  });

  router.openapi(toOrganisation, async (context) => {
    if (access.oidc === undefined) throw noOrganisation();
    const to = returnPath(context.req.valid('json').to);
    const answer = await door.toOrganisation(to, fromOf(context));
    if (!answer.ok) throw await refusal(answer);
    keepCookies(context, answer.headers);
    return context.json(organisationAnswer.parse(await answer.json()), 200);
  });

  router.openapi(fromOrganisation, async (context) => {
    const { provider } = context.req.valid('param');
    if (access.oidc === undefined || provider !== ORGANISATION) throw noOrganisation();
    const query = new URL(context.req.url).search;
    const answer = await door.fromOrganisation(query, context.var.visitor.cookies, fromOf(context));
    const to = answer.headers.get('location');
    if (to === null) throw await refusal(answer);
    keepCookies(context, answer.headers);
    return context.redirect(to, 302);
  });

  router.openapi(signOut, async (context) => {
    const { actor } = await context.var.who();
    keepCookies(context, (await door.signOut(actor, fromOf(context))).headers);
    return context.body(null, 204);
  });
  return router;
}

export function fromOf(context: Context<Asked>): From {
  return {
    client: context.var.visitor.client,
    host: context.req.header('host') ?? 'localhost',
    userAgent: context.req.header('user-agent'),
  };
}

function keepCookies(context: Context, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) {
    context.header('set-cookie', cookie, { append: true });
  }
}
