/** What a person may do; each may also do what those before it may. */
export const ROLES = ['viewer', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Whoever looks at a page: a name only after signing in, no role where even looking takes that. */
export type Me = {
  readonly person: string | null;
  readonly role: Role | null;
  /** Has yet to choose a password, and so has no sure way back. */
  readonly unfinished?: boolean;
};

export const NOBODY: Me = { person: null, role: null };

export function may(role: Role | null, needed: Role): boolean {
  return role !== null && ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
