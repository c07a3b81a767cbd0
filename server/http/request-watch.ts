import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '#server/lifecycle/log.ts';
import { inRequest, type RequestScope } from '#server/lifecycle/request-scope.ts';

export type Answered = {
  method: string;
  route: string;
  /** 499, as nginx has it, where the asker hung up before all of it was sent. */
  status: number;
  seconds: number;
};

const ID_HEADER = 'x-request-id';
const SANE_ID = /^[\w.:/+=-]{1,100}$/;
const HUNG_UP = 499;

/** HE8: names each request, and tells how it was answered. */
export function createRequestWatch(deps: {
  clock: () => number;
  onAnswered: (answered: Answered) => void;
  log: Log;
}) {
  const { clock, onAnswered, log } = deps;

  const tell = (
    request: IncomingMessage,
    response: ServerResponse,
    began: number,
    route: string,
  ) => {
    const { method = '' } = request;
    const status = response.writableFinished ? response.statusCode : HUNG_UP;
    const ms = clock() - began;
    onAnswered({ method, route, status, seconds: ms / 1000 });
    const line = { method, path: pathOf(request), status, ms: Math.round(ms * 10) / 10 };
    if (status >= 500) log.warn(line, 'answered');
    else log.debug(line, 'answered');
  };

  return (request: IncomingMessage, response: ServerResponse, answer: () => void): void => {
    const began = clock();
    const given = request.headers[ID_HEADER];
    const id = typeof given === 'string' && SANE_ID.test(given) ? given : randomUUID();
    const scope: RequestScope = { id, route: 'other' };
    response.setHeader(ID_HEADER, id);
    response.once('close', () =>
      inRequest(scope, () => tell(request, response, began, scope.route)),
    );
    inRequest(scope, answer);
  };
}

/** What stands behind the question mark may be what somebody searched for; the rest of /first is a secret. */
function pathOf({ url = '' }: IncomingMessage): string {
  return (url.split('?', 1)[0] ?? '').replace(/^\/first\/.*/, '/first/…');
}
