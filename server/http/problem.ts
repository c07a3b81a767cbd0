import type { Context } from 'hono';
import type { Problem } from '#lib/api.ts';

const TITLES = {
  400: 'Bad request',
  403: 'Forbidden',
  404: 'Not found',
  413: 'Too large',
  415: 'Unsupported media type',
  500: 'Internal error',
  503: 'Not available',
} as const;

/** An RFC 9457 answer: `detail` says what to do next. */
export function answerProblem(context: Context, status: keyof typeof TITLES, detail: string) {
  const body: Problem = { type: 'about:blank', title: TITLES[status], status, detail };
  return context.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' });
}
