import { z } from 'zod';
import { ProblemError } from '#server/http/problem.ts';

/** Of the library: this address has tried too often. */
export const SLOWED = 429;

/** What the library refused, in our words. */
export async function refusal(answer: Response): Promise<ProblemError> {
  const { status, headers } = answer;
  if (status === SLOWED) {
    const retryAfterS = Number(headers.get('x-retry-after') ?? headers.get('retry-after') ?? 60);
    const detail = `Too many tries from here. Try again in ${retryAfterS} s.`;
    return new ProblemError(429, detail, { retryAfterS });
  }
  if (status === 401 || status === 422) {
    const detail =
      'This name and this password do not go together. Try again, or ask an admin for a new password.';
    return new ProblemError(401, detail);
  }
  const said = z.object({ message: z.string() }).safeParse(await answer.json().catch(() => null));
  const message = said.data?.message ?? 'Nobody could be signed in. Gelo’s log says why.';
  return new ProblemError(status === 403 ? 403 : 503, message);
}

export function noOrganisation(): ProblemError {
  return new ProblemError(
    404,
    'No organisation signs people in here. Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET for that, or use a name and a password.',
  );
}
