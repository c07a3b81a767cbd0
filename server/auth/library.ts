import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { username } from 'better-auth/plugins/username';
import { ORGANISATION } from '#lib/people/people.ts';
import { inPerson } from '#server/auth/in-person.ts';
import { type FromOrganisation, isNamed, profileOf } from '#server/auth/organisation.ts';
import { RATE_LIMIT_TABLE, TABLES } from '#server/auth/tables.ts';
import type { Oidc } from '#server/config/access.ts';
import type { Log } from '#server/lifecycle/log.ts';
import type { AuthPool } from '#server/store/database.ts';

/** So long one stays signed in without coming by; each day that one does begins it anew. */
const SESSION_S = 30 * 24 * 3600;
const RENEW_AFTER_S = 24 * 3600;
/** Guesses from one address: so many at once, then none until the last is so old. */
const GUESSES = { window: 60, max: 10 };
/** How the library is told the address; what a request says under this name is dropped. */
export const ADDRESS_HEADER = 'gelo-address';
const MOST_PASSWORD = 200;
/** WH7: an organisation's tokens serve to come in, once; they hold the e-mail address, too. */
const NO_TOKENS = {
  ...{ accessToken: null, accessTokenExpiresAt: null, idToken: null },
  ...{ refreshToken: null, refreshTokenExpiresAt: null },
};

type Hooks = {
  /** Why this person may not come in; undefined when he may. */
  refusal: (person: string) => Promise<string | undefined>;
  cameIn: (person: string) => Promise<void>;
  /** Completes whoever comes from the organisation for the first time. */
  newcomer: (email: string) => Promise<FromOrganisation | undefined>;
  fromOrganisation: (from: FromOrganisation & { email: string }) => Promise<void>;
};
export type LibraryOptions = Hooks & {
  pool: AuthPool;
  secret: string;
  /** Whether the browser speaks TLS: cookies are then `Secure`, and of another name. */
  secure: boolean;
  oidc: Oidc | undefined;
  log: Log;
};

export type Library = ReturnType<typeof createLibrary>;

/** better-auth as Gelo uses it. Its types stop here; what of it can be reached is said in server/http/routes/auth.ts. */
export function createLibrary(options: LibraryOptions) {
  const { pool, secret, secure, oidc, log } = options;
  return betterAuth({
    appName: 'Gelo',
    basePath: '/api/auth',
    database: pool,
    secret,
    ...TABLES,
    session: { ...TABLES.session, expiresIn: SESSION_S, updateAge: RENEW_AFTER_S },
    account: {
      ...TABLES.account,
      accountLinking: { enabled: false },
      updateAccountOnSignIn: false,
    },
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: MOST_PASSWORD },
    rateLimit: {
      enabled: true,
      storage: 'database',
      ...RATE_LIMIT_TABLE,
      customRules: { '/sign-in/*': GUESSES },
    },
    advanced: {
      cookiePrefix: 'gelo',
      useSecureCookies: secure,
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => randomUUID() },
    },
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message, ...more) => note(log, level, message, more) },
    onAPIError: { throw: true, errorURL: '/sign-in' },
    databaseHooks: hooks(options),
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 1,
        maxUsernameLength: 100,
        usernameValidator: () => true,
      }),
      inPerson(),
      ...(oidc === undefined ? [] : [organisation(oidc, options.fromOrganisation)]),
    ],
  });
}

function hooks({ refusal, cameIn, newcomer }: Hooks) {
  return {
    user: {
      create: {
        before: async (user: { email: string }) => {
          const found = await newcomer(user.email);
          return found === undefined ? undefined : { data: { ...user, ...found } };
        },
      },
    },
    account: { create: { before: async () => ({ data: NO_TOKENS }) } },
    session: {
      create: {
        before: async ({ userId }: { userId: string }) => {
          const message = await refusal(userId);
          if (message !== undefined) throw new APIError('FORBIDDEN', { code: 'refused', message });
        },
        after: ({ userId }: { userId: string }) => cameIn(userId),
      },
    },
  };
}

function organisation(oidc: Oidc, tell: Hooks['fromOrganisation']) {
  const { issuer, clientId, clientSecret, roleClaim } = oidc;
  return genericOAuth({
    config: [
      {
        providerId: ORGANISATION,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        requireIdTokenVerification: true,
        clientId,
        clientSecret,
        scopes: ['openid', 'profile', 'email'],
        // Another issuer's subjects are other people. One that is empty is refused.
        accountSubject: ({ profile }) => (isNamed(profile) ? `${issuer} ${profile.sub}` : ''),
        disableProviderLogout: true,
        mapProfileToUser: async (profile) => {
          if (!isNamed(profile)) return {};
          const from = profileOf(profile, issuer, roleClaim);
          await tell(from);
          return { name: from.name, email: from.email, emailVerified: false };
        },
      },
    ],
  });
}

function note(log: Log, level: string, message: string, more: readonly unknown[]): void {
  const error = more.find((each) => each instanceof Error);
  const line = { ...(error && { error }) };
  if (level === 'error') log.warn(line, `signing in: ${message}`);
  else log.debug(line, `signing in: ${message}`);
}
