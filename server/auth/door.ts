import { ORGANISATION } from '#lib/people/people.ts';
import type { Client } from '#lib/web/forwarded.ts';
import type { Actor } from '#server/auth/actor.ts';
import { createFirstLink } from '#server/auth/first-link.ts';
import { createLibrary } from '#server/auth/library.ts';
import { ask, readSession, signInPerson } from '#server/auth/library-calls.ts';
import type { FromOrganisation } from '#server/auth/organisation.ts';
import { createRemembered } from '#server/auth/remembered.ts';
import type { Access } from '#server/config/access.ts';
import type { Log } from '#server/lifecycle/log.ts';
import type { ArrivalsStore } from '#server/store/arrivals-store.ts';
import type { AuthPool } from '#server/store/database.ts';
import { isPassing } from '#server/store/database-fault.ts';

export type Door = ReturnType<typeof createDoor>;
/** What a request says of who sends it. */
export type Visitor = { readonly cookies: string | undefined; readonly client: Client };
export type Found = { readonly actor: Actor | undefined; readonly setCookies: readonly string[] };

const NOBODY: Found = { actor: undefined, setCookies: [] };
const REFUSED = 'An admin has disabled this person. Ask an admin to let you in again.';

/** Who comes in, and who stands before it. The one thing that speaks with the library for it. */
export function createDoor(deps: {
  pool: AuthPool;
  arrivals: ArrivalsStore;
  access: Pick<Access, 'oidc'>;
  /** What cookies are signed with. */
  secret: string;
  /** Whether the database is known to be away. */
  isAway: () => boolean;
  now: () => number;
  log: Log;
}) {
  const { pool, arrivals, secret, log, now } = deps;
  const { oidc } = deps.access;
  const hasOrganisation = oidc !== undefined;
  const remembered = createRemembered({ now });
  const firstLink = createFirstLink();
  /** What an organisation said of somebody who is being made. */
  const newcomers = new Map<string, FromOrganisation>();

  const hooks = {
    refusal: async (person: string) => ((await arrivals.isDisabled(person)) ? REFUSED : undefined),
    cameIn: arrivals.cameIn,
    async newcomer(email: string) {
      const from = newcomers.get(email);
      newcomers.delete(email);
      if (from === undefined) return undefined;
      return { name: await arrivals.freeName(from.name), role: from.role ?? 'viewer' };
    },
    async fromOrganisation({ email, ...from }: FromOrganisation & { email: string }) {
      if (!(await arrivals.fromOrganisation(email, from.role))) newcomers.set(email, from);
    },
  };
  const make = (secure: boolean) => createLibrary({ ...hooks, pool, secret, secure, oidc, log });
  const plain = make(false);
  const overTls = make(true);
  const libraryFor = ({ secure }: Client) => (secure ? overTls : plain);

  /** Renewing is for those who can be given a cookie: pages. */
  const whoIs = async ({ cookies, client }: Visitor, renew = false): Promise<Found> => {
    const cookie = sessionCookie(cookies, client);
    if (cookie === undefined) return NOBODY;
    const known = remembered.find(cookie.value);
    if (known !== undefined && deps.isAway()) return { actor: known, setCookies: [] };
    try {
      const found = await readSession(libraryFor(client), cookie, renew);
      if (found.actor === undefined) remembered.drop(cookie.value);
      else remembered.keep(cookie.value, found.actor);
      return found;
    } catch (error) {
      if (known === undefined || !isPassing(error)) throw error;
      return { actor: known, setCookies: [] };
    }
  };

  return {
    whoIs,
    /** This person, or everybody, is to be looked at anew. */
    forget: remembered.forget,

    withPassword: (given: { username: string; password: string }, from: From) =>
      ask(libraryFor(from.client), from, 'POST', '/sign-in/username', { body: given }),

    toOrganisation: (to: string, from: From) =>
      ask(libraryFor(from.client), from, 'POST', '/sign-in/social', {
        body: { provider: ORGANISATION, callbackURL: to, errorCallbackURL: '/sign-in' },
      }),

    fromOrganisation: (query: string, cookies: string | undefined, from: From) =>
      ask(libraryFor(from.client), from, 'GET', `/callback/${ORGANISATION}${query}`, { cookies }),

    /** Ends the session; answers what takes the cookie away. */
    async signOut(actor: Actor | undefined, from: From): Promise<Response> {
      if (actor !== undefined) await arrivals.leave(actor.session);
      return ask(libraryFor(from.client), from, 'POST', '/sign-out', { body: {} });
    },

    /** A link's last part while there is no admin who can come in again; undefined when there is one. */
    async firstToken(): Promise<string | undefined> {
      return (await arrivals.hasAdmin(hasOrganisation)) ? undefined : firstLink.make();
    },

    /** The cookies of an admin, once; undefined for a link that is void. */
    async openFirst(token: string, from: From): Promise<readonly string[] | undefined> {
      return firstLink.open(token, async () => {
        const person = await arrivals.firstAdmin(hasOrganisation);
        if (person === undefined) return undefined;
        return signInPerson(libraryFor(from.client), person, from);
      });
    },

    /** For those whom Gelo itself vouches for. */
    signIn: (person: string, from: From) => signInPerson(libraryFor(from.client), person, from),
  };
}

export type From = {
  readonly client: Client;
  /** The name and port that the browser asks for. */
  readonly host: string;
  readonly userAgent: string | undefined;
};

/** The one cookie that says who somebody is, alone: of two with its name it is the first. */
function sessionCookie(cookies: string | undefined, { secure }: Client) {
  const name = `${secure ? '__Secure-' : ''}gelo.session_token`;
  for (const pair of cookies?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() === name) return { name, value: pair.slice(at + 1).trim() };
  }
  return undefined;
}
