import { isLoopback } from '#lib/web/loopback.ts';
import type { Gathered } from '#server/config/gather.ts';
import type { Given } from '#server/config/settings.ts';

/** Where people of an organisation sign in. */
export type Oidc = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the page calls it. */
  name: string;
  /** Which claim says what a person may do; without one, Gelo's admins do. */
  roleClaim: string | undefined;
};

export type Access = {
  /** Whether anyone may look without signing in. */
  publicView: boolean;
  /** Reached by no other name than this machine's own (WH10). */
  loopbackOnly: boolean;
  /** How many proxies stand in front. */
  proxies: number;
  /** Shared by all instances; without it they share one that is kept in the database. */
  authSecret: string | undefined;
  oidc: Oidc | undefined;
};

/** WH2: who may look, and who is believed about whom. */
export function toAccess(given: Given, host: string, gathered: Gathered): Access {
  const proxies = given.trustProxy ?? 0;
  // What is behind a proxy is offered to others, wherever it listens.
  const loopbackOnly = isLoopback(host) && proxies === 0;
  const publicView = given.publicView === undefined ? loopbackOnly : given.publicView === 'true';
  const oidc = toOidc(given, gathered);
  return { publicView, loopbackOnly, proxies, authSecret: given.authSecret, oidc };
}

function toOidc(given: Given, { entries, problems, warnings }: Gathered): Oidc | undefined {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret } = given;
  const needed = ['oidcIssuer', 'oidcClientId', 'oidcClientSecret'] as const;
  const set = needed.flatMap((name) => entries.get(name)?.where ?? []);
  if (set.length > 0 && set.length < needed.length) {
    const which = `${set.join(' and ')} ${set.length === 1 ? 'is' : 'are'} set alone`;
    problems.push(`${which}: OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together`);
  }
  if (set.length === 0) {
    for (const name of ['oidcName', 'oidcRoleClaim'] as const) {
      const where = entries.get(name)?.where;
      if (where !== undefined) warnings.push(`${where} has no effect without OIDC_ISSUER`);
    }
  }
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    return undefined;
  }
  const name = given.oidcName ?? new URL(issuer).hostname;
  return { issuer, clientId, clientSecret, name, roleClaim: given.oidcRoleClaim };
}
