import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asNobody, isRoot } from '#server/embedded/as-nobody.ts';
import { temporaryFolder } from '#tests/support/gelo.ts';

test('EP1: below a folder closed to others, programs are found and run, and never as root', () => {
  const folder = temporaryFolder(); // Open to its owner only.
  const program = join(folder.path, 'program');
  writeFileSync(program, '#!/bin/sh\nid -u\n', { mode: 0o755 });
  // `test -x` asks access(2), as PostgreSQL does; running it alone would prove less.
  const [command = '', ...args] = asNobody(['sh', '-c', `test -x ${program} && ${program}`]);
  const ran = spawnSync(command, args, { encoding: 'utf8', cwd: '/' });
  folder.remove();
  expect(ran.stderr).toBe('');
  expect(ran.stdout.trim()).toBe(isRoot() ? '65534' : String(process.getuid?.()));
});
