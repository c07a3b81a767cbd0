import { createMiddleware } from 'hono/factory';
import { line } from '#lib/api/text.ts';
import { ProblemError } from '#server/http/problem.ts';

/**
 * Who does what a request asks for. Nobody signs in yet, so it is whoever the request says: this is the
 * one place that a sign-in has to replace.
 */
export type Acting = { Variables: { person: string } };

const HEADER = 'gelo-person';
const name = line(100);

export const takePerson = createMiddleware<Acting>(async (context, next) => {
  const person = personOf(context.req.header(HEADER));
  if (person === undefined) {
    throw new ProblemError(
      400,
      `Say who does this: send the header ${HEADER} with a name of 1 to 100 characters, percent-encoded as UTF-8, for example ${HEADER}: Jos%C3%A9%20Silva.`,
    );
  }
  context.set('person', person);
  await next();
});

/** How the document of the API speaks of it. */
export const PERSON_SCHEME = {
  type: 'apiKey',
  in: 'header',
  name: HEADER,
  description: 'The name of the person who does it, percent-encoded as UTF-8.',
} as const;

function personOf(header: string | undefined): string | undefined {
  // What is not percent-encoded arrives as Latin-1: another name than the one that was sent.
  if (header === undefined || !/^[\x20-\x7e]*$/.test(header)) return undefined;
  try {
    return name.safeParse(decodeURIComponent(header)).data;
  } catch {
    return undefined; // A percent sign that encodes nothing.
  }
}
