import { randomBytes, randomUUID } from 'node:crypto';
import { isReserved } from '#lib/people/person.ts';
import type { Role } from '#lib/people/roles.ts';
import { type Client, type Database, inTransaction } from '#server/store/database.ts';
import { HAS_PASSWORD, IS_OF_ORGANISATION, lockPeople } from '#server/store/people-rows.ts';
import { writeDown } from '#server/store/write-down.ts';

const SECRET_BYTES = 32;
const FIRST_NAME = 'Admin';

export type ArrivalsStore = ReturnType<typeof createArrivalsStore>;

/** What the database knows of people who come in. */
export function createArrivalsStore(deps: { database: Database; now: () => number }) {
  const { database, now } = deps;
  const together = <T>(work: (client: Client) => Promise<T>) =>
    database.withClient((client) =>
      inTransaction(client, async () => {
        await lockPeople(client);
        return work(client);
      }),
    );

  return {
    /** What cookies are signed with, the same for every instance; made when it is first asked for. */
    async secret(): Promise<string> {
      const made = randomBytes(SECRET_BYTES).toString('base64url');
      await database.query('insert into auth_secret (secret) values ($1) on conflict do nothing', [
        made,
      ]);
      const [row] = await database.query<{ secret: string }>('select secret from auth_secret');
      return row?.secret ?? made;
    },

    async isDisabled(person: string): Promise<boolean> {
      const rows = await database.query(
        'select 1 from person where id = $1 and disabled_at is not null',
        [person],
      );
      return rows.length > 0;
    },

    /** Writes down that somebody came in, and forgets the sessions of those who did not come by for long. */
    cameIn: (person: string) =>
      together(async (client) => {
        const name = await nameOf(client, person);
        await writeDown(client, { at: now(), who: name, what: 'signed in' });
        await client.query('delete from session where expires_at < now()');
      }),

    leave: (session: string) =>
      together(async (client) => {
        const { rows } = await client.query<{ person: string }>(
          'delete from session where id = $1 returning person',
          [session],
        );
        if (rows[0] === undefined) return;
        const who = await nameOf(client, rows[0].person);
        await writeDown(client, { at: now(), who, what: 'signed out' });
      }),

    /** Whether there is an admin who can come in again; an organisation's can while there is one. */
    hasAdmin: async (hasOrganisation: boolean): Promise<boolean> =>
      hasAdmin(database.query, hasOrganisation),

    /** Who opens the one-time link: an admin made for that, the same one until he has a way back. */
    firstAdmin: (hasOrganisation: boolean) =>
      together(async (client): Promise<string | undefined> => {
        const query = async (text: string, values: unknown[]) =>
          (await client.query(text, values)).rows;
        if (await hasAdmin(query, hasOrganisation)) return undefined;
        const { rows } = await client.query<{ id: string }>(
          `select p.id from person p where p.role = 'admin' and p.disabled_at is null
             and not ${HAS_PASSWORD} and not ${IS_OF_ORGANISATION} order by p.created_at limit 1`,
        );
        return rows[0]?.id ?? makeAdmin(client, now());
      }),

    /** What an organisation says of somebody who was here before; whether there is such a one. */
    fromOrganisation: (email: string, role: Role | undefined) =>
      together(async (client): Promise<boolean> => {
        const { rows } = await client.query<{ id: string; name: string; role: Role }>(
          'select id, name, role from person where email = $1',
          [email],
        );
        const [person] = rows;
        if (person === undefined) return false;
        if (role === undefined || role === person.role) return true;
        await client.query('update person set role = $2, updated_at = now() where id = $1', [
          person.id,
          role,
        ]);
        const before = { person: person.name, role: person.role };
        const after = { person: person.name, role };
        await writeDown(client, { at: now(), who: null, what: 'person changed', before, after });
        return true;
      }),

    /** A name that nobody has: that one, or with a number behind it. */
    freeName: (wanted: string) => together((client) => freeName(client, wanted)),
  };
}

type Query = (text: string, values: unknown[]) => Promise<unknown[]>;

async function hasAdmin(query: Query, hasOrganisation: boolean): Promise<boolean> {
  const rows = await query(
    `select 1 from person p where p.role = 'admin' and p.disabled_at is null
       and ((p.username is not null and ${HAS_PASSWORD}) or ($1 and ${IS_OF_ORGANISATION})) limit 1`,
    [hasOrganisation],
  );
  return rows.length > 0;
}

async function makeAdmin(client: Client, at: number): Promise<string> {
  const id = randomUUID();
  const name = await freeName(client, FIRST_NAME);
  await client.query(
    `insert into person (id, name, role, email, password_due) values ($1, $2, 'admin', $3, true)`,
    [id, name, `${id}@gelo.invalid`],
  );
  const after = { person: name, role: 'admin' };
  await writeDown(client, { at, who: null, what: 'person added', after });
  return id;
}

async function nameOf(client: Client, person: string): Promise<string | null> {
  const found = await client.query<{ name: string }>('select name from person where id = $1', [
    person,
  ]);
  return found.rows[0]?.name ?? null;
}

async function freeName(client: Client, wanted: string): Promise<string> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if (isReserved(name)) continue;
    const taken = await client.query('select 1 from person where lower(name) = lower($1)', [name]);
    if (taken.rows.length === 0) return name;
  }
}
