import { type Hook, OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { ZodError, ZodType } from 'zod';
import type { Problem } from '#lib/api/problem.ts';
import { type Asked, takePerson } from '#server/http/actor.ts';
import { ProblemError, problems } from '#server/http/problem.ts';

const MAX_BODY_BYTES = 16_384;

// biome-ignore lint/suspicious/noExplicitAny: what is validated differs from route to route
type Refuse = Hook<any, Asked, string, undefined>;

/** What a group of routes is declared on. What does not fit a route's schemas is refused. */
export function createRouter(refuse = refuseUnfit) {
  return new OpenAPIHono<Asked>({ defaultHook: refuse });
}

const PLACES: Record<string, string> = { json: 'body', query: 'query', param: 'address' };

const refuseUnfit: Refuse = (result) => {
  if (result.success) return undefined;
  const errors = errorsOf(result.error);
  const detail = `The ${PLACES[result.target]} is not what this route takes: ${listed(errors)}. Correct it; GET /api/openapi.json says what fits.`;
  throw new ProblemError(400, detail, { errors });
};

/** For bodies of many fields, which a person filled in. */
export const refuseFields: Refuse = (result, context) => {
  if (result.success || result.target !== 'json') return refuseUnfit(result, context);
  throw unfitFields(errorsOf(result.error));
};

export function unfitFields(errors: Problem['errors'] = []): ProblemError {
  const detail = `Nothing was changed, as these fields are not right: ${listed(errors)}. Correct them and send all of it again.`;
  return new ProblemError(422, detail, { errors });
}

function errorsOf(error: ZodError): { path: string; message: string }[] {
  return error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
}

function listed(errors: readonly { path: string; message: string }[]): string {
  return errors
    .map(({ path, message }) => (path === '' ? message : `${path} (${message})`))
    .join('; ');
}

/** What is said of many freezers at once, or of all in a file. */
const MAX_LARGE_BYTES = 4 * 1024 * 1024;
const LARGE: ReadonlySet<string> = new Set(['/api/freezers', '/api/freezers.csv']);

function limitTo(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new ProblemError(413, `Send ${maxSize} bytes at most.`);
    },
  });
}

const limitUsual = limitTo(MAX_BODY_BYTES);
const limitLarge = limitTo(MAX_LARGE_BYTES);

export const limitBody = createMiddleware((context, next) =>
  LARGE.has(context.req.path) ? limitLarge(context, next) : limitUsual(context, next),
);

/** What every route has that changes something on a person's behalf. */
export const changing = {
  middleware: takePerson,
  security: [{ person: [] }],
};
/** What each of them may answer. */
export const refusals = problems(400, 401, 403, 413, 415, 429, 503);

export function jsonBody<Schema extends ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

export function json<Schema extends ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}
