import type { Access } from '#server/config/access.ts';
import type { Config } from '#server/config/config.ts';

const MASK = '********';

/** The effective configuration as lines for a person; what is secret is masked. */
export function describeConfig(config: Config): string[] {
  const { kafka, database, producer } = config;
  const rows: [string, string][] = [
    ['Kafka', kafka.kind === 'embedded' ? `its own, ${kafka.brokers} broker(s)` : 'external'],
  ];
  if (kafka.kind === 'external') {
    const { brokers, ssl, sasl } = kafka.address;
    rows.push(['BOOTSTRAP_SERVERS', brokers.join(', ')]);
    rows.push(['security.protocol', `${sasl ? 'SASL_' : ''}${ssl ? 'SSL' : 'PLAINTEXT'}`]);
    if (sasl) {
      rows.push(['sasl.mechanism', sasl.mechanism]);
      rows.push(['SASL_USERNAME', sasl.username], ['SASL_PASSWORD', MASK]);
    }
  }
  rows.push(
    ['TOPIC_PRODUCER', config.topic],
    ['GROUP_ID', config.groupId],
    ['CLIENT_ID', config.clientId],
    ['auto.offset.reset', config.offsetReset],
    ['session.timeout.ms', String(config.sessionTimeoutMs)],
    ['acks', producer.acks],
    ['compression.type', producer.compression],
    ['DATABASE_URL', database.kind === 'embedded' ? 'its own' : maskUrl(database.url)],
    ['HOST', config.host],
    ['PORT', String(config.port)],
    ...describeAccess(config.access),
    ['GELO_DATA', config.dataFolder],
    ['RETENTION_DAYS', String(config.retentionDays)],
    ['TIME_ZONE', config.timeZone],
    ['LOG_LEVEL', config.logLevel],
    ['LOG_FORMAT', config.logFormat],
    ['METRICS_TOKEN', config.metricsToken === undefined ? 'none' : MASK],
  );
  return rows.map(([name, value]) => `${name.padEnd(20)} ${value}`);
}

function describeAccess({ publicView, proxies, authSecret, oidc }: Access): [string, string][] {
  const rows: [string, string][] = [
    ['PUBLIC_VIEW', String(publicView)],
    ['TRUST_PROXY', String(proxies)],
    ['AUTH_SECRET', authSecret === undefined ? 'its own, in the database' : MASK],
  ];
  if (oidc === undefined) return rows;
  const { issuer, clientId, name, roleClaim } = oidc;
  rows.push(['OIDC_ISSUER', issuer], ['OIDC_CLIENT_ID', clientId], ['OIDC_CLIENT_SECRET', MASK]);
  rows.push(['OIDC_NAME', name], ['OIDC_ROLE_CLAIM', roleClaim ?? 'none: Gelo’s admins say']);
  return rows;
}

/** A database's address without its password, also where that stands in the query. */
export function maskUrl(text: string): string {
  const url = new URL(text);
  if (url.password !== '') url.password = MASK;
  for (const name of url.searchParams.keys()) {
    if (/password|key/i.test(name)) url.searchParams.set(name, MASK);
  }
  return url.href;
}
