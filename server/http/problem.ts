import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type Problem, problem } from '#lib/api/problem.ts';
import { currentRequest } from '#server/lifecycle/request-scope.ts';
import { isPassing } from '#server/store/database-fault.ts';

export const TITLES = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Forbidden',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not acceptable as it is',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available',
} as const;
export type ProblemStatus = keyof typeof TITLES;

/** Why a request cannot be served. Its message says what to do next, and is the answer's `detail`. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly status: ProblemStatus;
  readonly errors: Problem['errors'];
  /** When it is worth trying again. */
  readonly retryAfterS: number | undefined;

  constructor(
    status: ProblemStatus,
    detail: string,
    more: { errors?: Problem['errors']; cause?: unknown; retryAfterS?: number } = {},
  ) {
    super(detail, { cause: more.cause });
    this.status = status;
    this.errors = more.errors;
    this.retryAfterS = more.retryAfterS;
  }
}

/** An RFC 9457 answer. */
export function answerProblem(context: Context, problem: ProblemError) {
  const { status, message, errors, retryAfterS } = problem;
  const body: Problem = { type: 'about:blank', title: TITLES[status], status, detail: message };
  if (errors !== undefined) body.errors = errors;
  const request = currentRequest();
  if (request !== undefined) body.requestId = request.id;
  return context.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json',
    ...(retryAfterS !== undefined && { 'retry-after': String(retryAfterS) }),
  });
}

/** Whatever was thrown, as what the asker is told. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof HTTPException && error.status === 415) {
    return new ProblemError(415, 'Send JSON, with content-type: application/json.');
  }
  if (error instanceof HTTPException && error.status === 400) {
    return new ProblemError(400, 'The body is not JSON. Correct it and send it again.');
  }
  if (isPassing(error)) return databaseAway(error);
  const detail = 'Something broke in Gelo; its log says what. Try again.';
  return new ProblemError(500, detail, { cause: error });
}

/** PF5: of what somebody replaces without having seen it. */
export function changedSince(look: string): ProblemError {
  const detail = `Nothing was changed: somebody else changed this since you looked at it. Look at it again (${look}), and send what you want of it.`;
  const errors = [{ path: 'replaces', message: 'it is other by now' }];
  return new ProblemError(409, detail, { errors });
}

function databaseAway(cause: unknown): ProblemError {
  const detail =
    'The database is away or busy, so nothing was changed or could be read. Try again in a moment; /readyz says when it is back.';
  return new ProblemError(503, detail, { cause });
}

/** The problems that a route may answer with, as it declares them. */
export function problems<const Statuses extends readonly ProblemStatus[]>(...statuses: Statuses) {
  const declared = statuses.map((status) => [
    status,
    {
      description: TITLES[status],
      content: { 'application/problem+json': { schema: problem } },
    },
  ]);
  return Object.fromEntries(declared) as {
    [Status in Statuses[number]]: {
      description: string;
      content: { 'application/problem+json': { schema: typeof problem } };
    };
  };
}
