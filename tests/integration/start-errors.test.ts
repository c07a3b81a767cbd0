import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, inject, test } from 'vitest';
import { NEEDED_BYTES, openDataFolder } from '#server/lifecycle/data-folder.ts';
import { newDatabase } from '#tests/support/engines.ts';
import { type Environment, launch, processesOf, temporaryFolder } from '#tests/support/gelo.ts';
import { startSecureKafka } from '#tests/support/secure-kafka.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const folder = temporaryFolder();
let data = '';
let count = 0;
beforeEach(() => {
  count++;
  data = join(folder.path, `data-${count}`);
});
afterAll(folder.remove);

/** Starts Gelo where it cannot start; answers what it said once nothing of it is left. */
async function failToStart(environment: Environment, cwd?: string): Promise<string> {
  const { child, printed, ended } = launch(data, environment, cwd);
  const late = setTimeout(() => child.kill('SIGKILL'), 50_000);
  const exitCode = await ended;
  clearTimeout(late);
  expect(exitCode, printed.out + printed.err).toBe(1);
  expect(printed.out).not.toContain('Gelo is ready');
  await waitFor('all it started to be gone', () => processesOf(data).length === 0);
  return printed.err;
}

/** A PATH with everything that this machine has, but these programs. */
function pathWithout(...names: string[]): string {
  const bin = join(folder.path, `bin-${count}`);
  mkdirSync(bin);
  const taken = new Set(names);
  for (const from of ['/usr/local/bin', '/usr/bin', '/bin']) {
    for (const name of readdirSync(from)) {
      if (taken.has(name)) continue;
      taken.add(name);
      symlinkSync(join(from, name), join(bin, name));
    }
  }
  return bin;
}

const engines = async () => ({
  BOOTSTRAP_SERVERS: inject('brokers').join(','),
  DATABASE_URL: await newDatabase(),
});

test('ST1: no Java and no BOOTSTRAP_SERVERS', async () => {
  const said = await failToStart({ PATH: pathWithout('java') });
  expect(said).toMatch(/needs Java 17 or newer, and none was found/);
  expect(said).toMatch(/Install it .* or set BOOTSTRAP_SERVERS/);
});

test('ST2: Java too old', async () => {
  const path = pathWithout('java');
  const old = join(path, 'java');
  writeFileSync(old, `#!/bin/sh\necho 'openjdk version "11.0.22" 2024-01-16' >&2\n`);
  chmodSync(old, 0o755);
  const said = await failToStart({ PATH: path });
  expect(said).toMatch(/needs Java 17 or newer, and the "java" on the PATH is 11/);
});

test('ST5: port taken', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const said = await failToStart({ ...(await engines()), PORT: String(port) });
  server.close();
  expect(said).toMatch(new RegExp(`Port ${port} on 127.0.0.1 is taken .* set PORT`));
});

test('ST12: a host name that is none', async () => {
  const said = await failToStart({ ...(await engines()), HOST: 'no-such-host.invalid' });
  expect(said).toMatch(/no-such-host\.invalid is no address of this machine\. Set HOST/);
});

test('ST6: data folder not writable', async () => {
  const file = join(folder.path, `file-${count}`);
  writeFileSync(file, '');
  data = join(file, 'data');
  const said = await failToStart(await engines());
  expect(said).toContain(`The data folder ${data} cannot be written`);
  expect(said).toMatch(/set GELO_DATA to another folder/);
});

test('ST7: disk full', async () => {
  mkdirSync(data);
  // A mount namespace of its own needs rights that not every machine gives; the real thing where it can be had.
  const small = 'mount -t tmpfs -o size=8m tmpfs "$GELO_DATA" && exec "$0" "$1"';
  const server = join(import.meta.dirname, '../../server/index.ts');
  const rights = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  const args = [...rights, '--mount', 'sh', '-c', small, process.execPath, server];
  const env = { ...process.env, ...(await engines()), GELO_DATA: data, PORT: '0' };
  const ran = spawnSync('unshare', args, { env, encoding: 'utf8' });
  if (/unshare failed|not permitted|permission denied/i.test(ran.stderr)) {
    expect(() => openDataFolder(data, NEEDED_BYTES, () => NEEDED_BYTES - 1)).toThrow(
      /is full: 299 MB are free/,
    );
    return;
  }
  expect(ran.status, ran.stderr).toBe(1);
  expect(ran.stderr).toMatch(/disk of the data folder .* is full: \d MB are free .* set GELO_DATA/);
});

