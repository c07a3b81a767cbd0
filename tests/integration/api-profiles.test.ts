import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JournalEntry } from '#lib/api/journal.ts';
import type { ProfileView } from '#lib/api/profiles.ts';
import { BUILT_IN_PROFILES, PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import { type Api, freezerPath, startApi } from '#tests/support/api.ts';
import { NOON } from '#tests/support/builders.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi({ database: await openNewDatabase() });
});
afterAll(async () => {
  await api.stop();
  await api.database.close();
});

const settings = PROFILE_SETTINGS['frozen-food'];
const path = (id: string) => `/api/profiles/${id}`;
const put = (id: string, body: object) => api.send<ProfileView>('PUT', path(id), { body });
const refused = (id: string, body: object) => api.refused('PUT', path(id), { body });
const profiles = async () => (await api.get<{ profiles: ProfileView[] }>('/api/profiles')).profiles;
const idsOf = async () => (await profiles()).map(({ id }) => id);
const give = (freezer: string, profile: string, overrides = {}) =>
  api.send('PUT', freezerPath(freezer, '/settings'), {
    body: { name: null, place: null, profile, overrides },
  });

test('PF1: the profiles that come with Gelo are there, without a name', async () => {
  const built = (await profiles()).filter(({ name }) => name === null);
  expect(built.map(({ id }) => id)).toEqual([...BUILT_IN_PROFILES].sort());
  for (const { id, settings } of built) {
    expect(settings).toEqual(PROFILE_SETTINGS[id as (typeof BUILT_IN_PROFILES)[number]]);
  }
});

test('PF1, PF3: a profile of one’s own is made, changed and deleted, each in the journal', async () => {
  expect(await put('ice-cream', { name: 'Sorvete', settings })).toEqual({
    id: 'ice-cream',
    name: 'Sorvete',
    settings,
    freezers: 0,
  });
  const warmer = { ...settings, high: -12 };
  expect(await put('ice-cream', { name: 'Sorvetes', settings: warmer })).toMatchObject({
    name: 'Sorvetes',
    settings: warmer,
  });
  expect((await api.ask('DELETE', path('ice-cream'))).status).toBe(204);
  expect(await idsOf()).not.toContain('ice-cream');
  const { entries } = await api.get<{ entries: JournalEntry[] }>('/api/journal?limit=3');
  expect(entries).toMatchObject([
    { who: 'Ana', what: 'profile deleted', before: { name: 'Sorvetes' }, after: null },
    { what: 'profile saved', before: { name: 'Sorvete' }, after: { settings: warmer } },
    { what: 'profile saved', before: null, after: { name: 'Sorvete', settings } },
  ]);
});

test('PF1: one that comes with Gelo can be changed, keeps having no name, and cannot be deleted', async () => {
  const changed = { ...PROFILE_SETTINGS.beverage, high: 6 };
  const saved = await put('beverage', { name: 'Bebidas', settings: changed });
  expect(saved).toMatchObject({ name: null, settings: changed });
  const told = await api.refused('DELETE', path('beverage'));
  expect(told).toMatchObject({ status: 409, detail: expect.stringContaining('comes with Gelo') });
});

test('AP2: a profile that freezers have is not deleted', async () => {
  await api.record('f1', [{ at: NOON, celsius: -20 }]);
  await put('used', { name: 'Usado', settings });
  await give('f1', 'used');
  expect((await profiles()).find(({ id }) => id === 'used')).toMatchObject({ freezers: 1 });
  const told = await api.refused('DELETE', path('used'));
  expect(told).toMatchObject({ status: 409, detail: expect.stringContaining('another one first') });
  expect(told.detail).toContain('that of “f1”.');
});

test('FA4: of many freezers that have a profile the first are named', async () => {
  await put('popular', { name: 'Popular', settings });
  for (let n = 1; n <= 7; n++) {
    await api.record(`p${n}`, [{ at: NOON, celsius: -20 }]);
    await give(`p${n}`, 'popular');
  }
  const { detail } = await api.refused('DELETE', path('popular'));
  expect(detail).toContain('“p1”, “p2”, “p3”, “p4”, “p5” and 2 more');
});

test('PF2: a profile may not become what clashes with what a freezer has of its own', async () => {
  await api.record('f2', [{ at: NOON, celsius: -20 }]);
  await put('clash', { name: 'Choque', settings: { ...settings, low: -50 } });
  await give('f2', 'clash', { high: -30 });
  const told = await refused('clash', { name: 'Choque', settings: { ...settings, low: -25 } });
  expect(told).toMatchObject({ status: 422, errors: [{ path: 'settings.low' }] });
  expect(told.detail).toContain('freezer f2');
});

test('PF5: whoever has not seen what somebody else made of a profile does not undo it', async () => {
  const made = { name: 'Lento', settings };
  await put('slow', { ...made, replaces: null });
  const theirs = { name: 'Lento', settings: { ...settings, high: -12 } };
  await put('slow', { ...theirs, replaces: made });
  const mine = { name: 'Devagar', settings };
  const told = await refused('slow', { ...mine, replaces: made });
  expect(told).toMatchObject({ status: 409, errors: [{ path: 'replaces' }] });
  expect(await refused('slow', { ...mine, replaces: null })).toMatchObject({ status: 409 });
  expect((await profiles()).find(({ id }) => id === 'slow')).toMatchObject(theirs);
  expect(await put('slow', { ...mine, replaces: theirs })).toMatchObject(mine);
  await api.ask('DELETE', path('slow'));
  expect(await refused('slow', { ...mine, replaces: mine })).toMatchObject({ status: 409 });
});

test('AP2: a name that another profile has is refused', async () => {
  await put('one', { name: 'Um', settings });
  expect(await refused('two', { name: 'Um', settings })).toMatchObject({ status: 409 });
});

test('AP2: of two that take the same name at once one is refused', async () => {
  await api.database.withClient(async (client) => {
    await client.query('begin');
    await client.query(`insert into profile (id, name, settings) values ('a', 'Corrida', '{}')`);
    const other = refused('b', { name: 'Corrida', settings });
    await waitFor('the other to wait for the first', async () => {
      const waiting = await api.database.query(
        `select 1 from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
    await client.query('commit');
    expect(await other).toMatchObject({ status: 409, detail: expect.stringContaining('name') });
  });
  await api.database.query(`delete from profile where id = 'a'`);
});

test.each([
  ['Upper', 400],
  ['under_score', 400],
  ['%20', 400],
  ['x'.repeat(51), 400],
])('AP3: %s is no id for a profile', async (id, status) => {
  expect((await refused(id, { name: 'X', settings })).status).toBe(status);
});

test.each([
  ['no name', { name: null, settings }, ['name']],
  ['an empty name', { name: '  ', settings }, ['name']],
  ['no settings', { name: 'X' }, ['settings']],
  ['settings left out', { name: 'X', settings: { high: 3 } }, ['settings.low']],
  [
    'settings that do not go together',
    { name: 'X', settings: { ...settings, low: -10, deadband: 5 } },
    ['settings.low', 'settings.deadband'],
  ],
])('PF2: %s is refused field by field and makes nothing', async (_what, body, paths) => {
  const told = await refused('not-made', body);
  expect(told.status).toBe(422);
  expect(told.errors?.map(({ path }) => path)).toEqual(expect.arrayContaining(paths));
  expect(await idsOf()).not.toContain('not-made');
});

test('AP2: what is not there cannot be deleted', async () => {
  expect((await api.refused('DELETE', path('no-such'))).status).toBe(404);
});
