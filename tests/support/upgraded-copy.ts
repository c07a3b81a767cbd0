import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
/** What runs Gelo once its pages are built. */
const NEEDED = ['server', 'lib', 'public', 'package.json', 'next.config.js', '.next'];
const UNNEEDED = /^\.next\/(cache|dev|trace)/;
const TEXT = /(\.(js|json|html|rsc|css)|BUILD_ID)$/;

/**
 * A copy of this checkout whose pages are another build, as after an upgrade that changed every file:
 * the build has another id, and each of its chunks another name, which begins with `mark`.
 */
export function makeUpgradedCopy(folder: string, mark: string): void {
  mkdirSync(folder);
  for (const name of NEEDED) {
    const filter = (path: string) => !UNNEEDED.test(path.slice(ROOT.length + 1));
    cpSync(join(ROOT, name), join(folder, name), { recursive: true, filter });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  renameAll(join(folder, '.next'), mark);
}

function renameAll(next: string, mark: string): void {
  const id = readFileSync(join(next, 'BUILD_ID'), 'utf8');
  const chunks = readdirSync(join(next, 'static/chunks'));
  const names = new RegExp(
    [id, ...chunks.map((name) => name.replaceAll('.', '\\.'))].join('|'),
    'g',
  );
  for (const entry of readdirSync(next, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !TEXT.test(path)) continue;
    const text = readFileSync(path, 'utf8');
    const renamed = text.replaceAll(names, (name) => `${mark}${name}`);
    if (renamed !== text) writeFileSync(path, renamed);
  }
  for (const name of chunks) {
    renameSync(join(next, 'static/chunks', name), join(next, 'static/chunks', `${mark}${name}`));
  }
  renameSync(join(next, 'static', id), join(next, 'static', `${mark}${id}`));
}
