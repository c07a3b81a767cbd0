import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { FREEZER_HEADER, freezerOfAddress, freezerPart } from '#lib/freezer/address.ts';
import { ME_HEADER, ORGANISATION_HEADER, writeMe } from '#lib/people/me.ts';
import { signInPath } from '#lib/web/return-path.ts';
import type { Actor } from '#server/auth/actor.ts';
import { FILE_POLICY, PLAIN_HEADERS, pagePolicy } from '#server/http/content-policy.ts';
import { type Gate, NOT_ADDRESSED } from '#server/http/gate.ts';
import type { Stack } from '#server/lifecycle/stack.ts';
import { isPassing } from '#server/store/database-fault.ts';

export type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What pages are made of, and what a browser that knows nobody yet has to have. */
const FILE =
  /^\/(_next\/static\/.+|offline\.(html|js)|sw\.js|manifest\.webmanifest|[\w-]+\.(svg|png|ico))$/;
/** What Next serves besides while one develops. */
const TOOL = /^\/(_next\/|__next)/;
const OPEN_PAGE = '/sign-in';
const POLICY_HEADER = 'content-security-policy';

/** Next serves the pages; in development it compiles them as they change. `build` names their version. */
export async function loadPages(options: {
  dev: boolean;
  folder: string;
  /** By what name the organisation signs people in. */
  organisation: string | undefined;
  stack: Stack;
}) {
  const { dev, folder, organisation } = options;
  const app = next({ dev, dir: folder, quiet: !dev });
  await app.prepare();
  options.stack.onStop('the pages', () => app.close());
  const built = () => readFileSync(join(folder, '.next/BUILD_ID'), 'utf8');
  const show = app.getRequestHandler();
  return {
    build: dev ? 'dev' : built(),
    answer: (to: Visited) => createPages({ ...to, dev, organisation, show }),
  };
}

type Visited = {
  gate: Gate;
  /** Whether there is such a freezer: UI9's page is a 404, which must be known before the page is made. */
  knows: (freezer: string) => boolean;
};

function createPages(
  deps: Visited & { dev: boolean; organisation: string | undefined; show: Pages },
): Pages {
  const { gate, knows, dev, organisation, show } = deps;

  /** What a page is told beside its address; what the request said under these names is dropped. */
  const tell = (request: IncomingMessage, actor: Actor | undefined, policy: string) => {
    const { headers, url = '' } = request;
    headers[ME_HEADER] = writeMe(gate.meOf(actor));
    headers[POLICY_HEADER] = policy; // Next takes the nonce for its scripts from it.
    delete headers[ORGANISATION_HEADER];
    delete headers[FREEZER_HEADER];
    if (organisation !== undefined) headers[ORGANISATION_HEADER] = encodeURIComponent(organisation);
    const part = freezerPart(url);
    if (part === undefined) return;
    const id = freezerOfAddress(part);
    const known = id !== undefined && knows(id);
    headers[FREEZER_HEADER] = known ? 'known' : 'unknown';
  };

  return async (request, response) => {
    const { url = '/', method } = request;
    setHeaders(response, { ...PLAIN_HEADERS, [POLICY_HEADER]: FILE_POLICY });
    if (!gate.isAddressed(request)) return say(response, 403, NOT_ADDRESSED);
    const path = pathOf(url);
    if (dev && TOOL.test(url)) return show(request, response);
    if (method !== 'GET' && method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return say(response, 405, 'A page can be looked at only. What changes something is in /api.');
    }
    if (path !== undefined && FILE.test(path)) return show(request, response);

    const found = await gate.whoIs(request, true).catch((error: unknown) => {
      if (!isPassing(error)) throw error;
      return { actor: undefined, setCookies: [] };
    });
    if (found.setCookies.length > 0) response.setHeader('set-cookie', [...found.setCookies]);
    if (gate.roleOf(found.actor) === null && path !== OPEN_PAGE) {
      response.setHeader('location', signInPath(url));
      return say(response, 303, 'Sign in first.');
    }
    const policy = pagePolicy(randomBytes(16).toString('base64'), dev);
    response.setHeader(POLICY_HEADER, policy);
    tell(request, found.actor, policy);
    return show(request, response);
  };
}

/** An address that says one thing and means another (`/_next/../alarms`) has none. */
function pathOf(url: string): string | undefined {
  const [path = ''] = url.split(/[?#]/, 1);
  const plain = path.startsWith('/') && URL.canParse(path, 'http://gelo.invalid');
  return plain && new URL(path, 'http://gelo.invalid').pathname === path ? path : undefined;
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

function say(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${words}\n`);
}
