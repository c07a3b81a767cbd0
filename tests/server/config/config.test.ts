import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Config, parseConfig } from '#server/config/config.ts';
import { describeConfig } from '#server/config/describe.ts';
import type { Sources } from '#server/config/gather.ts';
import { messageOf, StartError } from '#server/lifecycle/start-error.ts';

type Given = {
  environment?: Sources['environment'];
  envFile?: string | undefined;
  properties?: string | undefined;
};

function configOf({ environment = {}, envFile, properties }: Given = {}): Config {
  return parseConfig({ environment, envFile, propertiesFile: properties });
}

/** The problems that a configuration has, one line each; none when it is good. */
function problemsOf(given: Given): string[] {
  try {
    configOf(given);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(StartError);
    const [title, ...problems] = messageOf(error).split('\n');
    expect(title).toBe(`The configuration has ${problems.length} problem(s):`);
    return problems.map((line) => line.replace(/^ {2}- /, ''));
  }
}

/** As it is with no setting of who may come in. */
const ALONE = {
  ...{ publicView: true, loopbackOnly: true, proxies: 0 },
  ...{ authSecret: undefined, oidc: undefined },
};
const EXTERNAL = { BOOTSTRAP_SERVERS: 'broker:9092' };
const SASL = { ...EXTERNAL, SASL_USERNAME: 'me', SASL_PASSWORD: 'hunter2' };

function addressOf(given: Given) {
  const { kafka } = configOf(given);
  return kafka.kind === 'external' ? kafka.address : undefined;
}

describe('sources', () => {
  const everywhere = {
    properties: 'group.id=file',
    envFile: 'GROUP_ID=dotenv',
    environment: { GROUP_ID: 'environment' },
  };

  test.each<[string, Given]>([
    ['gelo', {}],
    ['file', { properties: everywhere.properties }],
    ['dotenv', { properties: everywhere.properties, envFile: everywhere.envFile }],
    ['environment', { properties: everywhere.properties, environment: everywhere.environment }],
    ['environment', { envFile: everywhere.envFile, environment: everywhere.environment }],
    ['environment', everywhere],
  ])('CF1: the later source wins: %s of %j', (groupId, given) => {
    expect(configOf(given).groupId).toBe(groupId);
  });

  test('CF1: each setting comes from the last source that has it', () => {
    const given = {
      properties: 'bootstrap.servers=a:1\nclient.id=file\ngroup.id=file\nacks=1',
      envFile: 'CLIENT_ID=dotenv\nGROUP_ID=dotenv',
      environment: { GROUP_ID: 'environment' },
    };
    expect(configOf(given)).toMatchObject({
      kafka: { address: { brokers: ['a:1'] } },
      clientId: 'dotenv',
      groupId: 'environment',
      producer: { acks: '1' },
    });
  });

  test.each(['', '  '])('CF1: a variable that is blank (%j) says nothing', (blank) => {
    const given = {
      ...everywhere,
      envFile: `GROUP_ID='${blank}'`,
      environment: { GROUP_ID: blank },
    };
    expect(configOf(given).groupId).toBe('file');
  });

  test('CF1: a wrong value that a later source corrects is no problem', () => {
    expect(configOf({ envFile: 'PORT=oops', environment: { PORT: '8080' } }).port).toBe(8080);
  });

  test('CF1: every setting is understood', () => {
    const properties = [
      'bootstrap.servers = a:9092, [::1]:9093 ,',
      'security.protocol=SASL_PLAINTEXT',
      'sasl.mechanisms=SCRAM-SHA-512',
      'sasl.username=me',
      'sasl.password=a=b',
      'client.id=c',
      'group.id=g',
      'auto.offset.reset=latest',
      'session.timeout.ms=45000',
      'acks=all',
      'compression.type=gzip',
    ].join('\n');
    const envFile = [
      'TOPIC_PRODUCER=t',
      'DATABASE_URL=postgres://me:hunter2@db/gelo',
      'HOST=0.0.0.0',
      'PORT=0',
      'GELO_DATA=/data',
      'LOG_LEVEL=debug',
      'LOG_FORMAT=json',
      'METRICS_TOKEN=a-token-of-a-collector',
      'RETENTION_DAYS=30',
      'TIME_ZONE=America/Sao_Paulo',
    ].join('\n');
    const sasl = { mechanism: 'SCRAM-SHA-512', username: 'me', password: 'a=b' };
    expect(configOf({ properties, envFile })).toEqual({
      kafka: {
        kind: 'external',
        address: { brokers: ['a:9092', '[::1]:9093'], ssl: false, sasl },
      },
      database: { kind: 'external', url: 'postgres://me:hunter2@db/gelo' },
      clientId: 'c',
      topic: 't',
      groupId: 'g',
      offsetReset: 'latest',
      sessionTimeoutMs: 45_000,
      producer: { acks: 'all', compression: 'gzip' },
      host: '0.0.0.0',
      port: 0,
      dataFolder: '/data',
      logLevel: 'debug',
      logFormat: 'json',
      metricsToken: 'a-token-of-a-collector',
      retentionDays: 30,
      timeZone: 'America/Sao_Paulo',
      access: { ...ALONE, publicView: false, loopbackOnly: false },
      warnings: [],
    });
  });

  test.each([
    ['1', '1'],
    ['-1', 'all'],
    ['all', 'all'],
  ])('CF1: acks=%s is %s', (text, acks) => {
    expect(configOf({ properties: `acks=${text}` }).producer.acks).toBe(acks);
    expect(configOf({ properties: `request.required.acks=${text}` }).producer.acks).toBe(acks);
  });
});

