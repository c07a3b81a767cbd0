import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JournalEntry } from '#lib/api/journal.ts';
import { type Api, freezerPath, startApi } from '#tests/support/api.ts';
import { NOON } from '#tests/support/builders.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi({ database: await openNewDatabase() });
  for (const freezer of ['a/b', 'c']) {
    await api.record(freezer, [{ at: NOON, celsius: 9 }]);
    for (const name of ['one', 'two', 'three']) {
      const body = { name, place: null, profile: 'beverage', overrides: {} };
      await api.send('PUT', freezerPath(freezer, '/settings'), { body, person: name });
    }
  }
});
afterAll(async () => {
  await api.stop();
  await api.database.close();
});

const read = async (query = '') =>
  (await api.get<{ entries: JournalEntry[] }>(`/api/journal?${query}`)).entries;

test('AL13, PF3: every change is there, the newest first', async () => {
  const entries = await read();
  expect(entries.map(({ freezer, who }) => [freezer, who])).toEqual([
    ['c', 'three'],
    ['c', 'two'],
    ['c', 'one'],
    ['a/b', 'three'],
    ['a/b', 'two'],
    ['a/b', 'one'],
  ]);
  expect(entries[0]).toMatchObject({
    at: NOON,
    what: 'settings saved',
    alarm: null,
    before: { name: 'two' },
    after: { name: 'three', profile: 'beverage' },
  });
});

test('AP5: of one freezer, and page by page', async () => {
  const own = await read('freezer=a%2Fb');
  expect(own.map(({ who }) => who)).toEqual(['three', 'two', 'one']);
  const first = await read('limit=4');
  expect(await read(`limit=4&before=${first.at(-1)?.id}`)).toEqual(own.slice(1));
  expect(await read('alarm=1')).toEqual([]);
  expect(await read('freezer=nobody')).toEqual([]);
});

test.each([
  ...['limit=0', 'limit=1001', 'before=-1', 'after=-1', 'alarm=x', 'freezer=%00'],
  ...['who=', 'by=robots', 'what=%0A', 'from=soon', 'to=-1', 'q=%00', `q=${'x'.repeat(201)}`],
  'colour=blue',
])('AP2: ?%s is refused', async (query) => {
  expect((await api.refused('GET', `/api/journal?${query}`)).status).toBe(400);
});

test.each([
  ['changed', `update journal set who = 'Eve'`],
  ['deleted', 'delete from journal'],
  ['emptied', 'truncate journal'],
  ['emptied with what hangs on it', 'truncate alarm cascade'],
])('AL13: the journal is not %s, whoever asks', async (_what, sql) => {
  const before = await read();
  await expect(api.database.query(sql)).rejects.toThrow('the journal only grows');
  expect(await read()).toEqual(before);
});

test('JO1: filters narrow it, all together', async () => {
  expect((await read('who=two')).map(({ freezer }) => freezer)).toEqual(['c', 'a/b']);
  expect((await read('who=two&freezer=c')).map(({ who }) => who)).toEqual(['two']);
  expect(await read('by=gelo')).toEqual([]);
  expect(await read('what=freezers')).toHaveLength(6);
  expect(await read('what=settings+saved')).toHaveLength(6);
  expect(await read('what=alarms')).toEqual([]);
  expect(await read(`from=${NOON}&to=${NOON + 1}`)).toHaveLength(6);
  expect(await read(`from=${NOON + 1}`)).toEqual([]);
  expect((await read('q=ONE+c')).map(({ freezer }) => freezer)).toEqual(['c', 'c']);
});

test('JO1: who is in it, and what was done', async () => {
  expect(await api.get('/api/journal/names')).toEqual({
    people: ['one', 'three', 'two'],
    what: ['settings saved'],
  });
});

test('JO1: all of it is for operators; that of one freezer for whoever may look', async () => {
  for (const path of [
    '/api/journal',
    '/api/journal/names',
    '/api/journal.csv',
    '/api/journal?who=Ana',
  ]) {
    expect((await api.refused('GET', path, { person: null })).status, path).toBe(401);
    expect((await api.refused('GET', path, { person: 'Vi', role: 'viewer' })).status, path).toBe(
      403,
    );
    expect((await api.ask('GET', path, { person: 'Op', role: 'operator' })).status, path).toBe(200);
  }
  expect((await api.ask('GET', '/api/journal?freezer=c', { person: null })).status).toBe(200);
});

test('JO6: what fits is given as a file, in the words of its locale', async () => {
  const { status, headers, text } = await api.ask('GET', '/api/journal.csv?freezer=c&locale=pt-BR');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-disposition')).toBe('attachment; filename="gelo-journal.csv"');
  const [header, newest, ...rest] = text.split('\r\n');
  expect(header).toMatch(/^id;quando;/);
  expect(newest).toContain(
    ';three;Configurações salvas;Nome: de “two” para “three”;;c;three;;settings saved;',
  );
  expect(rest).toHaveLength(3);
  const english = (await api.ask('GET', '/api/journal.csv?who=nobody')).text;
  expect(english).toBe(
    'id,at,recorded_at,who,what,details,note,freezer,name,alarm,code,before,after\r\n',
  );
});
