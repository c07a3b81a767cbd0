import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FreezerView } from '#lib/api/freezers.ts';
import type { ImportReport } from '#lib/api/freezers-csv.ts';
import type { JournalEntry } from '#lib/api/journal.ts';
import { PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import { type Api, freezerPath, startApi } from '#tests/support/api.ts';
import { NOON } from '#tests/support/builders.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi({ database: await openNewDatabase() });
  for (const id of ['a', 'b', 'c', 'odd; "id"']) await api.record(id, [{ at: NOON, celsius: -3 }]);
});
afterAll(async () => {
  await api.stop();
  await api.database.close();
});

const all = async () => (await api.get<{ freezers: FreezerView[] }>('/api/freezers')).freezers;
const settingsOf = async (id: string) => {
  const { name, place, profile, overrides } = await api.get<FreezerView>(freezerPath(id));
  return { name, place, profile, overrides };
};
const put = (id: string, given: object) =>
  api.send('PUT', freezerPath(id, '/settings'), {
    body: { name: null, place: null, profile: 'beverage', overrides: {}, ...given },
  });
const newest = async (limit: number) =>
  (await api.get<{ entries: JournalEntry[] }>(`/api/journal?limit=${limit}`)).entries;
/** What tells whether anything was changed at all. */
const traces = async () => [
  await all(),
  await api.database.query('select revision from settings_revision'),
  await newest(1),
];

describe('POST /api/freezers', () => {
  const set = (body: object) => api.send<{ changed: number }>('POST', '/api/freezers', { body });
  const refused = (body: object) => api.refused('POST', '/api/freezers', { body });

  test('FA3, PF4: many get the same profile and place, each written down', async () => {
    await put('b', { name: 'Bar', overrides: { onDelaySeconds: 5 } });
    const body = { freezers: ['a', 'b', 'a'], profile: 'vaccine-frozen', place: 'Sala 2' };
    expect(await set(body)).toEqual({ changed: 2 });
    expect(await settingsOf('b')).toEqual({
      ...{ name: 'Bar', place: 'Sala 2', profile: 'vaccine-frozen' },
      overrides: { onDelaySeconds: 5 },
    });
    expect((await all()).find(({ id }) => id === 'a')?.settings).toEqual(
      PROFILE_SETTINGS['vaccine-frozen'],
    );
    const entries = await newest(2);
    expect(entries.map(({ freezer }) => freezer).toSorted()).toEqual(['a', 'b']);
    expect(entries[0]).toMatchObject({
      ...{ who: 'Ana', what: 'settings saved', at: api.clock.at },
      after: { place: 'Sala 2', profile: 'vaccine-frozen', profileName: null },
    });
  });

  test('FA3: what they have already changes nothing; a place is taken away by null', async () => {
    expect(await set({ freezers: ['a', 'b'], place: 'Sala 2' })).toEqual({ changed: 0 });
    expect(await set({ freezers: ['a'], place: null })).toEqual({ changed: 1 });
    expect(await settingsOf('a')).toMatchObject({ place: null, profile: 'vaccine-frozen' });
  });

  test('FA3, PF2: one that does not go with it, and nothing is changed for any', async () => {
    await put('c', { overrides: { low: -1 } });
    const before = await traces();
    const told = await refused({ freezers: ['a', 'c'], profile: 'vaccine-frozen' });
    expect(told).toMatchObject({ status: 422, errors: [{ path: 'freezers c' }] });
    expect(told.detail).toContain('Nothing was changed');
    expect(await traces()).toEqual(before);
  });

  test.each([
    ['a freezer that is none', { freezers: ['a', 'zz'], place: 'x' }],
    ['a profile that is none', { freezers: ['a'], profile: 'no-such' }],
    ['nobody', { freezers: [], place: 'x' }],
    ['nothing', { freezers: ['a'] }],
    ['a place of two lines', { freezers: ['a'], place: 'x\ny' }],
    ['more', { freezers: ['a'], place: 'x', name: 'x' }],
  ])('AP3: %s is refused and changes nothing', async (_what, body) => {
    const before = await traces();
    expect((await refused(body)).status).toBe(422);
    expect(await traces()).toEqual(before);
  });
});

