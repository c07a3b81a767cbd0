import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Asked } from '#server/http/actor.ts';
import type { Pages } from '#server/http/pages.ts';
import { type Answered, createRequestWatch } from '#server/http/request-watch.ts';
import type { Log } from '#server/lifecycle/log.ts';
import { currentRequest } from '#server/lifecycle/request-scope.ts';
import { codeOf, messageOf, StartError } from '#server/lifecycle/start-error.ts';

const OURS = /^\/(api|healthz|readyz|metrics|first)(\/|\?|$)/;
/** What the pages are made of, rather than a page. */
const ASSET = /^\/_next\/|^\/[^?]*\.\w+(\?|$)/;

/** The one HTTP server. Its port is taken first of all, so that a taken one is known before Kafka starts. */
export function createHttpServer(deps: {
  host: string;
  port: number;
  clock: () => number;
  onAnswered: (answered: Answered) => void;
  log: Log;
}) {
  const { host, port, log } = deps;
  const watch = createRequestWatch(deps);
  let serve: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  const http = createServer((request, response) => {
    if (serve !== undefined) return serve(request, response);
    if (request.url === '/healthz') {
      // AP1: whoever watches over processes must not end one that takes its time to start.
      response.writeHead(200, { 'content-type': 'application/json' });
      return response.end(JSON.stringify({ status: 'alive' }));
    }
    // `refresh`: a wall that was opened too early has nobody to reload it.
    response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '2', refresh: '2' });
    response.end('Gelo is starting. Try again in a moment.\n');
  });

  // closeAllConnections() does not know those that became websockets.
  const connections = new Set<Socket>();
  http.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });

  const start = async (): Promise<string> => {
    await listen(http, host, port);
    http.on('error', (error) => log.error({ error }, 'the HTTP server reports an error'));
    return addressOf(http, host);
  };

  const open = (api: Pick<Hono<Asked>, 'fetch'>, pages: Pages) => {
    const answer = getRequestListener(api.fetch);
    const show: Pages = (request, response) => {
      const scope = currentRequest();
      if (scope !== undefined) scope.route = ASSET.test(request.url ?? '') ? 'asset' : 'page';
      return pages(request, response).catch((error: unknown) => {
        log.error({ error }, 'a page failed');
        if (!response.headersSent) response.writeHead(500);
        response.end('This page failed. Reload it; Gelo’s log says why.\n');
      });
    };
    serve = (request, response) =>
      watch(request, response, () => {
        const handle = OURS.test(request.url ?? '') ? answer : show;
        void handle(request, response);
      });
  };

  const stop = () =>
    new Promise<void>((resolve) => {
      http.close(() => resolve());
      for (const socket of connections) socket.destroy();
    });

  return { http, start, open, stop };
}

function listen(http: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: Error) => reject(explain(cause, host, port));
    http.once('error', fail);
    http.listen({ host, port }, () => {
      http.off('error', fail);
      resolve();
    });
  });
}

function explain(cause: Error, host: string, port: number): StartError {
  switch (codeOf(cause)) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} on ${host} is taken by another program. Stop that one, or set PORT to a free port (PORT=0 takes any).`,
        { cause },
      );
    case 'EACCES':
      return new StartError(
        `This user may not open port ${port}. Set PORT to a number above 1023.`,
        { cause },
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartError(
        `${host} is no address of this machine. Set HOST to 127.0.0.1 (this machine only) or 0.0.0.0 (every network).`,
        { cause },
      );
    default:
      return new StartError(
        `The page cannot be served at ${host}:${port} (${messageOf(cause)}). Correct HOST and PORT.`,
        { cause },
      );
  }
}

function addressOf(http: Server, host: string): string {
  const address = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const shown = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}