test.each(['1', '36500'])('CF1: RETENTION_DAYS=%s is taken', (text) => {
  expect(configOf({ envFile: `RETENTION_DAYS=${text}` }).retentionDays).toBe(Number(text));
});

test.each(['America/Sao_Paulo', 'Europe/Lisbon', 'UTC'])('CF1: TIME_ZONE=%s is taken', (name) => {
  expect(configOf({ environment: { TIME_ZONE: name } }).timeZone).toBe(name);
});

describe('problems', () => {
  test('CF3: all are reported at once, each naming its variable, or its file and line', () => {
    const given = {
      properties: '# mine\nacks=2\nhunter2\n\nsession.timeout.ms=soon\nsasl.password=',
      envFile: 'HOST=localhost\nLOG_LEVEL=loud',
      environment: { PORT: '65536', BOOTSTRAP_SERVERS: 'broker', TOPIC_PRODUCER: 'a b' },
    };
    expect(problemsOf(given)).toEqual([
      'client.properties line 3 has no "=": write name=value',
      'client.properties line 2 (acks) must be one of 0, 1, all, -1',
      'client.properties line 5 (session.timeout.ms) must be a whole number from 1000 to 1800000',
      'client.properties line 6 (sasl.password) must not be empty',
      'LOG_LEVEL (in .env) must be one of fatal, error, warn, info, debug, trace, silent',
      'PORT must be a whole number from 0 to 65535',
      'BOOTSTRAP_SERVERS must be host:port, several separated by commas (broker1:9092,broker2:9092)',
      'TOPIC_PRODUCER may hold letters, digits, dots, dashes and underscores only',
      'client.properties line 6 (sasl.password) is set but SASL_USERNAME is not',
    ]);
  });

  const WRONG: Record<string, readonly string[]> = {
    BOOTSTRAP_SERVERS: [
      'broker',
      ':9092',
      'a:9092,b',
      'a:0',
      'a:65536',
      'a b:1',
      ',',
      'http://a:1',
    ],
    CLIENT_ID: ['ä', 'a'.repeat(201)],
    TOPIC_PRODUCER: ['a b', 'a/b', 'a'.repeat(246)],
    DATABASE_URL: ['db', 'mysql://a/b', 'postgres:a', 'postgres:///b', 'postgres://u:p/w@h/b'],
    PORT: ['-1', '65536', '3000.5', '1e3', '0x10', 'http'],
    LOG_LEVEL: ['INFO', 'verbose'],
    LOG_FORMAT: ['JSON', 'pretty'],
    METRICS_TOKEN: ['short', 'with a space in its middle', 'x'.repeat(201)],
    KAFKA_BROKERS: ['0', '2', '5', 'three'],
    RETENTION_DAYS: ['0', '-1', '36501', '400.5', 'a year'],
    TIME_ZONE: ['Mars/Olympus', 'America', 'São Paulo'],
  };

  test.each(
    Object.entries(WRONG).flatMap(([name, texts]) => texts.map((text) => [name, text] as const)),
  )('CF3: %s=%s is one problem that names it', (name, text) => {
    const problems = problemsOf({ environment: { [name]: text } });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} `));
  });

  test('CF3: any wrong values together are as many problems', () => {
    const some = fc.subarray(Object.entries(WRONG), { minLength: 1 });
    fc.assert(
      fc.property(some, fc.nat(), (wrong, nth) => {
        const environment = Object.fromEntries(
          wrong.map(([name, texts]) => [name, texts[nth % texts.length]]),
        );
        const named = problemsOf({ environment }).map((problem) => problem.split(' ')[0]);
        expect(named.sort()).toEqual(wrong.map(([name]) => name).sort());
      }),
    );
  });
});

describe('secrets', () => {
  /** Everything that may be printed of a configuration, whether it is good or not. */
  function printed(given: Given): string {
    try {
      const config = configOf(given);
      return [...config.warnings, ...describeConfig(config)].join('\n');
    } catch (error) {
      return messageOf(error);
    }
  }

  /** HUNTER is what must never be seen; what surrounds it may break an address in any way. */
  const secret = fc
    .tuple(fc.stringMatching(/^[\w@/:?#%&=" ]{0,6}$/), fc.stringMatching(/^[\w@/:?#%&=" ]{0,6}$/))
    .map(([before, after]) => `${before}HUNTER${after}`);

  test('CF4: no message and no listing holds the SASL password, wherever it stands', () => {
    const place = fc.constantFrom<(password: string) => Given>(
      (password) => ({ environment: { ...SASL, SASL_PASSWORD: password } }),
      (password) => ({ environment: { SASL_PASSWORD: password } }),
      (password) => ({ environment: { ...EXTERNAL, SASL_PASSWORD: password, PORT: 'x' } }),
      (password) => ({ environment: { SASL_PASWORD: password } }),
      (password) => ({ environment: SASL, properties: `sasl.pasword=${password}` }),
      (password) => ({ envFile: `SASL_PASSWORD='${password}'` }),
      (password) => ({ envFile: `SASL_PASS='${password}'` }),
      (password) => ({ properties: `sasl.username=me\nsasl.password=${password}` }),
      (password) => ({ environment: EXTERNAL, properties: `sasl.password=${password}` }),
      (password) => ({ properties: `sasl.jaas.config=password="${password}";` }),
      (password) => ({ properties: password.replaceAll('=', '') }),
    );
    fc.assert(
      fc.property(place, secret, (where, password) => {
        expect(printed(where(password))).not.toContain('HUNTER');
      }),
      { numRuns: 1000 },
    );
  });

  test('CF4: no message and no listing holds the database password, however it is written', () => {
    const address = fc.constantFrom<(password: string) => string>(
      (password) => `postgres://me:${password}@db:5432/gelo`,
      (password) => `postgres://me:${encodeURIComponent(password)}@db/gelo?sslmode=require`,
      (password) => `postgresql://:${password}@[::1]/gelo`,
      (password) => `postgres:me:${password}@db/gelo`,
      (password) => `postgres:/me:${password}@db/gelo`,
      (password) => `postgres:///me:${password}@db/gelo`,
      (password) => `mysql://me:${password}@db/gelo`,
      (password) => `me:${password}@db/gelo`,
      (password) => `postgres://me@db/gelo?password=${encodeURIComponent(password)}`,
      (password) =>
        `postgres://me@db/gelo?SSLPassword=${encodeURIComponent(password)}&sslkey=HUNTER`,
    );
    fc.assert(
      fc.property(address, secret, (write, password) => {
        const DATABASE_URL = write(password);
        expect(printed({ environment: { DATABASE_URL } })).not.toContain('HUNTER');
        expect(printed({ envFile: `DATABASE_URL='${DATABASE_URL}'` })).not.toContain('HUNTER');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('warnings', () => {
  test('CF5: names that Gelo does not know are warned about, with where they stand', () => {
    const given = {
      properties: 'ssl.endpoint.identification.algorithm=https\nPORT=1',
      envFile: 'FOO=1\nGROUPID=g\nTOPIC=t',
    };
    expect(configOf(given).warnings).toEqual([
      'client.properties line 1 (ssl.endpoint.identification.algorithm) is not known to Gelo and was ignored',
      'client.properties line 2 (PORT) is not known to Gelo and was ignored',
      'FOO in .env is not known to Gelo and was ignored',
      'GROUPID in .env is not known to Gelo and was ignored (did you mean GROUP_ID?)',
      'TOPIC in .env is not known to Gelo and was ignored',
    ]);
  });

  test.each([
    ['BOOTSTRAP_SERVER', 'BOOTSTRAP_SERVERS'],
    ['BOOSTRAP_SERVERS', 'BOOTSTRAP_SERVERS'],
    ['bootstrap_servers', 'BOOTSTRAP_SERVERS'],
    ['SASL_USER_NAME', 'SASL_USERNAME'],
    ['SASL_PASWORD', 'SASL_PASSWORD'],
    ['SASL_PASWRD', 'SASL_PASSWORD'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['TOPIC_PRODUCR', 'TOPIC_PRODUCER'],
    ['LOGLEVEL', 'LOG_LEVEL'],
  ])('CF5: %s in the environment is nearly %s', (variable, meant) => {
    expect(configOf({ environment: { [variable]: 'x' } }).warnings).toEqual([
      `${variable} is not known to Gelo and was ignored (did you mean ${meant}?)`,
    ]);
  });

  test('CF5: other names in the environment are nobody’s business', () => {
    const environment = { PATH: '/bin', HOSTNAME: 'x', PORTS: '1', GROUP: 'g', PGPASSWORD: 'x' };
    expect(configOf({ environment }).warnings).toEqual([]);
  });

  test('CF5: what has no effect is warned about', () => {
    const given = {
      environment: { ...EXTERNAL, KAFKA_BROKERS: '3' },
      properties: 'compression.codec=snappy\nacks=0',
    };
    expect(configOf(given).warnings).toEqual([
      'KAFKA_BROKERS has no effect beside BOOTSTRAP_SERVERS',
      'client.properties line 2 (acks): without an acknowledgement there is no receipt; Gelo sends with acks=1',
    ]);
    expect(configOf(given).producer).toEqual({ acks: '1', compression: 'snappy' });
  });
});

describe('Kafka and PostgreSQL', () => {
  test('CF6: without any setting Gelo starts its own of both', () => {
    expect(configOf()).toEqual({
      kafka: { kind: 'embedded', brokers: 1 },
      database: { kind: 'embedded' },
      clientId: 'gelo',
      topic: 'freezer-temperatura',
      groupId: 'gelo',
      offsetReset: 'earliest',
      sessionTimeoutMs: 30_000,
      producer: { acks: 'all', compression: 'none' },
      host: '127.0.0.1',
      port: 3000,
      dataFolder: resolve('.gelo'),
      logLevel: 'info',
      logFormat: 'auto',
      metricsToken: undefined,
      retentionDays: 400,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      access: ALONE,
      warnings: [],
    });
  });

  test.each([
    ['1', 1],
    ['3', 3],
  ])('CF6, EK4: KAFKA_BROKERS=%s are as many of its own', (text, brokers) => {
    const { kafka } = configOf({ environment: { KAFKA_BROKERS: text } });
    expect(kafka).toEqual({ kind: 'embedded', brokers });
  });

  test.each([
    'postgres://db/gelo',
    'postgresql://me:p%40ss@db:5432/gelo?sslmode=require',
    'postgres://me:p@ss w@db',
    'postgres://me@[::1]:5432/gelo',
    'postgres://me@%2Frun%2Fpostgresql/gelo',
  ])('CF6: with DATABASE_URL=%s that one is used', (url) => {
    const { database } = configOf({ environment: { DATABASE_URL: url } });
    expect(database).toEqual({ kind: 'external', url });
  });

  test.each([
    [{ environment: { SASL_USERNAME: 'me' } }, ['SASL_USERNAME']],
    [{ environment: { SASL_PASSWORD: 'x' } }, ['SASL_PASSWORD']],
    [
      { environment: { SASL_USERNAME: 'me', SASL_PASSWORD: 'x' } },
      ['SASL_USERNAME', 'SASL_PASSWORD'],
    ],
    [{ envFile: 'SASL_PASSWORD=x' }, ['SASL_PASSWORD (in .env)']],
    [
      { properties: 'security.protocol=SASL_SSL' },
      ['client.properties line 1 (security.protocol)'],
    ],
    [{ properties: 'sasl.mechanism=PLAIN' }, ['client.properties line 1 (sasl.mechanism)']],
  ])('CF6: %j without BOOTSTRAP_SERVERS is a problem', (given, places) => {
    expect(problemsOf(given)).toEqual(
      places.map((where) => `${where} is set but BOOTSTRAP_SERVERS is not: set both or neither`),
    );
  });

  test.each([
    [
      { environment: { ...EXTERNAL, SASL_USERNAME: 'me' } },
      'SASL_USERNAME is set but SASL_PASSWORD is not',
    ],
    [
      { environment: EXTERNAL, properties: 'sasl.password=x' },
      'client.properties line 1 (sasl.password) is set but SASL_USERNAME is not',
    ],
    [
      { environment: EXTERNAL, properties: 'security.protocol=SASL_SSL' },
      'security.protocol=SASL_SSL needs SASL_USERNAME and SASL_PASSWORD',
    ],
  ])('CF6: half of the SASL settings is a problem: %j', (given, problem) => {
    expect(problemsOf(given)).toEqual([problem]);
  });

  test('CF6: a wrong BOOTSTRAP_SERVERS does not count as none', () => {
    expect(problemsOf({ environment: { ...SASL, BOOTSTRAP_SERVERS: 'broker' } })).toHaveLength(1);
  });

  const sasl = { mechanism: 'PLAIN', username: 'me', password: 'hunter2' };

  test.each<[Given, object]>([
    [{ environment: SASL }, { ssl: true, sasl }],
    [{ environment: EXTERNAL }, { ssl: false }],
    [{ environment: EXTERNAL, properties: 'security.protocol=SSL' }, { ssl: true }],
    [
      { environment: SASL, properties: 'security.protocol=SASL_PLAINTEXT' },
      { ssl: false, sasl },
    ],
    [
      { environment: SASL, properties: 'sasl.mechanisms=SCRAM-SHA-256' },
      { ssl: true, sasl: { ...sasl, mechanism: 'SCRAM-SHA-256' } },
    ],
  ])('CF7: %j connects with %j', (given, expected) => {
    expect(addressOf(given)).toEqual({ brokers: ['broker:9092'], ...expected });
  });

  test('CF6, CF7: signing in takes a broker, a name and a password, or is not tried', () => {
    const text = fc.option(fc.constantFrom('me', 'you'), { nil: undefined });
    const all = fc.record({
      BOOTSTRAP_SERVERS: fc.option(fc.constant('broker:9092'), { nil: undefined }),
      SASL_USERNAME: text,
      SASL_PASSWORD: text,
    });
    fc.assert(
      fc.property(all, (environment) => {
        const { BOOTSTRAP_SERVERS: servers, SASL_USERNAME: username } = environment;
        const half = (username === undefined) !== (environment.SASL_PASSWORD === undefined);
        const wrong = half || (username !== undefined && servers === undefined);
        expect(problemsOf({ environment }).length > 0).toBe(wrong);
        if (wrong) return;
        expect(configOf({ environment }).kafka.kind).toBe(servers ? 'external' : 'embedded');
        expect(addressOf({ environment })?.sasl?.username).toBe(username);
      }),
    );
  });
});

describe('who may come in', () => {
  const accessOf = (environment: Record<string, string>) => configOf({ environment }).access;

  test.each([
    [{}, true, true],
    [{ HOST: 'localhost' }, true, true],
    [{ HOST: '::1' }, true, true],
    [{ PUBLIC_VIEW: 'false' }, false, true],
    [{ HOST: '0.0.0.0' }, false, false],
    [{ HOST: '192.168.0.7' }, false, false],
    [{ HOST: '0.0.0.0', PUBLIC_VIEW: 'true' }, true, false],
    [{ TRUST_PROXY: '1' }, false, false],
    [{ TRUST_PROXY: 'true', PUBLIC_VIEW: 'true' }, true, false],
    [{ TRUST_PROXY: 'false' }, true, true],
  ])(
    'WH2, WH10: with %j everybody may look: %s; only its own names count: %s',
    (given, view, own) => {
      expect(accessOf(given)).toMatchObject({ publicView: view, loopbackOnly: own });
    },
  );

  test.each([
    ['true', 1],
    ['false', 0],
    ['0', 0],
    ['2', 2],
  ])('WH11: TRUST_PROXY=%s are %i proxies', (text, proxies) => {
    expect(accessOf({ TRUST_PROXY: text }).proxies).toBe(proxies);
  });

  const OIDC = {
    OIDC_ISSUER: 'https://login.example/realms/cold',
    OIDC_CLIENT_ID: 'gelo',
    OIDC_CLIENT_SECRET: 'hunter2',
  };

  test('WH7: an organisation is called by its name, or by its address', () => {
    const { oidc } = accessOf(OIDC);
    expect(oidc).toEqual({
      ...{ issuer: OIDC.OIDC_ISSUER, clientId: 'gelo', clientSecret: 'hunter2' },
      ...{ name: 'login.example', roleClaim: undefined },
    });
    const named = accessOf({ ...OIDC, OIDC_NAME: 'Cold Ltd', OIDC_ROLE_CLAIM: 'roles' });
    expect(named.oidc).toMatchObject({ name: 'Cold Ltd', roleClaim: 'roles' });
  });

  test.each([
    [{ PUBLIC_VIEW: 'yes' }, 'PUBLIC_VIEW must be one of true, false'],
    [{ TRUST_PROXY: '-1' }, 'TRUST_PROXY must be how many proxies'],
    [{ TRUST_PROXY: '10.0.0.1' }, 'TRUST_PROXY must be how many proxies'],
    [{ AUTH_SECRET: 'hunter2' }, 'AUTH_SECRET must be 32 characters or longer'],
    [{ OIDC_ISSUER: 'login.example' }, 'OIDC_ISSUER must be the issuer’s address'],
    [{ OIDC_ISSUER: 'http://login.example' }, 'OIDC_ISSUER must be the issuer’s address'],
    [{ OIDC_ISSUER: OIDC.OIDC_ISSUER }, 'OIDC_ISSUER is set alone'],
    [{ OIDC_CLIENT_SECRET: 'hunter2', OIDC_CLIENT_ID: 'x' }, 'are set alone'],
  ])('CF3, CF4: %j is a problem', (environment, problem) => {
    const problems = problemsOf({ environment });
    expect(problems.join()).toContain(problem);
    expect(problems.join()).not.toContain('hunter2');
  });

  test('CF5: what has no effect alone is warned about', () => {
    const given = { environment: { OIDC_NAME: 'Cold Ltd', OIDC_ROLE_CLAIM: 'roles' } };
    expect(configOf(given).warnings).toEqual([
      'OIDC_NAME has no effect without OIDC_ISSUER',
      'OIDC_ROLE_CLAIM has no effect without OIDC_ISSUER',
    ]);
  });

  test('CF4, CF8: no secret of it is listed', () => {
    const environment = { ...OIDC, AUTH_SECRET: 'hunter2'.repeat(5) };
    const listing = describeConfig(configOf({ environment })).join('\n');
    expect(listing).not.toContain('hunter2');
    expect(listing).toContain('OIDC_ISSUER          https://login.example/realms/cold');
  });
});
