import { randomUUID } from 'node:crypto';
import { makeSignature } from 'better-auth/crypto';
import type { Role } from '#lib/people/roles.ts';
import type { Database } from '#server/store/database.ts';
import { isPassing } from '#server/store/database-fault.ts';

export const SECRET = 'a secret of the tests, as long as one has to be';
const HOUR_MS = 3_600_000;

export type Person = { name: string; role?: Role };
export type TestPeople = ReturnType<typeof createTestPeople>;

/** People with a session each, who did nothing yet: their coming in is in no journal. */
export function createTestPeople(database: Database) {
  const ids = new Map<string, string>();

  /** The same for each name and role. Where the database is away it is a cookie that nobody can look up. */
  const idOf = async ({ name, role = 'admin' }: Person): Promise<string> => {
    const known = ids.get(`${name} ${role}`);
    if (known !== undefined) return known;
    const id = randomUUID();
    ids.set(`${name} ${role}`, id);
    const taken = [...ids.keys()].filter((each) => each.startsWith(`${name} `)).length > 1;
    await database
      .query('insert into person (id, name, role, email) values ($1, $2, $3, $4)', [
        ...[id, taken ? `${name} (${role})` : name, role, `${id}@gelo.invalid`],
      ])
      .catch(ignoreAway);
    return id;
  };

  return {
    idOf,
    /** What this person's browser sends along; a new session each time. */
    async cookieOf(person: Person, expiresInMs = HOUR_MS): Promise<string> {
      const id = await idOf(person);
      const token = randomUUID();
      await database
        .query('insert into session (id, token, person, expires_at) values ($1, $2, $3, $4)', [
          ...[randomUUID(), token, id, new Date(Date.now() + expiresInMs)],
        ])
        .catch(ignoreAway);
      return signedCookie(token);
    },
  };
}

/** As the library signs it. */
export async function signedCookie(token: string, secret = SECRET): Promise<string> {
  const signed = `${token}.${await makeSignature(token, secret)}`;
  return `gelo.session_token=${encodeURIComponent(signed)}`;
}

function ignoreAway(error: unknown): void {
  if (!isPassing(error)) throw error;
}
