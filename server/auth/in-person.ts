import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/** Signs somebody in whom Gelo itself vouches for. Not to be reached over HTTP: the one-time link calls it. */
export function inPerson() {
  const signIn = createAuthEndpoint(
    '/in-person',
    { method: 'POST', body: z.object({ person: z.string() }), metadata: { SERVER_ONLY: true } },
    async (context) => {
      const { internalAdapter } = context.context;
      const user = await internalAdapter.findUserById(context.body.person);
      if (user === null) throw new APIError('NOT_FOUND');
      const session = await internalAdapter.createSession(user.id);
      await setSessionCookie(context, { session, user });
      return context.json({ person: user.id });
    },
  );
  return { id: 'in-person', endpoints: { signInPerson: signIn } } satisfies BetterAuthPlugin;
}
