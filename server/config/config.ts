import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Access, toAccess } from '#server/config/access.ts';
import { type Entry, type Gathered, gather, type Sources } from '#server/config/gather.ts';
import {
  type Given,
  type KafkaAddress,
  type ProducerSettings,
  SETTINGS,
  type Setting,
  type SettingName,
} from '#server/config/settings.ts';
import { messageOf, StartError } from '#server/lifecycle/start-error.ts';

export type Config = {
  /** `embedded` where no address is given: Gelo then starts its own. */
  kafka: { kind: 'embedded'; brokers: 1 | 3 } | { kind: 'external'; address: KafkaAddress };
  database: { kind: 'embedded' } | { kind: 'external'; url: string };
  clientId: string;
  topic: string;
  groupId: string;
  offsetReset: 'earliest' | 'latest';
  sessionTimeoutMs: number;
  producer: ProducerSettings;
  host: string;
  port: number;
  dataFolder: string;
  logLevel: string;
  logFormat: 'auto' | 'json' | 'text';
  /** What a collector of metrics shows that comes from elsewhere. */
  metricsToken: string | undefined;
  retentionDays: number;
  /** Where the freezers stand: their day begins and ends by it. */
  timeZone: string;
  access: Access;
  warnings: string[];
};

/** Reads all settings of this process. The only place in Gelo that knows process.env. */
export function readConfig(folder = process.cwd()): Config {
  return parseConfig({
    environment: process.env,
    envFile: readOptional(join(folder, '.env')),
    propertiesFile: readOptional(join(folder, 'client.properties')),
  });
}

function readOptional(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const why = messageOf(cause);
    throw new StartError(`${path} cannot be read (${why}). Correct its rights, or remove it.`, {
      cause,
    });
  }
}

/** What the sources mean, or every problem with them at once. Pure. */
export function parseConfig(sources: Sources): Config {
  const gathered = gather(sources);
  const given = check(gathered);
  const { problems, warnings } = gathered;
  const kafka = toKafka(given, gathered);
  const host = given.host ?? '127.0.0.1';
  const access = toAccess(given, host, gathered);
  if (given.acks === '0') {
    const where = gathered.entries.get('acks')?.where;
    warnings.push(
      `${where}: without an acknowledgement there is no receipt; Gelo sends with acks=1`,
    );
  }
  if (problems.length > 0) {
    const list = problems.map((problem) => `  - ${problem}`).join('\n');
    throw new StartError(`The configuration has ${problems.length} problem(s):\n${list}`);
  }
  return {
    kafka,
    database:
      given.databaseUrl === undefined
        ? { kind: 'embedded' }
        : { kind: 'external', url: given.databaseUrl },
    clientId: given.clientId ?? 'gelo',
    topic: given.topic ?? 'freezer-temperatura',
    groupId: given.groupId ?? 'gelo',
    offsetReset: given.offsetReset ?? 'earliest',
    sessionTimeoutMs: given.sessionTimeoutMs ?? 30_000,
    producer: toProducer(given),
    host,
    port: given.port ?? 3000,
    dataFolder: resolve(given.dataFolder ?? '.gelo'),
    logLevel: given.logLevel ?? 'info',
    logFormat: given.logFormat ?? 'auto',
    metricsToken: given.metricsToken,
    retentionDays: given.retentionDays ?? 400,
    timeZone: given.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    access,
    warnings,
  };
}

/** Runs each text through its schema; the problems name the setting and never what a secret holds. */
function check({ entries, problems }: Gathered): Given {
  const given: Partial<Record<SettingName, unknown>> = {};
  for (const [name, { text, where }] of entries) {
    const setting: Setting = SETTINGS[name];
    const parsed = setting.schema.safeParse(text);
    if (parsed.success) given[name] = parsed.data;
    else problems.push(`${where} ${parsed.error.issues[0]?.message ?? 'is not understood'}`);
  }
  return given as Given;
}

function toKafka(given: Given, { entries, problems, warnings }: Gathered): Config['kafka'] {
  const { bootstrapServers, saslUsername: username, saslPassword: password } = given;
  if (bootstrapServers === undefined && !entries.has('bootstrapServers')) {
    for (const name of [
      'saslUsername',
      'saslPassword',
      'saslMechanism',
      'securityProtocol',
    ] as const) {
      const where = entries.get(name)?.where;
      if (where) problems.push(`${where} is set but BOOTSTRAP_SERVERS is not: set both or neither`);
    }
    return { kind: 'embedded', brokers: given.kafkaBrokers === '3' ? 3 : 1 };
  }
  if (entries.has('kafkaBrokers')) {
    warnings.push('KAFKA_BROKERS has no effect beside BOOTSTRAP_SERVERS');
  }
  missingHalf(entries, problems);
  const protocol = given.securityProtocol ?? (username === undefined ? 'PLAINTEXT' : 'SASL_SSL');
  const usesSasl = protocol.startsWith('SASL_');
  if (usesSasl && !entries.has('saslUsername') && !entries.has('saslPassword')) {
    problems.push(`security.protocol=${protocol} needs SASL_USERNAME and SASL_PASSWORD`);
  }
  const address: KafkaAddress = {
    brokers: bootstrapServers ?? [],
    ssl: protocol.endsWith('SSL'),
  };
  if (usesSasl && username !== undefined && password !== undefined) {
    address.sasl = { mechanism: given.saslMechanism ?? 'PLAIN', username, password };
  }
  return { kind: 'external', address };
}

function missingHalf(entries: Map<SettingName, Entry>, problems: string[]): void {
  const username = entries.get('saslUsername')?.where;
  const password = entries.get('saslPassword')?.where;
  if (username && !password) problems.push(`${username} is set but SASL_PASSWORD is not`);
  if (password && !username) problems.push(`${password} is set but SASL_USERNAME is not`);
}

function toProducer(given: Given): ProducerSettings {
  const acks = given.acks === '0' || given.acks === '1' ? '1' : 'all';
  return { acks, compression: given.compression ?? 'none' };
}
