import { afterAll, beforeAll, expect, test } from 'vitest';
import { needOf } from '#lib/people/permissions.ts';
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

/** Every route that is declared, with what it declares. */
const declared = () =>
  Object.entries(api.document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

// That each is in the table of who may do what, and the other way round: permissions.test.ts.
test('AP5: every route is described, in a sentence', () => {
  expect(api.document.openapi).toBe('3.1.0');
  expect(declared().length).toBeGreaterThan(30);
  for (const { path, operation } of declared()) {
    expect(operation.summary, path).toMatch(/^[A-Z][^.]+.*\.$/);
  }
});

test('AP5, WH1: what each takes is said too', () => {
  for (const { path, method, operation } of declared()) {
    const need = needOf(`${method.toUpperCase()} ${path}`);
    if (need === 'none') continue;
    expect(operation.description, path).toContain(`Takes the role ${need}.`);
    expect(Object.keys(operation.responses), path).toEqual(expect.arrayContaining(['401', '403']));
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

test('AP4: every route that changes something is done by somebody who is signed in', async () => {
  const changing = declared().filter(
    ({ method, path }) => method !== 'get' && needOf(`${method.toUpperCase()} ${path}`) !== 'none',
  );
  expect(changing.length).toBeGreaterThan(15);
  for (const { method, path, operation } of changing) {
    expect(operation.security, path).toEqual([{ person: [] }]);
    const asked = { body: method === 'delete' ? undefined : {}, person: null };
    const filled = path.replaceAll(/\{\w+\}/g, '1');
    const told = await api.refused(method.toUpperCase(), filled, asked);
    expect(told).toMatchObject({ status: 401, detail: expect.stringContaining('Sign in first') });
  }
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
