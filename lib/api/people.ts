import { z } from 'zod';
import { LEAST_PASSWORD, MOST_PASSWORD, usernameOf } from '#lib/people/people.ts';
import { personName } from '#lib/people/person.ts';
import { ROLES } from '#lib/people/roles.ts';

const role = z.enum(ROLES);

const username = z
  .string()
  .transform((typed, context) => {
    const plain = usernameOf(typed);
    if (plain !== undefined) return plain;
    context.addIssue({
      code: 'custom',
      message: 'must be 1 to 100 letters, digits and . _ - + @, without spaces',
    });
    return z.NEVER;
  })
  .meta({ description: 'What one signs in with; upper and lower case are the same.' });

const LONGEST_NAME = 100;

const name = z
  .string()
  .transform((typed, context) => {
    const plain = personName(typed);
    if (plain !== undefined) return plain;
    const message = `must be 1 to ${LONGEST_NAME} characters of plain text`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .meta({ minLength: 1, maxLength: LONGEST_NAME });

const password = z
  .string()
  .refine(
    (given) => given.length >= LEAST_PASSWORD && given.length <= MOST_PASSWORD,
    `must be ${LEAST_PASSWORD} to ${MOST_PASSWORD} characters`,
  )
  .meta({ minLength: LEAST_PASSWORD, maxLength: MOST_PASSWORD });

/** Times are epoch ms. */
export const personView = z
  .object({
    id: z.string(),
    name: z.string(),
    username: z.string().nullable().meta({ description: 'Null until a password can be used.' }),
    role,
    disabled: z.boolean(),
    password: z.enum(['none', 'given', 'own']).meta({
      description: '`given` was made up by somebody else, and is to be replaced.',
    }),
    organisation: z.boolean().meta({ description: 'Whether the organisation signs them in.' }),
    sessions: z.int().meta({ description: 'In how many browsers they are signed in.' }),
    seenAt: z.number().nullable().meta({ description: 'When they last came by, to a day or so.' }),
  })
  .meta({ id: 'Person' });
export type PersonView = z.output<typeof personView>;

export const personList = z.object({ people: z.array(personView) });

export const personRequest = z.strictObject({ name, username, role });
export type PersonRequest = z.output<typeof personRequest>;

/** PUT replaces all of it, so nothing may be left out. */
export const personChange = z.strictObject({
  name,
  username: username.nullable(),
  role,
  disabled: z.boolean(),
});
export type PersonChange = z.output<typeof personChange>;

/** Told once: Gelo keeps but its hash. */
export const personWithPassword = z.object({ person: personView, password: z.string() });

export const signInRequest = z.strictObject({
  username: z.string().max(MOST_PASSWORD),
  password: z.string().max(MOST_PASSWORD),
});
export const organisationRequest = z.strictObject({
  to: z.string().max(2000).default('/').meta({ description: 'The page to come back to.' }),
});
export const organisationAnswer = z.object({
  url: z.string().meta({ description: 'Where the organisation asks who one is.' }),
});

export const meView = z
  .object({
    person: z
      .object({
        id: z.string(),
        name: z.string(),
        username: z.string().nullable(),
        password: z.enum(['none', 'given', 'own']),
        organisation: z.boolean(),
      })
      .nullable()
      .meta({ description: 'Null for who is not signed in.' }),
    role: role.nullable().meta({ description: 'Null where even looking takes signing in.' }),
  })
  .meta({ id: 'Me' });
export type MeView = z.output<typeof meView>;

export const meChange = z.strictObject({ name, username: username.nullable() });
export const passwordChange = z.strictObject({
  current: z
    .string()
    .max(MOST_PASSWORD)
    .optional()
    .meta({ description: 'Needed by who has a password of his own.' }),
  password,
});
