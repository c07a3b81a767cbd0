import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import type { Stack } from '#server/lifecycle/stack.ts';

export type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Next serves the pages; in development it compiles them as they change. `build` names their version. */
export async function createPages(options: {
  dev: boolean;
  folder: string;
  stack: Stack;
}): Promise<{ handle: Pages; build: string }> {
  const app = next({ dev: options.dev, dir: options.folder, quiet: !options.dev });
  await app.prepare();
  options.stack.onStop('the pages', () => app.close());
  const built = () => readFileSync(join(options.folder, '.next/BUILD_ID'), 'utf8');
  return { handle: app.getRequestHandler(), build: options.dev ? 'dev' : built() };
}
