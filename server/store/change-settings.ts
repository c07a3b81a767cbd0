import { codeOf } from '#server/lifecycle/start-error.ts';
import { type Client, type Database, inTransaction } from '#server/store/database.ts';
import { lockSettings } from '#server/store/settings-lock.ts';

/** Why settings were not taken; `problems` says which field and what is wrong with it. */
export type Refused = {
  ok: false;
  why: 'unknown' | 'unknown-profile' | 'name-taken' | 'in-use' | 'built-in' | 'changed' | 'invalid';
  problems?: { path: string; message: string }[];
  /** Which freezers stand in the way: the first of them, and how many there are. */
  users?: { keys: string[]; count: number };
};
export type Saved<T> = { ok: true; value: T } | Refused;

/** All or nothing, and while nobody records; what was refused changes nothing. */
export function createChangeSettings(database: Database) {
  return <T>(work: (client: Client) => Promise<Saved<T>>): Promise<Saved<T>> =>
    database
      .withClient((client) =>
        inTransaction(client, async () => {
          // Before any row: the recorder holds settings while it asks for a profile's.
          await lockSettings(client);
          return work(client);
        }),
      )
      .catch((error: unknown) => {
        // Two that took the same name at once: each looked before the other was done.
        if (codeOf(error) === UNIQUE_VIOLATION) return { ok: false, why: 'name-taken' };
        throw error;
      });
}

const UNIQUE_VIOLATION = '23505';
