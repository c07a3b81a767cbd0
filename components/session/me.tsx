'use client';

import { createContext, type ReactNode, use } from 'react';
import { type Me, may, NOBODY, type Role } from '#lib/people/roles.ts';

const Given = createContext<Me>(NOBODY);
const Organisation = createContext<string | undefined>(undefined);

/** Who looks at this page, as the server knew when it made it, and who else could say so. */
export function MeProvider(given: {
  me: Me;
  organisation?: string | undefined;
  children: ReactNode;
}) {
  const { me, organisation, children } = given;
  return (
    <Given value={me}>
      <Organisation value={organisation}>{children}</Organisation>
    </Given>
  );
}

export function useMe(): Me {
  return use(Given);
}

/** By what name an organisation signs people in, where there is one. */
export function useOrganisation(): string | undefined {
  return use(Organisation);
}

/** Whether to offer what takes this role; the server is asked again when it is done. */
export function useMay(needed: Role): boolean {
  return may(use(Given).role, needed);
}
