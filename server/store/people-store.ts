import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { PersonChange, PersonRequest, PersonView } from '#lib/api/people.ts';
import { isReserved } from '#lib/people/person.ts';
import { codeOf } from '#server/lifecycle/start-error.ts';
import { type Client, type Database, inTransaction } from '#server/store/database.ts';
import { lockPeople, PEOPLE, readPerson, takesLastAdmin, tell } from '#server/store/people-rows.ts';
import { writeDown } from '#server/store/write-down.ts';

export type PeopleRefusal =
  | 'unknown'
  | 'name-taken'
  | 'username-taken'
  | 'last-admin'
  | 'no-username';
export type PeopleResult<T> = { ok: true; value: T } | { ok: false; why: PeopleRefusal };
export type PeopleStore = ReturnType<typeof createPeopleStore>;

/** Who may come in, as admins manage it. Each change is in the journal, with who did it. */
export function createPeopleStore(deps: { database: Database; now: () => number }) {
  const { database, now } = deps;
  const change = <T>(work: (client: Client) => Promise<PeopleResult<T>>) =>
    database
      .withClient((client) =>
        inTransaction(client, async () => {
          await lockPeople(client);
          return work(client);
        }),
      )
      .catch((error: unknown): PeopleResult<T> => {
        const taken = takenBy(error);
        if (taken === undefined) throw error;
        return { ok: false, why: taken };
      });
  const done = async (client: Client, id: string): Promise<PeopleResult<PersonView>> => {
    const value = await readPerson(client, id);
    return value === undefined ? { ok: false, why: 'unknown' } : { ok: true, value };
  };

  return {
    list: () => database.query<PersonView>(`${PEOPLE} order by lower(p.name)`),

    async find(id: string): Promise<PersonView | undefined> {
      return (await database.query<PersonView>(`${PEOPLE} where p.id = $1`, [id]))[0];
    },

    async named(username: string): Promise<PersonView | undefined> {
      return (await database.query<PersonView>(`${PEOPLE} where p.username = $1`, [username]))[0];
    },

    /** Its hash; undefined for whoever has none. */
    async passwordOf(id: string): Promise<string | undefined> {
      const rows = await database.query<{ password: string }>(
        `select password from account where person = $1 and provider = 'credential'`,
        [id],
      );
      return rows[0]?.password;
    },

    add: ({ name, username, role }: PersonRequest, hash: string, by: string | null) =>
      change(async (client) => {
        if (isReserved(name)) return { ok: false, why: 'name-taken' };
        const id = randomUUID();
        await client.query(
          `insert into person (id, name, username, role, email, password_due)
           values ($1, $2, $3, $4, $5, true)`,
          [id, name, username, role, `${id}@gelo.invalid`],
        );
        await keepPassword(client, id, hash);
        const after = tell({ name, username, role, disabled: false });
        await writeDown(client, { at: now(), who: by, what: 'person added', after });
        return done(client, id);
      }),

    /**
     * Who is disabled is out at once; who may do something else may do it at once. What is not given
     * stays as it is by then: an admin may just have changed it.
     */
    change: (id: string, given: Partial<PersonChange>, by: string | null) =>
      change(async (client) => {
        const before = await readPerson(client, id);
        if (before === undefined) return { ok: false, why: 'unknown' };
        const after = { ...before, ...given };
        if (isDeepStrictEqual(after, before)) return done(client, id);
        const { name, username, role, disabled } = after;
        if (isReserved(name)) return { ok: false, why: 'name-taken' };
        if (username === null && before.password !== 'none') {
          return { ok: false, why: 'no-username' };
        }
        const returns = before.password !== 'none' || before.organisation;
        const standing = { id, role, active: !disabled, returns };
        if (await takesLastAdmin(client, standing)) return { ok: false, why: 'last-admin' };
        await client.query(
          `update person set name = $2, username = $3, role = $4, updated_at = now(),
             disabled_at = case when $5 then coalesce(disabled_at, now()) end
           where id = $1`,
          [id, name, username, role, disabled],
        );
        if (disabled) await client.query('delete from session where person = $1', [id]);
        const what = 'person changed';
        const told = { before: tell(before), after: tell(after) };
        await writeDown(client, { at: now(), who: by, what, ...told });
        return done(client, id);
      }),

    /** Ends all sessions but the one that is to stay: whoever had the old one is out. */
    setPassword: (
      id: string,
      given: { hash: string; due: boolean; stays?: string | undefined },
      by: string | null,
    ) =>
      change(async (client) => {
        const person = await readPerson(client, id);
        if (person === undefined) return { ok: false, why: 'unknown' };
        if (person.username === null) return { ok: false, why: 'no-username' };
        await keepPassword(client, id, given.hash);
        await client.query(
          'update person set password_due = $2, updated_at = now() where id = $1',
          [id, given.due],
        );
        await client.query('delete from session where person = $1 and id is distinct from $2', [
          id,
          given.stays ?? null,
        ]);
        const after = { person: person.name };
        await writeDown(client, { at: now(), who: by, what: 'password set', after });
        return done(client, id);
      }),

    endSessions: (id: string, by: string | null) =>
      change(async (client) => {
        const person = await readPerson(client, id);
        if (person === undefined) return { ok: false, why: 'unknown' };
        const ended = await client.query('delete from session where person = $1', [id]);
        const after = { person: person.name, sessions: ended.rowCount };
        await writeDown(client, { at: now(), who: by, what: 'sessions ended', after });
        return done(client, id);
      }),
  };
}

async function keepPassword(client: Client, person: string, hash: string): Promise<void> {
  await client.query(
    `insert into account (id, person, provider, account_id, password)
     values ($1, $2, 'credential', $2, $3)
     on conflict (provider, account_id) do update
     set password = excluded.password, updated_at = now()`,
    [randomUUID(), person, hash],
  );
}

const UNIQUE_VIOLATION = '23505';

function takenBy(error: unknown): 'name-taken' | 'username-taken' | undefined {
  if (codeOf(error) !== UNIQUE_VIOLATION) return undefined;
  const constraint = (error as { constraint?: string }).constraint;
  return constraint === 'person_by_name' ? 'name-taken' : 'username-taken';
}
