import type { HttpBindings } from '@hono/node-server';
import { createMiddleware } from 'hono/factory';
import type { Actor } from '#server/auth/actor.ts';
import type { Found, Visitor } from '#server/auth/door.ts';
import { ProblemError } from '#server/http/problem.ts';

/** What the guard leaves behind of whoever asks. */
export type Asked = {
  Bindings: HttpBindings;
  Variables: {
    visitor: Visitor;
    /** Who it is, for routes that are open to everybody. */
    who: () => Promise<Found>;
    /** Who was found to fulfil what the route takes; undefined where looking is open to all. */
    actor: Actor | undefined;
  };
};
/** Of a route that changes something: who does it, and by what name the journal has him. */
export type Acting = { Variables: Asked['Variables'] & { person: string; self: Actor } };

/** After the guard, which has seen to the role. Nobody changes anything without a name. */
export const takePerson = createMiddleware<Acting>(async (context, next) => {
  const { actor } = context.var;
  if (actor === undefined) throw notSignedIn();
  context.set('self', actor);
  context.set('person', actor.name);
  await next();
});

export function notSignedIn(): ProblemError {
  return new ProblemError(
    401,
    'Sign in first: at /sign-in, or with POST /api/auth/sign-in/username, which answers with a cookie to send along.',
  );
}

/** How the document of the API speaks of it. */
export const PERSON_SCHEME = {
  type: 'apiKey',
  in: 'cookie',
  name: 'gelo.session_token',
  description:
    'Who it is, as POST /api/auth/sign-in/username says it. Over TLS `__Secure-` stands before its name.',
} as const;
