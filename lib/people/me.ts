import { type Me, NOBODY, ROLES } from '#lib/people/roles.ts';

/** What the server adds to each request for a page: who asks for it. */
export const ME_HEADER = 'gelo-me';
/** By what name the organisation signs people in, where there is one. */
export const ORGANISATION_HEADER = 'gelo-organisation';

/** As a header holds it. */
export function writeMe(me: Me): string {
  return encodeURIComponent(JSON.stringify(me));
}

export function readMe(header: string | null): Me {
  if (header === null) return NOBODY;
  const { person, role, unfinished } = JSON.parse(decodeURIComponent(header)) as Partial<Me>;
  return {
    person: person ?? null,
    role: ROLES.find((each) => each === role) ?? null,
    ...(unfinished === true && { unfinished }),
  };
}

export function readOrganisation(header: string | null): string | undefined {
  return header === null ? undefined : decodeURIComponent(header);
}
