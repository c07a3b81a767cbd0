// Makes a checkout ready, on whatever Node npm itself runs on: `npm start` and `npm test` call it first.
// Plain JavaScript, because Gelo's own Node, which runs the TypeScript, is among what it installs.
// @ts-check
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED_NODE = [20, 12];
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const INSTALLED = join(ROOT, 'node_modules/.gelo-installed');
const BUILT = join(ROOT, '.next/gelo-built');
const PAGE_SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const SHOW_AFTER_MS = 1000;
const REPEAT_MS = 15_000;

/** @param {string[]} paths */
function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const full = join(ROOT, path);
    const files = statSync(full).isDirectory()
      ? readdirSync(full, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [full];
    for (const file of files) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * @param {string} stamp
 * @param {string} wanted
 */
function isDone(stamp, wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

/**
 * Runs a program quietly; what it printed is shown only when it fails.
 * @param {string} title
 * @param {string} command
 * @param {string[]} args
 * @param {string} hint
 */
async function run(title, command, args, hint) {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  const show = setTimeout(() => console.log(`  … ${title}`), SHOW_AFTER_MS);
  const repeat = setInterval(() => console.log(`  … ${title} (${seconds()} s so far)`), REPEAT_MS);
  let printed = '';
  const code = await new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        printed += chunk;
      });
    }
    child.on('error', (error) => {
      printed += error.message;
      resolve(1);
    });
    child.on('close', resolve);
  });
  clearTimeout(show);
  clearInterval(repeat);
  if (code === 0) {
    console.log(`  ✓ ${title}: ${seconds()} s`);
    return;
  }
  console.error(`${printed.trim()}\n\nGelo cannot start. ${title} failed. ${hint}\n`);
  process.exit(1);
}

async function install() {
  const wanted = fingerprint(['package.json', 'package-lock.json']);
  if (isDone(INSTALLED, wanted)) return;
  await run(
    'Installing npm packages and the pinned Node',
    'npm',
    ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
    'npm says why above. The first start needs the network (the npm registry): check the connection or npm’s proxy settings, and start again.',
  );
  writeFileSync(INSTALLED, wanted);
}

async function build() {
  const wanted = fingerprint(PAGE_SOURCES);
  if (isDone(BUILT, wanted)) return;
  const node = join(ROOT, 'node_modules/.bin/node');
  const next = join(ROOT, 'node_modules/next/dist/bin/next');
  await run('Building the page', node, [next, 'build'], 'What the compiler said is above.');
  writeFileSync(BUILT, wanted);
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const [neededMajor = 0, neededMinor = 0] = NEEDED_NODE;
if (major < neededMajor || (major === neededMajor && minor < neededMinor)) {
  console.error(
    `\nGelo cannot start. npm runs on Node ${process.versions.node}; install Node ${NEEDED_NODE.join('.')} or newer (Gelo then brings the Node it runs on itself).\n`,
  );
  process.exit(1);
}
await install();
if (process.argv.includes('--build')) await build();
