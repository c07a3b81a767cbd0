import { randomBytes } from 'node:crypto';
import { sameSecret } from '#server/auth/same-secret.ts';

const TOKEN_BYTES = 24;

/** WH4: the way in while there is no admin: it serves once, and dies with the process. */
export function createFirstLink() {
  let token: string | undefined;
  return {
    /** A new one; the one before is void. */
    make(): string {
      token = randomBytes(TOKEN_BYTES).toString('base64url');
      return token;
    },
    /** Lets somebody in who has it, once; it still serves when that fails, as without a database. */
    async open<T>(given: string, letIn: () => Promise<T>): Promise<T | undefined> {
      if (token === undefined || !sameSecret(given, token)) return undefined;
      const opened = token;
      token = undefined;
      try {
        return await letIn();
      } catch (error) {
        token ??= opened;
        throw error;
      }
    },
  };
}
