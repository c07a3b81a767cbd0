import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { newDatabase, newTopic } from '#tests/support/engines.ts';
import { temporaryFolder } from '#tests/support/gelo.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = temporaryFolder();
afterAll(folder.remove);

function run(command: string, environment: Partial<NodeJS.ProcessEnv>, ...args: string[]) {
  const script = join(ROOT, 'server/commands', command);
  const flags = ['--disable-warning=TimeoutNegativeWarning', script, ...args];
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: 'production',
    PATH: process.env['PATH'],
    GELO_DATA: join(folder.path, 'data'),
    ...environment,
  };
  return spawnSync(process.execPath, flags, { cwd: folder.path, env, encoding: 'utf8' });
}

test('CF8: the effective configuration with secrets masked, and whether all answer', async () => {
  const url = await newDatabase();
  const topic = await newTopic();
  const environment = {
    BOOTSTRAP_SERVERS: inject('brokers').join(','),
    TOPIC_PRODUCER: topic,
    DATABASE_URL: url,
  };
  const well = run('check.ts', environment);
  expect(well.stdout).toMatch(
    /✓ Kafka and topic: answers; .* has 3 partitions\n✓ Database: answers/,
  );
  expect(well.stdout).toContain(topic);
  expect(well.stdout).not.toContain(new URL(url).password);
  expect(well.status).toBe(0);

  const ill = run('check.ts', {
    ...environment,
    TOPIC_PRODUCER: 'no-such-topic',
    DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x',
  });
  expect(ill.stdout).toMatch(/✗ Kafka and topic: .*no-such-topic/);
  expect(ill.stdout).toMatch(/✗ Database: .*nothing answers/);
  expect(ill.stdout + ill.stderr).not.toContain('hunter2');
  expect(ill.status).toBe(1);
});

test('CF8: what Gelo starts itself is said to be so', () => {
  const { stdout, status } = run('check.ts', {});
  expect(stdout).toMatch(/✓ Kafka and topic: Gelo’s own, which is not running now/);
  expect(stdout).toMatch(/✓ Database: Gelo’s own, which is not running now/);
  expect(status).toBe(0);
});

test('RS1: reset forgets only when told so, and only what is Gelo’s', () => {
  const data = join(folder.path, 'kept');
  mkdirSync(join(data, 'kafka'), { recursive: true });
  const refused = run('reset.ts', { GELO_DATA: data }, '--yes');
  expect(refused.stderr).toMatch(/holds things that are not Gelo's/);
  expect(existsSync(join(data, 'kafka'))).toBe(true);
  writeFileSync(join(data, 'gelo-data'), '');
  writeFileSync(join(data, 'mine.txt'), 'mine');
  const asked = run('reset.ts', { GELO_DATA: data });
  expect(asked.stdout).toMatch(/npm run reset -- --yes/);
  expect(existsSync(join(data, 'kafka'))).toBe(true);
  const told = run('reset.ts', { GELO_DATA: data }, '--yes');
  expect(told.stdout).toMatch(/Forgotten/);
  expect(existsSync(join(data, 'kafka'))).toBe(false);
  expect(existsSync(join(data, 'mine.txt'))).toBe(true);
});
