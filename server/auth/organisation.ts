import { createHash } from 'node:crypto';
import { personName } from '#lib/people/person.ts';
import { ROLES, type Role } from '#lib/people/roles.ts';

/** Whom an organisation sends: by what name, and to do what if it says so. */
export type FromOrganisation = { name: string; role: Role | undefined };

type Claims = Readonly<Record<string, unknown>>;

/** Whether it says whom it sends: all whom it does not name would be the same person. */
export function isNamed({ sub }: Claims): boolean {
  return (typeof sub === 'string' && sub.trim() !== '') || typeof sub === 'number';
}

/** What Gelo keeps of an organisation's profile. The e-mail address is none of it. */
export function profileOf(
  claims: Claims,
  issuer: string,
  roleClaim: string | undefined,
): FromOrganisation & { email: string } {
  const subject = String(claims['sub'] ?? '');
  const named = ['name', 'preferred_username', 'nickname'].map((claim) => claims[claim]);
  const name = named.find((each) => typeof each === 'string' && each.trim() !== '');
  const role = roleClaim === undefined ? undefined : roleIn(claims, roleClaim);
  return { name: plain(String(name ?? subject)), role, email: placeholder(`${issuer} ${subject}`) };
}

/** The highest role that a claim names, which may lie deeper (`realm_access.roles`); else only to look. */
export function roleIn(claims: Claims, claim: string): Role {
  const values = [claimAt(claims, claim)].flat().map((value) => String(value).toLowerCase());
  return ROLES.findLast((role) => values.includes(role)) ?? 'viewer';
}

function claimAt(claims: Claims, claim: string): unknown {
  if (Object.hasOwn(claims, claim)) return claims[claim];
  let at: unknown = claims;
  for (const step of claim.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Claims)[step];
  }
  return at;
}

/** The library wants an address for everybody: one that cannot be (RFC 2606), the same for each subject. */
function placeholder(who: string): string {
  return `${createHash('sha256').update(who).digest('hex').slice(0, 32)}@oidc.invalid`;
}

function plain(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ').trim();
  return personName([...line].slice(0, 100).join('')) ?? '?';
}
