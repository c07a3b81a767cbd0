import type { PersonView } from '#lib/api/people.ts';
import { isWithoutAdmin, type Standing } from '#lib/people/people.ts';
import type { Client } from '#server/store/database.ts';
import { LOCKS } from '#server/store/locks.ts';

/** Of a `person p`: what is needed to say how they come in. */
export const HAS_PASSWORD = `exists (select 1 from account a
  where a.person = p.id and a.provider = 'credential' and a.password is not null)`;
export const IS_OF_ORGANISATION = `exists (select 1 from account a
  where a.person = p.id and a.provider = 'oidc')`;

export const PEOPLE = `
  select p.id, p.name, p.username, p.role, p.disabled_at is not null as disabled,
    case when not ${HAS_PASSWORD} then 'none' when p.password_due then 'given' else 'own' end
      as password,
    ${IS_OF_ORGANISATION} as organisation,
    (select count(*)::int from session s where s.person = p.id and s.expires_at > now()) as sessions,
    (select (extract(epoch from max(s.updated_at)) * 1000)::float8 from session s
     where s.person = p.id) as "seenAt"
  from person p`;

/** Of several changes at once each sees what the one before made of the admins. */
export async function lockPeople(client: Client): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [LOCKS.people]);
}

export async function readPerson(client: Client, id: string): Promise<PersonView | undefined> {
  return (await client.query<PersonView>(`${PEOPLE} where p.id = $1`, [id])).rows[0];
}

/** Whether a change of this one would leave nobody to let others in (WH5). */
export async function takesLastAdmin(client: Client, changed: Standing): Promise<boolean> {
  const { rows } = await client.query<Standing>(
    `select p.id, p.role, p.disabled_at is null as active,
       (p.username is not null and ${HAS_PASSWORD}) or ${IS_OF_ORGANISATION} as returns
     from person p`,
  );
  const after = rows.map((each) => (each.id === changed.id ? changed : each));
  return isWithoutAdmin(rows, after);
}

/** As the journal tells of somebody. */
export function tell({
  name,
  username,
  role,
  disabled,
}: Pick<PersonView, 'name' | 'username' | 'role' | 'disabled'>) {
  return { person: name, username, role, ...(disabled && { disabled }) };
}
