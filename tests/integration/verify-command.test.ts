import { type SpawnOptions, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, inject, test } from 'vitest';
import { newTopic, testKafka } from '#tests/support/engines.ts';
import { temporaryFolder } from '#tests/support/gelo.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const SCRIPT = join(import.meta.dirname, '../../server/commands/verify.ts');
const folder = temporaryFolder();
afterAll(folder.remove);

let topic: string;
beforeEach(async () => {
  topic = await newTopic();
});

function run(environment: Partial<NodeJS.ProcessEnv>, ...args: string[]) {
  const flags = ['--disable-warning=TimeoutNegativeWarning', SCRIPT, ...args];
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: 'production',
    PATH: process.env['PATH'],
    GELO_DATA: folder.path,
    ...environment,
  };
  const options: SpawnOptions = { cwd: folder.path, env, stdio: ['ignore', 'pipe', 'pipe'] };
  const child = spawn(process.execPath, flags, options);
  const printed = { out: '', err: '' };
  child.stdout?.on('data', (chunk: Buffer) => {
    printed.out += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    printed.err += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, ...printed }));
  });
  return { child, ended };
}

const own = () => ({ BOOTSTRAP_SERVERS: inject('brokers').join(','), TOPIC_PRODUCER: topic });

test('IC8: a clean check says so, partition by partition, and its exit code is 0', async () => {
  const { code, out, err } = await run(own(), '--count', '3000').ended;
  expect(out).toMatch(/partition +sent +acknowledged/);
  expect(out).toMatch(/✓ clean: .*\(3000 messages, /);
  expect(err).toBe('');
  expect(code).toBe(0);
});

test('IC8: with the Kafka of a running Gelo, found by its run.json, and the result as JSON', async () => {
  const { code: before, err } = await run({ TOPIC_PRODUCER: topic }, '--count', '10').ended;
  expect(err).toMatch(/Gelo’s own Kafka is not running\. Start it with npm start/);
  expect(before).toBe(1);
  const info = { pid: process.pid, http: 'http://127.0.0.1:1', kafka: inject('brokers').join(',') };
  const file = join(folder.path, 'run.json');
  writeFileSync(file, JSON.stringify(info));
  const args = ['--count', '100', '--keys', 'list:a,b', '--partitioner', 'crc32', '--json'];
  const { code, out } = await run({ TOPIC_PRODUCER: topic }, ...args).ended;
  writeFileSync(file, '');
  expect(JSON.parse(out)).toMatchObject({
    ...{ verdict: 'clean', ending: 'done', surroundings: { topic, acks: 'all' } },
    request: { count: 100, keys: { strategy: 'list', list: ['a', 'b'] }, partitioner: 'crc32' },
  });
  expect(code).toBe(0);
});

test('IC8: one that is called off compares what was sent, and is not clean', async () => {
  const { child, ended } = run(own(), '--count', '1000000', '--per-second', '1000');
  const admin = testKafka().admin();
  await admin.connect();
  await waitFor('the first messages', async () => {
    const ends = await admin.fetchTopicOffsets(topic);
    return ends.some(({ high }) => Number(high) > 0);
  });
  await admin.disconnect();
  child.kill('SIGINT');
  const { code, out } = await ended;
  expect(out).toMatch(/✗ incomplete: nothing is proved/);
  expect(out).toMatch(/It was called off/);
  expect(code).toBe(1);
});

test('IC8: what cannot be checked says why', async () => {
  const nowhere = await run({ ...own(), BOOTSTRAP_SERVERS: '127.0.0.1:1' }, '--count', '1').ended;
  expect(nowhere.err).toMatch(/The check could not be made\. .*no broker answers there/);
  expect(nowhere.code).toBe(1);
  const topicless = await run({ ...own(), TOPIC_PRODUCER: 'no-such-topic' }, '--count', '1').ended;
  expect(topicless.err).toMatch(/The check could not be made\. .*no topic no-such-topic/);
  expect(topicless.code).toBe(1);
});

test.each([
  ['--count', '0'],
  ['--keys', 'nonsense'],
  ['--per-second', '0'],
  ['--nonsense', '1'],
])('IC8: %s %s is not understood, and how it is meant is told', async (...args) => {
  const { code, err } = await run(own(), ...args).ended;
  expect(err).toMatch(/--\w[\s\S]*npm run verify -- \[--count 10000\]/);
  expect(code).toBe(2);
});
