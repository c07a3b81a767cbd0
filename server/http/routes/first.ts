import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { Door } from '#server/auth/door.ts';
import { problems } from '#server/http/problem.ts';
import { createRouter } from '#server/http/router.ts';
import { fromOf } from '#server/http/routes/auth.ts';

/** Where a newcomer is one click from starting sensors. */
const THEN = '/admin/simulation';
const VOID = '/sign-in?link=void';

const open = createRoute({
  method: 'get',
  path: '/first/{token}',
  tags: ['Signing in'],
  summary: 'Opens the one-time link that is printed while there is no admin: whoever does is it.',
  request: { params: z.object({ token: z.string().max(200) }) },
  responses: {
    303: {
      description: 'To the simulation; or, where the link is void, to the page that says so.',
    },
    ...problems(400, 403, 503),
  },
});

/** WH4 */
export function firstRoutes({ door }: { door: Door }) {
  const router = createRouter();
  router.openapi(open, async (context) => {
    // Who asks what is there, or fetches what may be wanted next, has opened nothing.
    const isLook = context.req.method === 'HEAD' || context.req.header('sec-purpose') !== undefined;
    if (isLook) return context.redirect('/', 303);
    const { token } = context.req.valid('param');
    const cookies = await door.openFirst(token, fromOf(context));
    for (const cookie of cookies ?? []) context.header('set-cookie', cookie, { append: true });
    return context.redirect(cookies === undefined ? VOID : THEN, 303);
  });
  return router;
}
