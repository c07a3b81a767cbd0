import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { FREEZER_HEADER, freezerOfAddress, freezerPart } from '#lib/freezer-address.ts';
import type { Stack } from '#server/lifecycle/stack.ts';

export type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Next serves the pages; in development it compiles them as they change. `build` names their version. */
export async function createPages(options: {
  dev: boolean;
  folder: string;
  stack: Stack;
  /** Whether there is such a freezer: UI9's page is a 404, which must be known before the page is made. */
  knows: (freezer: string) => boolean;
}): Promise<{ handle: Pages; build: string }> {
  const app = next({ dev: options.dev, dir: options.folder, quiet: !options.dev });
  await app.prepare();
  options.stack.onStop('the pages', () => app.close());
  const built = () => readFileSync(join(options.folder, '.next/BUILD_ID'), 'utf8');
  const answer = app.getRequestHandler();
  const handle: Pages = (request, response) => {
    const part = freezerPart(request.url ?? '');
    if (part !== undefined) {
      const id = freezerOfAddress(part);
      const known = id !== undefined && options.knows(id);
      request.headers[FREEZER_HEADER] = known ? 'known' : 'unknown';
    }
    return answer(request, response);
  };
  return { handle, build: options.dev ? 'dev' : built() };
}
