import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problem } from '#lib/api/problem.ts';
import { PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import { createLog } from '#server/lifecycle/log.ts';
import { createAnswerCheck } from '#tests/support/answers.ts';
import { type Api, startApi } from '#tests/support/api.ts';
import { NOON } from '#tests/support/builders.ts';
import { createRawClient, type RawAnswer, type RawRequest } from '#tests/support/raw-request.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';
import { nearly, rubbish, type Schema, valid } from '#tests/support/schema-arbitrary.ts';

/** Requests of one route; then come the others, and then all of them again. */
const IN_A_ROW = 5;
const ROUNDS = 5;
/** What takes few of them is asked until it took one; so many times as much at most. */
const PATIENCE = 100;
const ADDRESSES = 1000;
/** As many as are used up by requests that work once: each freezer has an alarm, and a profile goes. */
const FREEZERS = ['a/b', ...Array.from({ length: 40 }, (_, n) => `f${n}`)];
const PROFILES = Array.from({ length: 20 }, (_, n) => `own-${n}`);
/** However slow the machine: what counts is how many are asked. */
const LONGEST_MS = 300_000;
/** Nothing here takes a second; ten are a hang. */
const ANSWER_WITHIN_MS = 10_000;

type Parameter = { name: string; in: string; required?: boolean; schema: Schema };
type Operation = {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};

/** The same again: FUZZ_SEED=… */
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

/** What the log says of what broke. */
const faults: string[] = [];
let api: Api;
let bia: { person: { id: string } };
let client: ReturnType<typeof createRawClient>;
let check: ReturnType<typeof createAnswerCheck>;
beforeAll(async () => {
  const write = (line: string) => void faults.push(line);
  const log = createLog({ level: 'error' }, { write });
  api = await startApi({ database: await openNewDatabase(), log });
  client = createRawClient(api.address, ANSWER_WITHIN_MS);
  check = createAnswerCheck(api.document);
  const readings = Array.from({ length: 600 }, (_, n) => ({ at: NOON + n * 1000, celsius: 9 }));
  for (const freezer of FREEZERS) await api.record(freezer, readings);
  const settings = PROFILE_SETTINGS.beverage;
  for (const id of PROFILES) {
    await api.send('PUT', `/api/profiles/${id}`, { body: { name: id, settings } });
  }
  const body = { name: 'Bia', username: 'bia', role: 'viewer' };
  bia = (await api.ask('POST', '/api/people', { body })).body as typeof bia;
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
  const known = fc.oneof(
    fc.constantFrom(...FREEZERS),
    fc.constantFrom(...FREEZERS.map((_, index) => String(index + 1))),
    fc.constantFrom(...PROFILES, 'beverage'),
    fc.constantFrom(bia.person.id, 'nobody'),
  );
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

/** What is JSON within a text. */
const ofParameter: Record<string, Schema> = { settings: { $ref: '#/components/schemas/Settings' } };

function queryOf(parameters: readonly Parameter[]): fc.Arbitrary<string> {
  const wanted = parameters.filter((each) => each.in === 'query');
  const pairs = wanted.map(({ name, schema, required }) =>
    fc
      .oneof(
        { weight: required ? 1 : 6, arbitrary: fc.constant(undefined) },
        { weight: 4, arbitrary: near(ofParameter[name] ?? schema) },
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
  if (requestBody?.content['text/csv']) return fc.oneof({ weight: 6, arbitrary: files }, raw);
  if (schema === undefined) return fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, raw);
  const json = near(schema).map((value) => bytes(JSON.stringify(value) ?? ''));
  return fc.oneof({ weight: 6, arbitrary: json }, { weight: 1, arbitrary: raw });
}

/** Tables of freezers, nearly right: what is not sent as text is read as it is. */
const cells = fc.constantFrom('f1', 'a/b', 'nobody', 'beverage', '', '4,5', '-1', 'none', '"', ';');
const files = fc
  .tuple(
    fc.shuffledSubarray(['id', 'name', 'high', 'profile', 'colour'], { minLength: 1 }),
    fc.constantFrom(',', ';', '\t'),
    fc.array(fc.array(fc.oneof(cells, fc.string()), { maxLength: 5 }), { maxLength: 4 }),
  )
  .map(([head, mark, rows]) => bytes([head, ...rows].map((row) => row.join(mark)).join('\r\n')));

const typesOf = ({ requestBody }: Operation) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(Object.keys(requestBody?.content ?? {})[0] ?? 'text/x') },
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

async function ask(one: Omit<RawRequest, 'headers'> & { type: string }, asker: Asker) {
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
    type: typesOf(operation),
    asker: askers,
  });
}

const nameOf = ({ method, path }: One) => `${method} ${path}`;

/** What takes more than chance finds (a password, of which few may be tried), an organisation, or a Kafka: none is here. */
const HARD: ReadonlySet<string> = new Set([
  ...['POST /api/auth/sign-in/username', 'POST /api/me/password'],
  ...['POST /api/auth/sign-in/social', 'GET /api/auth/callback/{provider}'],
  ...['POST /api/integrity', 'POST /api/integrity/{id}/cancel'],
  ...['GET /api/integrity/{id}', 'GET /api/integrity/{id}/report'],
  'PUT /api/people/{id}',
]);

let asserted = 0;
/** Each time with other values, but with the same in each run of a seed. */
async function holds<T>(what: fc.IAsyncPropertyWithHooks<T>, numRuns: number) {
  const seed = SEED + asserted++;
  await fc.assert(what, { seed, numRuns, endOnFailure: true }).catch((cause: unknown) => {
    throw new Error(`FUZZ_SEED=${SEED} asks the same again: ${cause}`, { cause });
  });
}

test(
  'AP6: whatever fits a route, nearly fits or is rubbish: an answer that its document declares, and soon',
  async () => {
    const all = operations();
    const taken = new Set<string>();
    const askInARow = (operation: One) => {
      const sound = fc.asyncProperty(requestsOf(operation), async ({ asker, ...one }) => {
        const answer = await ask(one, asker);
        expectSound(answer, `${one.method} ${one.path}`);
        const type = contentType(answer);
        const body: unknown = type?.includes('json') ? JSON.parse(answer.text) : answer.text;
        check(one.method, one.path, { status: answer.status, contentType: type, body });
        if (answer.status < 400) taken.add(nameOf(operation));
      });
      return holds(sound, IN_A_ROW);
    };
    for (let round = 0; round < ROUNDS; round++) for (const one of all) await askInARow(one);
    // Each takes what is made for it, so that more is asked of it than a refusal.
    const easy = all.filter((one) => !HARD.has(nameOf(one)));
    const untaken = () => easy.filter((one) => !taken.has(nameOf(one)));
    for (const one of untaken()) {
      for (let left = PATIENCE; left > 0 && !taken.has(nameOf(one)); left--) await askInARow(one);
    }
    expect(untaken().map(nameOf), `FUZZ_SEED=${SEED}`).toEqual([]);
  },
  LONGEST_MS,
);

test(
  'AP6: so has any address with any method',
  async () => {
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
      ...[
        '%',
        '%zz',
        '%00',
        '%2F',
        '%2e%2e',
        '..',
        '.',
        '',
        '*',
        ':id',
        '{id}',
        '%F0%9F%A7%8A',
        '~',
      ],
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
    const sound = fc.asyncProperty(methods, paths, askers, async (method, path, asker) => {
      const answer = await ask({ method, path, type: 'x' }, asker);
      if (method === 'HEAD') expect(answer.status).toBeLessThan(500);
      else if (answer.text !== 'a page') expectSound(answer, `${method} ${path}`);
    });
    await holds(sound, ADDRESSES);
  },
  LONGEST_MS,
);
