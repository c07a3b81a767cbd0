import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FreezerSettings, FreezerView } from '#lib/api/freezers.ts';
import type { HistoryBucket } from '#lib/api/history.ts';
import type { JournalEntry } from '#lib/api/journal.ts';
import { PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import { type Api, freezerPath, startApi } from '#tests/support/api.ts';
import { NOON } from '#tests/support/builders.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi({ database: await openNewDatabase() });
});
afterAll(async () => {
  await api.stop();
  await api.database.close();
});

const minutes = (from: number, ...celsius: number[]) =>
  celsius.map((value, index) => ({ at: NOON + (from + index) * 60_000, celsius: value }));

const SETTINGS: FreezerSettings = {
  name: 'Vacinas',
  place: 'Sala 2, à esquerda',
  profile: 'vaccine-refrigerated',
  overrides: { high: 9, onDelaySeconds: 60 },
};

describe('GET /api/freezers', () => {
  test('AP5: a freezer is there from its first reading, with what is in force', async () => {
    await api.record('f1', minutes(0, -3.42, -3.4));
    const view = {
      id: 'f1',
      name: null,
      place: null,
      profile: 'beverage',
      overrides: {},
      settings: PROFILE_SETTINGS.beverage,
      newest: {
        at: NOON + 60_000,
        heardAt: NOON + 60_000,
        celsius: -3.4,
        celsiusAt: NOON + 60_000,
        simulated: false,
      },
    };
    expect(await api.get(freezerPath('f1'))).toMatchObject(view);
    const { freezers } = await api.get<{ freezers: FreezerView[] }>('/api/freezers');
    expect(freezers.find(({ id }) => id === 'f1')).toMatchObject(view);
  });

  test('RO3: a freezer that gave nothing but probe errors has no value', async () => {
    await api.record('broken probe', minutes(0, 85));
    const { newest } = await api.get<FreezerView>(freezerPath('broken probe'));
    expect(newest).toMatchObject({ at: NOON, celsius: null });
  });

  test.each([
    'a/b',
    'a b',
    '❄️ n°1 "direita" \'x\'',
    '%2F',
    '100%',
    'x/history',
    '../f1',
    'a?b#c',
    'a;b=c&d',
    'a+b',
    '\\',
    ':id',
    '{id}',
    '*',
    '<b>',
    '冷凍庫',
    'é',
    '🧊'.repeat(200),
  ])('UI8: a freezer called %j is found by its percent-encoded id', async (id) => {
    await api.record(id, minutes(0, -1));
    expect(await api.get(freezerPath(id))).toMatchObject({ id, newest: { celsius: -1 } });
    const { buckets } = await api.get<{ freezer: string; buckets: HistoryBucket[] }>(
      freezerPath(id, `/history?from=${NOON}&to=${NOON + 60_000}`),
    );
    expect(buckets).toMatchObject([{ mean: -1, count: 1 }]);
    const saved = await api.send(`PUT`, freezerPath(id, '/settings'), { body: SETTINGS });
    expect(saved).toMatchObject({ id, name: 'Vacinas' });
  });

  test.each(['', '/settings', '/history', '/statistics', '/readings.csv'])(
    'AP2: of a freezer that is not there %s says where to look',
    async (rest) => {
      const told = await api.refused('GET', freezerPath('no/such', rest));
      expect(told).toMatchObject({ status: 404, title: 'Not found' });
      expect(told.detail).toContain('“no/such”');
    },
  );

  test.each(['%00', 'a%07b', `${'x'.repeat(201)}`])(
    'AP2, RD8: %s can be no freezer’s id',
    async (id) => {
      expect(await api.refused('GET', `/api/freezers/${id}`)).toMatchObject({
        status: 400,
        errors: [{ path: 'id' }],
      });
    },
  );

  test('AP2: an address that is no UTF-8 names no freezer', async () => {
    expect((await api.refused('GET', '/api/freezers/%ff')).status).toBe(404);
  });
});

