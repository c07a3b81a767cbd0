import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MODULES = join(import.meta.dirname, '../../node_modules');

/**
 * The browser of the end-to-end tests. On Linux x64 it comes as an npm package, so that nothing has
 * to be downloaded by hand; elsewhere (undefined) it is Playwright's own.
 */
export async function findBrowser(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  // Outside a cloud function the package unpacks its system libraries only when told so.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  // It unpacks into the temporary folder, where another user's or another version's may lie already.
  const usual = process.env['TMPDIR'];
  process.env['TMPDIR'] = unpackFolder();
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } finally {
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
  }
}

function unpackFolder(): string {
  const manifest = readFileSync(join(MODULES, '@sparticuz/chromium/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = join(MODULES, `.cache/gelo/chromium-${version}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--force-color-profile=srgb',
];

/**
 * How to launch it. The package leaves the folders of its libraries in our environment; whatever else
 * this process starts, a PostgreSQL for example, must not find them there.
 */
export async function browserLaunch() {
  const usual = { ...process.env };
  const executablePath = await findBrowser();
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (!(name in usual)) delete process.env[name];
  Object.assign(process.env, usual);
  return { args: BROWSER_ARGS, env, ...(executablePath === undefined ? {} : { executablePath }) };
}
