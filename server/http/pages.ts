import type { IncomingMessage, ServerResponse } from 'node:http';
import next from 'next';
import type { Stack } from '#server/lifecycle/stack.ts';

export type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Next serves the pages; in development it compiles them as they change. */
export async function createPages(options: {
  dev: boolean;
  folder: string;
  stack: Stack;
}): Promise<Pages> {
  const app = next({ dev: options.dev, dir: options.folder, quiet: !options.dev });
  await app.prepare();
  options.stack.onStop('the pages', () => app.close());
  return app.getRequestHandler();
}
