import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { bringJars, jarsFolder } from '#server/embedded/jars.ts';
import { temporaryFolder } from '#tests/support/gelo.ts';

const { PATH, MAVEN_OPTS } = process.env;
const undo: (() => void)[] = [];
afterEach(() => {
  process.env['PATH'] = PATH;
  if (MAVEN_OPTS === undefined) delete process.env['MAVEN_OPTS'];
  else process.env['MAVEN_OPTS'] = MAVEN_OPTS;
  for (const step of undo.splice(0)) step();
});

function newFolder(): string {
  const folder = temporaryFolder();
  undo.push(folder.remove);
  return folder.path;
}

test('ST3: Maven missing', async () => {
  const folder = newFolder();
  for (const name of ['sh', 'cat', 'sleep']) symlinkSync(`/bin/${name}`, join(folder, name));
  process.env['PATH'] = folder;
  await expect(bringJars(jarsFolder(folder))).rejects.toThrow(
    /by Maven on its first start, and none was found\. Install it .* or set BOOTSTRAP_SERVERS/,
  );
});

test('ST4, EK1: no network at the first start leaves nothing that looks complete', async () => {
  const home = newFolder();
  mkdirSync(join(home, '.m2'));
  const mirror = '<mirror><id>x</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:1/</url></mirror>';
  const settings = `<settings><mirrors>${mirror}</mirrors></settings>`;
  writeFileSync(join(home, '.m2/settings.xml'), settings);
  process.env['MAVEN_OPTS'] = `-Duser.home=${home}`;
  const cache = newFolder();
  await expect(bringJars(jarsFolder(cache))).rejects.toThrow(
    /the first start needs the network .* or set BOOTSTRAP_SERVERS/,
  );
  expect(readdirSync(cache)).toEqual([]);
});

test('EK1: Maven brings the jars of the pinned Kafka, and what is there is not brought again', async () => {
  const folder = jarsFolder(newFolder());
  await bringJars(folder);
  const jars = readdirSync(folder);
  expect(jars).toContain('kafka_2.13-4.3.1.jar');
  process.env['PATH'] = '';
  await bringJars(folder);
  expect(existsSync(join(folder, 'kafka_2.13-4.3.1.jar'))).toBe(true);
});
