import type { Gelo } from '#tests/support/gelo.ts';
import { waitFor } from '#tests/support/wait-for.ts';

/** Becomes the first admin of a Gelo that has none; answers the cookie to send along, over restarts too. */
export async function enter({ http, printed }: Pick<Gelo, 'http' | 'printed'>): Promise<string> {
  const link = await waitFor('the first link', () => /\S+\/first\/\S+/.exec(printed.out)?.[0]);
  const answer = await fetch(link, { redirect: 'manual' });
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0] ?? '')
    .find((each) => each.includes('session_token='));
  if (cookie === undefined) throw new Error(`${http} let nobody in: ${answer.status}`);
  return cookie;
}

/** As a person with a name and a password: nothing on a page asks for them any more. */
export async function enterAs(gelo: Pick<Gelo, 'http' | 'printed'>, name: string): Promise<string> {
  const cookie = await enter(gelo);
  const send = async (method: string, path: string, body: object) => {
    const headers = { cookie, 'content-type': 'application/json' };
    const answer = await fetch(`${gelo.http}${path}`, {
      method,
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  };
  await send('PUT', '/api/me', { name, username: name });
  await send('POST', '/api/me/password', { password: PASSWORD });
  return cookie;
}

export const PASSWORD = 'a password of the tests';
