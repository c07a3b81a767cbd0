import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Gelo,
  processesOf,
  startGelo,
  stopIfRunning,
  temporaryFolder,
} from '#tests/support/gelo.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = temporaryFolder();
const dataFolder = join(folder.path, 'data');
let gelo: Gelo;
beforeAll(async () => {
  gelo = await startGelo(dataFolder);
});
afterAll(async () => {
  await stopIfRunning(gelo.child);
  folder.remove();
});

/** As `npm run user -- …` does it. */
async function user(...args: string[]) {
  const child = spawn(process.execPath, [join(ROOT, 'server/commands/user.ts'), ...args], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NODE_ENV: 'production',
      GELO_DATA: dataFolder,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    printed.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    printed.err += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const password = /^Password: (\S+)$/m.exec(printed.out)?.[1] ?? '';
  return { code, ...printed, password };
}

async function signIn(username: string, password: string): Promise<number> {
  const answer = await fetch(`${gelo.http}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  return answer.status;
}

test('WH14: while Gelo runs somebody is added, given a password and another role, and disabled', async () => {
  const added = await user('add', 'ana', '--name=Ana Silva', '--role=admin');
  expect(added, added.err).toMatchObject({ code: 0, err: '' });
  expect(await signIn('ana', added.password)).toBe(200);
  const fresh = await user('password', 'ANA');
  expect(await signIn('ana', added.password)).toBe(401);
  expect(await signIn('ana', fresh.password)).toBe(200);

  const last = await user('role', 'ana', 'viewer');
  expect(last).toMatchObject({ code: 1, out: '' });
  expect(last.err).toContain('Make somebody else an admin first');
  await user('add', 'bia', '--role=admin');
  expect((await user('disable', 'ana')).code).toBe(0);
  expect(await signIn('ana', fresh.password)).toBe(403);
  expect((await user('list')).out).toMatch(
    /^ana +admin +Ana Silva \(disabled\)\nbia +admin +bia\n$/m,
  );
});

test('WH14: what cannot be done says why', async () => {
  expect(await user('password', 'nobody')).toMatchObject({
    ...{ code: 1, out: '', err: expect.stringContaining('Nobody signs in by that name') },
  });
  expect((await user('add', 'bia')).err).toContain('already');
  expect((await user('dance')).code).toBe(2);
});

test('WH14, WH4: while it does not run it is done all the same, and nothing is left running', async () => {
  await gelo.stop();
  const { code, password, err } = await user('password', 'bia');
  expect(code, err).toBe(0);
  await waitFor('all of it to end', () => processesOf(dataFolder).length === 0);
  gelo = await startGelo(dataFolder);
  // Where there is an admin who can sign in no link is printed.
  expect(gelo.printed.out).not.toContain('/first/');
  expect(await signIn('bia', password)).toBe(200);
});

test('CF4: no password that was given is kept anywhere', async () => {
  const { password } = await user('password', 'bia');
  expect(password.length).toBeGreaterThan(20);
  for (const name of readdirSync(join(dataFolder, 'logs'))) {
    expect(readFileSync(join(dataFolder, 'logs', name), 'utf8')).not.toContain(password);
  }
  expect(gelo.printed.out + gelo.printed.err).not.toContain(password);
});
