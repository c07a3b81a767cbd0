import { isAPIError } from 'better-auth/api';
import { z } from 'zod';
import { ROLES } from '#lib/people/roles.ts';
import type { Found, From } from '#server/auth/door.ts';
import { ADDRESS_HEADER, type Library } from '#server/auth/library.ts';

/** What the library says of a session, as far as Gelo trusts it to be so. */
const session = z.object({
  session: z.object({ id: z.string(), expiresAt: z.date() }),
  user: z.object({
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    disabledAt: z.date().nullish(),
    passwordDue: z.boolean(),
  }),
});

type Cookie = { name: string; value: string };

export async function readSession(
  library: Library,
  cookie: Cookie,
  renew: boolean,
): Promise<Found> {
  const headers = new Headers({ cookie: `${cookie.name}=${cookie.value}` });
  const query = renew ? {} : { disableRefresh: true };
  try {
    const found = await library.api.getSession({ headers, query, returnHeaders: true });
    const setCookies = found.headers.getSetCookie();
    if (found.response === null) return { actor: undefined, setCookies };
    const { session: own, user } = session.parse(found.response);
    if (user.disabledAt) return { actor: undefined, setCookies: [] };
    const { id, name, role, passwordDue: unfinished } = user;
    const expiresAt = own.expiresAt.getTime();
    const actor = { id, name, role, session: own.id, expiresAt, unfinished };
    return { actor, setCookies };
  } catch (error) {
    throw causeOf(error);
  }
}

/** One of the library's own routes, asked as if over HTTP, so that its limits and checks hold. */
export async function ask(
  library: Library,
  from: From,
  method: 'GET' | 'POST',
  path: string,
  { body, cookies }: { body?: object; cookies?: string | undefined },
): Promise<Response> {
  const headers = headersOf(from);
  if (cookies !== undefined) headers.set('cookie', cookies);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const origin = `${from.client.secure ? 'https' : 'http'}://${from.host}`;
  const request = new Request(`${origin}/api/auth${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  try {
    return await library.handler(request);
  } catch (error) {
    throw causeOf(error);
  }
}

export async function signInPerson(library: Library, person: string, from: From) {
  const headers = headersOf(from);
  try {
    const given = { body: { person }, headers, returnHeaders: true } as const;
    return (await library.api.signInPerson(given)).headers.getSetCookie();
  } catch (error) {
    throw causeOf(error);
  }
}

function headersOf({ client, userAgent }: From): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: client.address });
  if (userAgent !== undefined) headers.set('user-agent', userAgent);
  return headers;
}

/** The library puts what really failed into the body of an error of its own. */
function causeOf(error: unknown): unknown {
  if (!isAPIError(error)) return error;
  const body: unknown = error.body;
  const cause =
    typeof body === 'object' && body !== null && 'cause' in body ? body.cause : undefined;
  return cause ?? error;
}
