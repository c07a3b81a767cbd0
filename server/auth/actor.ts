import type { Role } from '#lib/people/roles.ts';

/** Somebody who is signed in. */
export type Actor = {
  readonly id: string;
  /** As the journal has it. */
  readonly name: string;
  readonly role: Role;
  readonly session: string;
  readonly expiresAt: number;
  /** Whether he has yet to choose a password of his own. */
  readonly unfinished: boolean;
};
