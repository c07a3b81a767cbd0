import { expect, test } from 'vitest';
import { parseConfig } from '#server/config/config.ts';
import { describeConfig, maskUrl } from '#server/config/describe.ts';

function listing(environment: Record<string, string>, propertiesFile?: string) {
  const config = parseConfig({ environment, envFile: undefined, propertiesFile });
  return new Map(
    describeConfig(config).map((line) => {
      const [name = '', ...value] = line.split(/\s+/);
      return [name, value.join(' ')] as const;
    }),
  );
}

test('CF8: the listing says what is in effect when nothing is set', () => {
  expect([...listing({ GELO_DATA: '/data', TIME_ZONE: 'America/Sao_Paulo' })]).toEqual([
    ['Kafka', 'its own, 1 broker(s)'],
    ['TOPIC_PRODUCER', 'freezer-temperatura'],
    ['GROUP_ID', 'gelo'],
    ['CLIENT_ID', 'gelo'],
    ['auto.offset.reset', 'earliest'],
    ['session.timeout.ms', '30000'],
    ['acks', 'all'],
    ['compression.type', 'none'],
    ['DATABASE_URL', 'its own'],
    ['HOST', '127.0.0.1'],
    ['PORT', '3000'],
    ['PUBLIC_VIEW', 'true'],
    ['TRUST_PROXY', '0'],
    ['AUTH_SECRET', 'its own, in the database'],
    ['GELO_DATA', '/data'],
    ['RETENTION_DAYS', '400'],
    ['TIME_ZONE', 'America/Sao_Paulo'],
    ['LOG_LEVEL', 'info'],
    ['LOG_FORMAT', 'auto'],
    ['METRICS_TOKEN', 'none'],
  ]);
});

test('CF8, CF4: it says where Kafka and PostgreSQL are, with the secrets masked', () => {
  const lines = listing({
    BOOTSTRAP_SERVERS: 'a:9092,b:9092',
    SASL_USERNAME: 'me',
    SASL_PASSWORD: 'hunter2',
    DATABASE_URL: 'postgres://me:hunter2@db/gelo',
  });
  expect(Object.fromEntries(lines)).toMatchObject({
    Kafka: 'external',
    BOOTSTRAP_SERVERS: 'a:9092, b:9092',
    'security.protocol': 'SASL_SSL',
    'sasl.mechanism': 'PLAIN',
    SASL_USERNAME: 'me',
    SASL_PASSWORD: '********',
    DATABASE_URL: 'postgres://me:********@db/gelo',
  });
});

test('CF4: the token of a collector is masked', () => {
  expect(listing({ METRICS_TOKEN: 'hunter2-hunter2-hunter2' }).get('METRICS_TOKEN')).toBe(
    '********',
  );
});

test('CF4: the mask does not tell how long a secret is', () => {
  const lines = ['x', 'a'.repeat(50)].map((password) =>
    listing({
      BOOTSTRAP_SERVERS: 'a:1',
      SASL_USERNAME: 'me',
      SASL_PASSWORD: password,
      DATABASE_URL: `postgres://me:${password}@db/gelo`,
    }),
  );
  expect(lines[0]).toEqual(lines[1]);
});

test.each(['PLAINTEXT', 'SSL'])('CF8: security.protocol=%s is listed as that', (protocol) => {
  const lines = listing({ BOOTSTRAP_SERVERS: 'a:1' }, `security.protocol=${protocol}`);
  expect(lines.get('security.protocol')).toBe(protocol);
  expect(lines.has('SASL_PASSWORD')).toBe(false);
});

test.each([
  ['postgres://me:hunter2@db:5432/gelo', 'postgres://me:********@db:5432/gelo'],
  ['postgres://me@db/gelo?sslmode=require', 'postgres://me@db/gelo?sslmode=require'],
  ['postgres://db/gelo?password=a&user=b', 'postgres://db/gelo?password=********&user=b'],
  ['postgres://db/?password=a&password=b', 'postgres://db/?password=********'],
  ['postgres://db/?sslPassword=a&sslkey=b', 'postgres://db/?sslPassword=********&sslkey=********'],
])('CF4: %s is listed as %s', (url, masked) => {
  expect(maskUrl(url)).toBe(masked);
});