test.each([
  ['what is no address', 'mysql://x', /DATABASE_URL must be an address like postgres:/],
  [
    'a port where nothing listens',
    'postgres://u:hunter2@127.0.0.1:1/x',
    /nothing answers .*DATABASE_URL/,
  ],
  [
    'an unknown host',
    'postgres://u:hunter2@no-such-host.invalid/x',
    /host name is not known.*DATABASE_URL/,
  ],
])('ST8: DATABASE_URL with %s', async (_what, url, expected) => {
  const said = await failToStart({ ...(await engines()), DATABASE_URL: url });
  expect(said).toMatch(expected);
  expect(said).not.toContain('hunter2');
});

test.each([
  ['a wrong password', (url: URL) => (url.password = 'hunter2'), /refuses this user and password/],
  [
    'a database that is not there',
    (url: URL) => (url.pathname = '/nowhere'),
    /no database of that name/,
  ],
])('ST8: DATABASE_URL with %s', async (_what, change, expected) => {
  const url = new URL(inject('databaseUrl'));
  change(url);
  const said = await failToStart({ ...(await engines()), DATABASE_URL: url.href });
  expect(said).toMatch(expected);
  expect(said).toMatch(/Correct DATABASE_URL/);
  expect(said).not.toContain(url.password);
});

test('ST9: broker unreachable', async () => {
  const said = await failToStart({ ...(await engines()), BOOTSTRAP_SERVERS: '127.0.0.1:1' });
  expect(said).toMatch(/Kafka at 127\.0\.0\.1:1 cannot be used: no broker answers there/);
  expect(said).toMatch(/correct BOOTSTRAP_SERVERS/);
});

test('ST10, ST11, ST13: wrong SASL password; topic missing without the right to create it', async () => {
  const secure = await startSecureKafka();
  try {
    const cwd = join(folder.path, `cwd-${count}`);
    mkdirSync(cwd);
    const properties = ['security.protocol=SASL_PLAINTEXT', 'sasl.mechanisms=PLAIN'];
    writeFileSync(join(cwd, 'client.properties'), properties.join('\n'));
    const environment = {
      DATABASE_URL: await newDatabase(),
      BOOTSTRAP_SERVERS: secure.address,
      SASL_USERNAME: 'reader',
    };
    const wrong = await failToStart({ ...environment, SASL_PASSWORD: 'hunter2' }, cwd);
    expect(wrong).toMatch(
      /refuses the user or the password. Correct SASL_USERNAME and SASL_PASSWORD/,
    );
    expect(wrong).not.toContain('hunter2');
    const right = await failToStart({ ...environment, SASL_PASSWORD: 'right-password' }, cwd);
    expect(right).toMatch(/topic freezer-temperatura is not there, or not visible to this user/);
    expect(right).toMatch(/set TOPIC_PRODUCER/);
    expect(right).not.toContain('right-password');
    await secure.makeTopic('freezer-temperatura');
    await secure.grantTopic('freezer-temperatura', 'READ', 'DESCRIBE');
    const alone = await failToStart({ ...environment, SASL_PASSWORD: 'right-password' }, cwd);
    expect(alone).toMatch(/may not read in the groups .* set GROUP_ID/);
  } finally {
    await secure.stop();
  }
});

test('CF3: every problem of a bad configuration at once, before anything starts', async () => {
  const said = await failToStart({ PORT: '99999', LOG_LEVEL: 'loud', SASL_PASSWORD: 'hunter2' });
  expect(said).toMatch(/3 problem\(s\)/);
  for (const name of ['PORT', 'LOG_LEVEL', 'SASL_PASSWORD']) expect(said).toContain(name);
  expect(said).not.toContain('hunter2');
});
