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

test.each(['limit=0', 'limit=1001', 'before=-1', 'alarm=x', 'freezer=%00', 'who=Ana'])(
  'AP2: ?%s is refused',
  async (query) => {
    expect((await api.refused('GET', `/api/journal?${query}`)).status).toBe(400);
  },
);

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
