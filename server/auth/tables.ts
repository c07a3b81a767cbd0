/** What better-auth calls its tables and fields, in the words of our own (server/store/migrations/0003-people.sql). */
const times = { createdAt: 'created_at', updatedAt: 'updated_at' };

export const TABLES = {
  user: {
    modelName: 'person',
    fields: { emailVerified: 'email_verified', ...times },
    additionalFields: {
      // Never taken from what a request says.
      role: { type: 'string', defaultValue: 'viewer', input: false },
      disabledAt: { type: 'date', required: false, fieldName: 'disabled_at', input: false },
      passwordDue: {
        type: 'boolean',
        defaultValue: false,
        fieldName: 'password_due',
        input: false,
      },
    },
  },
  session: {
    modelName: 'session',
    fields: {
      userId: 'person',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...times,
    },
  },
  account: {
    modelName: 'account',
    fields: {
      userId: 'person',
      providerId: 'provider',
      accountId: 'account_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...times,
    },
  },
  verification: { modelName: 'verification', fields: { expiresAt: 'expires_at', ...times } },
} as const;

export const RATE_LIMIT_TABLE = {
  modelName: 'rate_limit',
  fields: { lastRequest: 'last_request' },
} as const;
