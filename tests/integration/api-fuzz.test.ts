import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problem } from '#lib/api/problem.ts';
import { createLog } from '#server/lifecycle/log.ts';
import { createAnswerCheck } from '#tests/support/answers.ts';
import { type Api, startApi } from '#tests/support/api.ts';
import { NOON } from '#tests/support/builders.ts';
import { createRawClient, type RawAnswer, type RawRequest } from '#tests/support/raw-request.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';
import { nearly, rubbish, type Schema, valid } from '#tests/support/schema-arbitrary.ts';

/** Requests of one route; then come the others, and all of them again while there is time. */
const IN_A_ROW = 5;
const LONGEST_MS = 12_000;
const ADDRESSES = 1000;
/** Nothing here takes a second; ten are a hang. */
const ANSWER_WITHIN_MS = 10_000;

type Parameter = { name: string; in: string; required?: boolean; schema: Schema };
type Operation = {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};

/** What the log says of what broke. */
const faults: string[] = [];
let api: Api;
let client: ReturnType<typeof createRawClient>;
let check: ReturnType<typeof createAnswerCheck>;
beforeAll(async () => {
  const write = (line: string) => void faults.push(line);
  const log = createLog({ level: 'error' }, { write });
  api = await startApi({ database: await openNewDatabase(), log });
  client = createRawClient(api.address, ANSWER_WITHIN_MS);
  check = createAnswerCheck(api.document);
  const readings = Array.from({ length: 600 }, (_, n) => ({ at: NOON + n * 1000, celsius: 9 }));
  for (const freezer of ['f1', 'a/b']) await api.record(freezer, readings);
});
afterAll(async () => {
  client.close();
  await api.stop();
  await api.database.close();
});

const find = (ref: string): Schema =>
  ref
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (node, step) => (node as Record<string, unknown>)[step],
      api.document,
    ) as Schema;

const operations = () =>
  Object.entries(api.document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation: operation as Operation,
    })),
  );

/** As an address holds it; what is no text is sent as the bytes that somebody may send for it. */
function encoded(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80';
}

/** Mostly what fits, so that it comes further than to a check. */
function near(schema: Schema): fc.Arbitrary<unknown> {
  const fits = valid(schema, find);
  return fc.oneof(
    { weight: 6, arbitrary: fits },
    { weight: 2, arbitrary: nearly(fits) },
    { weight: 1, arbitrary: rubbish },
  );
}

function pathOf(path: string, parameters: readonly Parameter[]): fc.Arbitrary<string> {
  const wanted = parameters.filter((each) => each.in === 'path');
  const known = fc.constantFrom('f1', 'a/b', '1', 'beverage', 'nobody');
  const values = wanted.map(({ schema }) =>
    fc.oneof({ weight: 3, arbitrary: known }, { weight: 2, arbitrary: near(schema) }),
  );
  return fc.tuple(...values).map((given) =>
    wanted.reduce(
      // What is empty, or dots alone, is another address.
      (made, { name }, n) => made.replace(`{${name}}`, encoded(given[n]).replace(/^\.*$/, 'x')),
      path,
    ),
  );
}

function queryOf(parameters: readonly Parameter[]): fc.Arbitrary<string> {
  const wanted = parameters.filter((each) => each.in === 'query');
  const pairs = wanted.map(({ name, schema }) =>
    fc
      .oneof(
        { weight: 3, arbitrary: fc.constant(undefined) },
        { weight: 2, arbitrary: near(schema) },
      )
      .map((value) => (value === undefined ? [] : [`${name}=${encoded(value)}`])),
  );
  const odd = fc.oneof(
    { weight: 8, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(['x=1'], ['%'], ['a=%zz'], ['=&&='], ['limit=1&limit=2']),
    },
  );
  return fc.tuple(odd, ...pairs).map((all) => {
    const query = all.flat().join('&');
    return query === '' ? '' : `?${query}`;
  });
}

const bytes = (text: string) => new TextEncoder().encode(text);

function bodyOf({ requestBody }: Operation): fc.Arbitrary<Uint8Array | undefined> {
  const schema = requestBody?.content['application/json']?.schema;
  const raw = fc.oneof(
    fc.constantFrom(undefined, bytes(''), bytes('{'), bytes('null'), bytes('[]'), bytes('"x"')),
    fc.constant(bytes(`{"note":"${'x'.repeat(20_000)}"}`)),
    fc.uint8Array({ maxLength: 100 }),
  );
  if (schema === undefined) return fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, raw);
  const json = near(schema).map((value) => bytes(JSON.stringify(value) ?? ''));
  return fc.oneof({ weight: 6, arbitrary: json }, { weight: 1, arbitrary: raw });
}

