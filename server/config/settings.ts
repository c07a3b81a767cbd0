import type { z } from 'zod';
import { COMPRESSIONS, type Compression } from '#lib/simulation/sending.ts';
import {
  databaseUrl,
  filled,
  issuer,
  metricsToken,
  name,
  oneOf,
  proxies,
  secret,
  serverList,
  timeZone,
  wholeNumber,
} from '#server/config/schemas.ts';

/** Every setting Gelo knows: its name in the environment, in client.properties, and what it may hold. */
export type Setting = {
  variable?: string;
  properties: readonly string[];
  schema: z.ZodType;
};

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
    schema: secret,
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
