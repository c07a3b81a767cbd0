import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, startApi } from '#tests/support/api.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi({ database: await openNewDatabase() });
});
afterAll(async () => {
  await api.stop();
  await api.database.close();
});

const ROUTES = [
  'get /healthz',
  'get /readyz',
  'get /api/simulation',
  'post /api/simulation',
  'get /api/freezers',
  'get /api/freezers/{id}',
  'get /api/freezers/{id}/settings',
  'put /api/freezers/{id}/settings',
  'get /api/freezers/{id}/history',
  'get /api/freezers/{id}/statistics',
  'get /api/freezers/{id}/readings',
  'get /api/freezers/{id}/readings.csv',
  'get /api/profiles',
  'put /api/profiles/{id}',
  'delete /api/profiles/{id}',
  'get /api/alarms',
  'get /api/alarms/{id}',
  'post /api/alarms/{id}/acknowledge',
  'post /api/alarms/{id}/ack',
  'post /api/alarms/{id}/shelve',
  'post /api/alarms/{id}/unshelve',
  'post /api/alarms/{id}/comment',
  'get /api/journal',
  'get /api/delivery',
  'get /api/openapi.json',
];

/** Every route that is declared, with what it declares. */
const declared = () =>
  Object.entries(api.document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

test('AP5: every route is described, in a sentence', () => {
  expect(api.document.openapi).toBe('3.1.0');
  expect(declared().map(({ method, path }) => `${method} ${path}`)).toEqual(
    expect.arrayContaining(ROUTES),
  );
  expect(declared()).toHaveLength(ROUTES.length);
  for (const { path, operation } of declared()) {
    expect(operation.summary, path).toMatch(/^[A-Z][^.]+.*\.$/);
  }
});

test('AP2, AP5: whatever may go wrong is declared as a problem', () => {
  for (const { path, operation } of declared()) {
    for (const [status, { content }] of Object.entries(operation.responses)) {
      if (Number(status) < 400 || path === '/readyz') continue;
      expect(Object.keys(content ?? {}), `${path} ${status}`).toEqual(['application/problem+json']);
    }
  }
});

test('AP5: all that it refers to is in it', () => {
  const text = JSON.stringify(api.document);
  const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(10);
  const schemas = Object.keys(api.document.components['schemas'] ?? {});
  for (const name of names) expect(schemas).toContain(name);
});

const OPEN_TO_ALL = '/api/simulation';
const changing = () =>
  declared().filter(({ method, path }) => method !== 'get' && path !== OPEN_TO_ALL);

test('AP4: every route that changes something wants to know who does it', async () => {
  expect(changing()).toHaveLength(8);
  for (const { method, path, operation } of changing()) {
    expect(operation.security, path).toEqual([{ person: [] }]);
    const asked = { body: method === 'delete' ? undefined : {}, person: null };
    const told = await api.refused(method.toUpperCase(), path.replace('{id}', '1'), asked);
    expect(told.status).toBe(400);
    expect(told.detail).toContain('gelo-person');
  }
});

test('AP4: but for the simulated sensors, which anybody on the page may start', async () => {
  const open = declared().filter(({ method, path }) => method !== 'get' && path === OPEN_TO_ALL);
  expect(open.map(({ method, operation }) => [method, operation.security])).toEqual([
    ['post', undefined],
  ]);
  const asked = { body: { running: false }, person: null };
  expect(await api.send('POST', OPEN_TO_ALL, asked)).toMatchObject({ running: false });
});

const comment = (header: string) =>
  api.ask('POST', '/api/alarms/999/comment', {
    body: { note: 'x' },
    person: null,
    headers: { 'gelo-person': header },
  });

test.each(['Ana', 'Jos%C3%A9', '%20 Ana%20', encodeURIComponent('🧊'.repeat(100)), 'a%2Cb'])(
  'AP4: %s is a name',
  async (header) => {
    expect((await comment(header)).status).toBe(404);
  },
);

test.each([
  '',
  '%20',
  '%',
  '%ff',
  'José',
  '%0A',
  'a%00b',
  'x'.repeat(101),
  encodeURIComponent('🧊'.repeat(101)),
  '%ED%A0%80',
])('AP4: %j is none', async (header) => {
  expect((await comment(header)).status).toBe(400);
});

test.each([
  '/api',
  '/api?x=1',
  '/api/',
  '/api/nothing',
  '/api/freezers/a/b',
  '/healthz/x',
  '/readyz/',
])('AP2: %s is the API’s, which says what it has not', async (path) => {
  const told = await api.refused('GET', path);
  expect(told.status).toBe(404);
  expect(told.detail).toContain('GET /api/openapi.json');
});

test.each(['/', '/apix', '/apis/x', '/healthzz', '/readyz-x', '/freezers/api/x', '/API/freezers'])(
  'AP2: %s is a page’s',
  async (path) => {
    expect(await (await fetch(`${api.address}${path}`)).text()).toBe('a page');
  },
);