describe('PUT /api/freezers/{id}/settings', () => {
  const put = (body: unknown, more = {}) =>
    api.ask('PUT', freezerPath('f2', '/settings'), { body, ...more });
  const refused = (body: unknown, more = {}) =>
    api.refused('PUT', freezerPath('f2', '/settings'), { body, ...more });
  const stored = () => api.get<FreezerSettings>(freezerPath('f2', '/settings'));

  beforeAll(() => api.record('f2', minutes(0, 4)));

  test('PF1: replaces all of them; what is in force is the profile but for what it has of its own', async () => {
    const { status, body } = await put(SETTINGS);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...SETTINGS,
      settings: { ...PROFILE_SETTINGS['vaccine-refrigerated'], ...SETTINGS.overrides },
    });
    expect(await stored()).toEqual(SETTINGS);
    const plain = { name: null, place: null, profile: 'beverage', overrides: {} };
    await put(plain);
    expect(await stored()).toEqual(plain);
  });

  test('PF3: the journal has what was before and after, and who did it', async () => {
    const before = await stored();
    await put(SETTINGS, { person: 'José ❄️' });
    const { entries } = await api.get<{ entries: JournalEntry[] }>(
      '/api/journal?freezer=f2&limit=1',
    );
    expect(entries).toMatchObject([
      {
        who: 'José ❄️',
        what: 'settings saved',
        freezer: 'f2',
        alarm: null,
        before,
        after: SETTINGS,
      },
    ]);
  });

  test('PF3: a change counts for what is recorded from then on', async () => {
    const past = minutes(10, 7);
    await put({ ...SETTINGS, overrides: {} });
    await api.record('f2', past);
    await put({ ...SETTINGS, overrides: { high: 6 } });
    await api.record('f2', [...minutes(11, 7), ...minutes(12, 5)]);
    const from = NOON + 10 * 60_000;
    const { buckets } = await api.get<{ buckets: HistoryBucket[] }>(
      freezerPath('f2', `/history?from=${from}&to=${from + 180_000}&points=3`),
    );
    expect(buckets.map(({ above }) => above)).toEqual([0, 1, 0]);
  });

  test('PF5: whoever has not seen what somebody else saved does not undo it', async () => {
    await put(SETTINGS);
    const replaces = await stored();
    const theirs = { ...SETTINGS, overrides: { high: 8.5 } };
    await put(theirs, { person: 'Bia' });
    const mine = { ...SETTINGS, name: 'Cozinha' };
    const told = await refused({ ...mine, replaces });
    expect(told).toMatchObject({ status: 409, errors: [{ path: 'replaces' }] });
    expect(await stored()).toEqual(theirs);
    expect(await put({ ...mine, replaces: theirs })).toMatchObject({ status: 200 });
    expect(await stored()).toEqual(mine);
  });

  test('PF5: of many that save onto the same at once one does', async () => {
    const replaces = await stored();
    const places = ['A', 'B', 'C', 'D', 'E'];
    const all = await Promise.all(
      places.map((place) => put({ ...replaces, place, replaces }).then(({ status }) => status)),
    );
    expect(all.toSorted()).toEqual([200, 409, 409, 409, 409]);
    expect((await stored()).place).toBe(places[all.indexOf(200)]);
  });

  test.each([
    ['a field of its own out of bounds', { overrides: { high: 2000 } }, ['overrides.high']],
    ['an unknown field', { overrides: { hihg: 9 } }, ['overrides']],
    ['limits the wrong way round', { overrides: { low: 9 } }, ['overrides.low']],
    ['no limit at all', { overrides: { low: null, high: null } }, ['overrides.high']],
    ['several wrong ones', { name: '', overrides: { low: 'x' } }, ['name', 'overrides.low']],
    ['a profile that is not there', { profile: 'no-such' }, ['profile']],
    ['something left out', { overrides: undefined }, ['overrides']],
    ['a control character', { place: 'a\u0000b' }, ['place']],
    ['half of an emoji', { name: '\ud83e' }, ['name']],
  ])('PF2: %s is refused field by field and changes nothing', async (_what, wrong, paths) => {
    const before = await stored();
    const told = await refused({ ...SETTINGS, ...wrong });
    expect(told.status).toBe(422);
    expect(told.errors?.map(({ path }) => path)).toEqual(paths);
    for (const path of paths) expect(told.detail).toContain(path);
    expect(await stored()).toEqual(before);
  });

  test.each([
    ['no JSON', '{', {}, 400],
    ['another type of content', '{}', { headers: { 'content-type': 'text/plain' } }, 415],
    ['too much', { ...SETTINGS, name: 'x'.repeat(20_000) }, {}, 413],
    ['nobody', SETTINGS, { person: null }, 401],
    ['another site', SETTINGS, { headers: { origin: 'https://evil.example' } }, 403],
  ])('AP3: %s is refused and changes nothing', async (_what, body, more, status) => {
    const before = await stored();
    expect((await refused(body, more)).status).toBe(status);
    expect(await stored()).toEqual(before);
  });

  test('AP2: a freezer that is not there is not made', async () => {
    const told = await api.refused('PUT', freezerPath('f3', '/settings'), { body: SETTINGS });
    expect(told.status).toBe(404);
    expect((await api.refused('GET', freezerPath('f3'))).status).toBe(404);
  });
});