const types = fc.oneof(
  { weight: 8, arbitrary: fc.constant('application/json') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('text/plain', 'application/json; charset=utf-16', '', 'x'),
  },
);
/** Many people, so that none of them changes too much in too short a time. */
const askers = fc.oneof(
  { weight: 6, arbitrary: fc.nat(200).map((n) => ({ name: `Ana ${n}`, role: 'admin' as const })) },
  { weight: 1, arbitrary: fc.constantFrom({ name: 'Vi', role: 'viewer' as const }, undefined) },
);

const cookies = new Map<string, Promise<string>>();

async function asked(one: Omit<RawRequest, 'headers'> & { type: string }, asker: Asker) {
  const headers: Record<string, string> = {};
  if (asker !== undefined) {
    const kept = cookies.get(asker.name) ?? api.people.cookieOf(asker);
    cookies.set(asker.name, kept);
    headers['cookie'] = await kept;
  }
  if (one.body !== undefined) headers['content-type'] = one.type;
  const answer = await client.ask({ ...one, headers });
  // Whoever has signed out, or was thrown out, comes back.
  if (answer.status === 401 && asker !== undefined) cookies.delete(asker.name);
  return answer;
}
type Asker = { name: string; role: 'admin' | 'viewer' } | undefined;

const contentType = ({ headers }: RawAnswer) => {
  const given = headers['content-type'];
  return typeof given === 'string' ? given : null;
};

/** What holds of every answer, whatever was asked. */
function expectSound(answer: RawAnswer, said: string) {
  const { status, text } = answer;
  if (status >= 500) expect(status, `${said}: ${faults.at(-1)}`).toBe(503);
  if (status < 400) return;
  expect(contentType(answer), `${said}: ${text}`).toBe('application/problem+json');
  const { status: told, detail, requestId } = problem.parse(JSON.parse(text));
  expect(told, said).toBe(status);
  expect(detail, said).toMatch(/^[A-Z“].{20,}\.$/s);
  expect(requestId, said).toBe(answer.headers['x-request-id']);
}

type One = ReturnType<typeof operations>[number];

function requestsOf({ path, method, operation }: One) {
  const { parameters = [] } = operation;
  return fc.record({
    method: fc.constant(method),
    path: fc.tuple(pathOf(path, parameters), queryOf(parameters)).map(([a, b]) => a + b),
    body: bodyOf(operation),
    type: types,
    asker: askers,
  });
}

test('AP6: whatever fits a route, nearly fits or is rubbish: an answer that its document declares, and soon', async () => {
  const all = operations();
  const taken = new Set<One>();
  const deadline = performance.now() + LONGEST_MS;
  do {
    for (const operation of all) {
      await fc.assert(
        fc.asyncProperty(requestsOf(operation), async ({ asker, ...one }) => {
          const answer = await asked(one, asker);
          const said = `${one.method} ${one.path}`;
          expectSound(answer, said);
          const type = contentType(answer);
          const body: unknown = type?.includes('json') ? JSON.parse(answer.text) : answer.text;
          check(one.method, one.path, { status: answer.status, contentType: type, body });
          if (answer.status < 400) taken.add(operation);
        }),
        { numRuns: IN_A_ROW, endOnFailure: true },
      );
    }
  } while (performance.now() < deadline);
  // Most took what was made for them, so that more was asked of them than a refusal.
  expect(taken.size).toBeGreaterThan(all.length / 2);
});

test('AP6: so has any address with any method', async () => {
  const steps = fc.constantFrom(
    ...[
      'api',
      'freezers',
      'alarms',
      'journal',
      'f1',
      '1',
      'healthz',
      'metrics',
      'first',
      'openapi.json',
    ],
    ...['%', '%zz', '%00', '%2F', '%2e%2e', '..', '.', '', '*', ':id', '{id}', '%F0%9F%A7%8A', '~'],
  );
  const paths = fc.array(steps, { maxLength: 6 }).map((all) => `/api/${all.join('/')}`);
  const methods = fc.constantFrom(
    'GET',
    'HEAD',
    'POST',
    'PUT',
    'DELETE',
    'PATCH',
    'OPTIONS',
    'TRACE',
    'PROPFIND',
  );
  await fc.assert(
    fc.asyncProperty(methods, paths, askers, async (method, path, asker) => {
      const answer = await asked({ method, path, type: 'x' }, asker);
      if (method === 'HEAD') expect(answer.status).toBeLessThan(500);
      else if (answer.text !== 'a page') expectSound(answer, `${method} ${path}`);
    }),
    { numRuns: ADDRESSES, endOnFailure: true },
  );
});
