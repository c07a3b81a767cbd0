import { z } from 'zod';
import { isLoopback } from '#lib/loopback.ts';
import { COMPRESSIONS, type Compression } from '#lib/simulation/sending.ts';

/** Every setting Gelo knows: its name in the environment, in client.properties, and what it may hold. */
export type Setting = {
  variable?: string;
  properties: readonly string[];
  schema: z.ZodType;
};

const serverList = z.string().transform((text, context) => {
  const servers = text
    .split(',')
    .map((server) => server.trim())
    .filter((server) => server !== '');
  if (servers.length === 0 || !servers.every(isServer)) {
    context.addIssue({
      code: 'custom',
      message: 'must be host:port, several separated by commas (broker1:9092,broker2:9092)',
    });
  }
  return servers;
});

function isServer(text: string): boolean {
  const port = /^(?:\[[0-9a-f:]+\]|[^\s:/,]+):(\d{1,5})$/i.exec(text)?.[1];
  return port !== undefined && Number(port) >= 1 && Number(port) <= 65_535;
}

const name = (max: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9._-]+$/, 'may hold letters, digits, dots, dashes and underscores only')
    .max(max, `may be ${max} characters long at most`);

const wholeNumber = (low: number, high: number) =>
  z.string().transform((text, context) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= low && value <= high)) {
      context.addIssue({
        code: 'custom',
        message: `must be a whole number from ${low} to ${high}`,
      });
    }
    return value;
  });

const oneOf = <const Values extends readonly [string, ...string[]]>(...values: Values) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });

const filled = z.string().min(1, 'must not be empty');

/**
 * Stricter than URL: a password with / ? or # in it, or an address without //, would be parsed as
 * something else than a password, and be listed.
 */
const DATABASE_URL = /^postgres(ql)?:\/\/([^/?#]*@)?[^/?#@]+(\/[^/?#@]*)?(\?[^#@]*)?$/i;

const databaseUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && DATABASE_URL.test(text),
    'must be an address like postgres://user:password@host:5432/database (special characters in the password percent-encoded)',
  );

const timeZone = z
  .string()
  .refine(
    isTimeZone,
    'must be the name of a time zone, such as America/Sao_Paulo or Europe/Lisbon',
  );

/** How many proxies stand in front; `true` is one. */
const proxies = z.string().transform((text, context) => {
  const count = { true: 1, false: 0 }[text] ?? (/^\d$/.test(text) ? Number(text) : undefined);
  if (count !== undefined) return count;
  const message = 'must be how many proxies stand in front of Gelo: 0 to 9, or true for one';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const issuer = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  return isSafe && username === '' && password === '';
}, 'must be the issuer’s address, such as https://login.example.com/realms/cold (http only on this machine)');

const SECRET_LENGTH = 32;

/** It travels in a header. */
const metricsToken = z
  .string()
  .regex(/^[\x21-\x7e]{16,200}$/, 'must be 16 to 200 letters, digits and signs, without spaces');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false; // That it throws is how Intl says no.
  }
}

export const SETTINGS = {
  bootstrapServers: {
    variable: 'BOOTSTRAP_SERVERS',
    properties: ['bootstrap.servers'],
    schema: serverList,
  },
  securityProtocol: {
    properties: ['security.protocol'],
    schema: oneOf('PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'),
  },
  saslMechanism: {
    properties: ['sasl.mechanism', 'sasl.mechanisms'],
    schema: oneOf('PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'),
  },
  saslUsername: { variable: 'SASL_USERNAME', properties: ['sasl.username'], schema: filled },
  saslPassword: {
    variable: 'SASL_PASSWORD',
    properties: ['sasl.password'],
    schema: filled,
  },
  clientId: { variable: 'CLIENT_ID', properties: ['client.id'], schema: name(200) },
  topic: { variable: 'TOPIC_PRODUCER', properties: [], schema: name(245) },
  groupId: { variable: 'GROUP_ID', properties: ['group.id'], schema: filled },
  offsetReset: { properties: ['auto.offset.reset'], schema: oneOf('earliest', 'latest') },
  sessionTimeoutMs: {
    properties: ['session.timeout.ms'],
    schema: wholeNumber(1000, 1_800_000),
  },
  acks: { properties: ['acks', 'request.required.acks'], schema: oneOf('0', '1', 'all', '-1') },
  compression: {
    properties: ['compression.type', 'compression.codec'],
    schema: oneOf(...COMPRESSIONS),
  },
  databaseUrl: { variable: 'DATABASE_URL', properties: [], schema: databaseUrl },
  host: { variable: 'HOST', properties: [], schema: filled },
  port: { variable: 'PORT', properties: [], schema: wholeNumber(0, 65_535) },
  dataFolder: { variable: 'GELO_DATA', properties: [], schema: filled },
  logLevel: {
    variable: 'LOG_LEVEL',
    properties: [],
    schema: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  },
  logFormat: { variable: 'LOG_FORMAT', properties: [], schema: oneOf('auto', 'json', 'text') },
  metricsToken: { variable: 'METRICS_TOKEN', properties: [], schema: metricsToken },
  retentionDays: {
    variable: 'RETENTION_DAYS',
    properties: [],
    schema: wholeNumber(1, 36_500),
  },
  timeZone: { variable: 'TIME_ZONE', properties: [], schema: timeZone },
  kafkaBrokers: { variable: 'KAFKA_BROKERS', properties: [], schema: oneOf('1', '3') },
  publicView: { variable: 'PUBLIC_VIEW', properties: [], schema: oneOf('true', 'false') },
  trustProxy: { variable: 'TRUST_PROXY', properties: [], schema: proxies },
  authSecret: {
    variable: 'AUTH_SECRET',
    properties: [],
    schema: z.string().min(SECRET_LENGTH, `must be ${SECRET_LENGTH} characters or longer`),
  },
  oidcIssuer: { variable: 'OIDC_ISSUER', properties: [], schema: issuer },
  oidcClientId: { variable: 'OIDC_CLIENT_ID', properties: [], schema: filled },
  oidcClientSecret: { variable: 'OIDC_CLIENT_SECRET', properties: [], schema: filled },
  oidcName: { variable: 'OIDC_NAME', properties: [], schema: filled },
  oidcRoleClaim: { variable: 'OIDC_ROLE_CLAIM', properties: [], schema: filled },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;

/** What was given, after each setting's schema; undefined where nothing was. */
export type Given = {
  [Name in SettingName]?: z.output<(typeof SETTINGS)[Name]['schema']>;
};

export type KafkaAddress = {
  brokers: string[];
  ssl: boolean;
  sasl?: {
    mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';
    username: string;
    password: string;
  };
};

/** How Gelo itself sends: it wants a receipt of each message. */
export type ProducerSettings = { acks: '1' | 'all'; compression: Compression };