describe('CSV', () => {
  const csv = (query = '') => api.ask('GET', `/api/freezers.csv${query}`);
  const send = (text: string | Uint8Array, query = '', headers = {}) =>
    api.send<ImportReport>('POST', `/api/freezers.csv${query}`, asked(text, headers));
  const asked = (text: string | Uint8Array, headers = {}) => ({
    body: text,
    headers: { 'content-type': 'text/csv', ...headers },
  });
  const refused = (text: string | Uint8Array, query = '') =>
    api.refused('POST', `/api/freezers.csv${query}`, asked(text));

  test('FA7: all freezers, with what each has of its own, in the reader’s locale', async () => {
    await put('a', { name: '=1+1', place: 'Sala, 2', overrides: { low: -4.5, jumpCelsius: null } });
    const en = await csv();
    expect(en.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(en.headers.get('content-disposition')).toContain('gelo-freezers.csv');
    const [header, a] = en.text.split('\r\n');
    expect(header).toMatch(/^id,name,place,profile,low,high,/);
    expect(a).toBe(`a,'=1+1,"Sala, 2",beverage,-4.5,,,,,,,,,none,`);
    const [names, portuguese] = (await csv('?locale=pt-BR')).text.split('\r\n');
    expect(names).toMatch(/^id;nome;local;perfil;limite_inferior;/);
    expect(portuguese).toBe(`a;'=1+1;"Sala, 2";beverage;-4,5;;;;;;;;;nenhum;`);
    const file = await fetch(`${api.address}/api/freezers.csv?locale=pt-BR`);
    const [first, second, third] = new Uint8Array(await file.arrayBuffer());
    expect([first, second, third]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test.each(['', '?locale=pt-BR'])('FA8: what was exported%s changes nothing', async (locale) => {
    const before = await traces();
    const { text } = await csv(locale);
    for (const query of ['?dry=true', '']) {
      expect(await send(text, query)).toMatchObject({ rows: 4, changed: 0, faulty: 0 });
    }
    expect(await traces()).toEqual(before);
  });

  test('FA8: a dry run says what would change; then it is done, each written down', async () => {
    const text = 'id;nome;limite_superior\r\nb;Câmara;6,5\r\n"odd; ""id""";;\r\n';
    const before = await traces();
    const dry = await send(text, '?dry=true');
    expect(dry).toMatchObject({
      ...{ applied: false, rows: 2, changed: 1, faulty: 0, faults: [] },
      changes: [{ id: 'b', line: 2, after: { name: 'Câmara', overrides: { high: 6.5 } } }],
    });
    expect(await traces()).toEqual(before);
    await put('b', { profile: 'beverage' });
    const again = await send(text, '?dry=true');
    const done = await send(text, `?revision=${again.revision}`);
    expect(done).toMatchObject({ applied: true, changed: 1 });
    expect(await settingsOf('b')).toMatchObject({ name: 'Câmara', overrides: { high: 6.5 } });
    expect(await newest(1)).toMatchObject([
      { who: 'Ana', what: 'settings saved', freezer: 'b', after: { name: 'Câmara' } },
    ]);
  });

  test('FA8: where settings changed since the dry run it is refused', async () => {
    const text = 'id,name\na,Other\n';
    const { revision } = await send(text, '?dry=true');
    await put('c', { name: 'since' });
    const before = await traces();
    const told = await refused(text, `?revision=${revision}`);
    expect(told).toMatchObject({ status: 409, detail: expect.stringContaining('since') });
    expect(await traces()).toEqual(before);
  });

  test('FA8: one row that is wrong, and nothing is changed; line and column are told', async () => {
    const text = 'id,name,high\na,Other,4\nb,Other,hot\nzz,x,\n';
    const before = await traces();
    const dry = await send(text, '?dry=true');
    expect(dry.faults.map(({ line, column, fault }) => `${line}:${column} ${fault}`)).toEqual([
      '3:3 not-a-number',
      '4:1 unknown',
    ]);
    const told = await refused(text);
    expect(told.status).toBe(422);
    expect(told.errors).toEqual([
      { path: 'line 3, column 3', message: '“hot” is no number.' },
      { path: 'line 4, column 1', message: expect.stringContaining('no freezer “zz”') },
    ]);
    expect(told.detail).toContain('line 3, column 3');
    expect(await traces()).toEqual(before);
  });

  test('FA8: a file of an older spreadsheet is read', async () => {
    const text = 'id;nome\r\nc;C\u00e2mara 3 \u2013 fundos\r\n';
    const bytes = Uint8Array.from(text, (sign) => (sign === '\u2013' ? 0x96 : sign.charCodeAt(0)));
    await send(bytes);
    expect(await settingsOf('c')).toMatchObject({ name: 'Câmara 3 – fundos' });
  });

  test('AP3: what is no CSV, or too large, is refused', async () => {
    const json = await api.refused('POST', '/api/freezers.csv', { body: {} });
    expect(json).toMatchObject({ status: 415, detail: expect.stringContaining('text/csv') });
    expect((await refused(`id\n${'x'.repeat(4 * 1024 * 1024)}`)).status).toBe(413);
    expect((await refused('')).status).toBe(422);
  });

  test('WH1: it is an admin who may, and only with a name', async () => {
    const given = asked('id,name\na,Other\n');
    const as = (more: object) => api.refused('POST', '/api/freezers.csv', { ...given, ...more });
    expect((await as({ person: null })).status).toBe(401);
    expect((await as({ person: 'Rui', role: 'operator' })).status).toBe(403);
    expect((await api.ask('GET', '/api/freezers.csv', { person: null })).status).toBe(200);
  });
});

test('FA8, PF4: a thousand freezers are changed in one go', async () => {
  await api.database.query(
    `with made as (insert into freezer (key, profile)
       select 'many' || n, 'beverage' from generate_series(1, 1000) n returning id)
     insert into freezer_state (freezer) select id from made`,
  );
  const rows = Array.from({ length: 1000 }, (_, n) => `many${n + 1},Sala ${n % 7}`);
  const began = performance.now();
  const report = await api.send<ImportReport>('POST', '/api/freezers.csv', {
    body: `id,place\n${rows.join('\n')}\n`,
    headers: { 'content-type': 'text/csv' },
  });
  expect(report).toMatchObject({ changed: 1000 });
  expect(report.changes).toHaveLength(500);
  // Nobody records meanwhile.
  expect(performance.now() - began).toBeLessThan(5000);
  expect((await newest(1000)).filter(({ what }) => what === 'settings saved')).toHaveLength(1000);
});
