import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AlarmView } from '#lib/alarm/view.ts';
import type { FreezerView } from '#lib/api/freezers.ts';
import type { JournalEntry } from '#lib/api/journal.ts';
import { type Api, freezerPath, startApi } from '#tests/support/api.ts';
import { NOON } from '#tests/support/builders.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

const MINUTE = 60_000;
let api: Api;
beforeAll(async () => {
  api = await startApi({ database: await openNewDatabase() });
});
afterAll(async () => {
  await api.stop();
  await api.database.close();
});

const hear = (id: string, from: number, ...celsius: number[]) =>
  api.record(
    id,
    celsius.map((value, n) => ({ at: NOON + (from + n) * MINUTE, celsius: value })),
  );
const post = (id: string, verb: string, body = {}) =>
  api.send<FreezerView>('POST', freezerPath(id, `/${verb}`), { body });
const open = async (id: string) =>
  (await api.get<{ alarms: AlarmView[] }>(`/api/alarms?freezer=${id}`)).alarms;
const journal = async (id: string) =>
  (await api.get<{ entries: JournalEntry[] }>(`/api/journal?freezer=${id}`)).entries;
const facts = async (id: string) => {
  const all = await api.stores.facts();
  return all.find(({ freezer }) => freezer === id);
};

test('FA9: it is retired by somebody, its alarms close, and everybody is told', async () => {
  await hear('old', 0, 9, 9, 9);
  expect((await open('old')).map(({ kind }) => kind).sort()).toEqual(['high', 'warning']);
  api.clock.at = NOON + 10 * MINUTE;
  const view = await post('old', 'retire', { note: 'Queimou' });
  expect(view).toMatchObject({ id: 'old', retired: api.clock.at, newest: { celsius: 9 } });
  expect(await open('old')).toEqual([]);
  expect(await facts('old')).toMatchObject({ retired: true, alarms: [] });
  const entries = await journal('old');
  expect(entries.map(({ what, who }) => `${what} ${who}`)).toEqual([
    ...['alarm closed Ana', 'alarm closed Ana', 'freezer retired Ana'],
    ...['alarm raised null', 'alarm raised null'],
  ]);
  expect(entries[2]).toMatchObject({ at: api.clock.at, after: { note: 'Queimou' } });
  const closed = await api.get<{ alarms: AlarmView[] }>('/api/alarms?freezer=old&state=closed');
  expect(closed.alarms.map(({ returnedAt }) => returnedAt)).toEqual([api.clock.at, api.clock.at]);
});

test('FA9: its page, its history and its settings stay', async () => {
  await hear('kept', 0, 1, 2);
  await post('kept', 'retire');
  expect(await api.get(freezerPath('kept'))).toMatchObject({ id: 'kept' });
  const { text } = await api.ask(
    'GET',
    freezerPath('kept', `/readings.csv?from=${NOON}&to=${NOON + MINUTE}`),
  );
  expect(text.split('\r\n')).toHaveLength(3);
  const body = { name: 'Depósito', place: null, profile: 'frozen-food', overrides: {} };
  const saved = await api.send('PUT', freezerPath('kept', '/settings'), { body });
  expect(saved).toMatchObject({ name: 'Depósito', retired: expect.any(Number) });
});

test('FA9: said twice, or to one that is in use, nothing changes', async () => {
  await hear('twice', 0, 1);
  await post('twice', 'unretire');
  expect(await journal('twice')).toEqual([]);
  const first = await post('twice', 'retire');
  api.clock.at += MINUTE;
  expect(await post('twice', 'retire')).toEqual(first);
  expect(await journal('twice')).toHaveLength(1);
});

test('FA10: what comes meanwhile is recorded, and raises nothing', async () => {
  await hear('sending', 0, 1);
  await post('sending', 'retire');
  await hear('sending', 1, 9, 9, 9, -127);
  const view = await api.get<FreezerView>(freezerPath('sending'));
  expect(view.newest).toMatchObject({ celsius: 9, at: NOON + 4 * MINUTE });
  expect(await open('sending')).toEqual([]);
  const rows = await api.database.query(
    `select 1 from reading r join freezer f on f.id = r.freezer where f.key = 'sending'`,
  );
  expect(rows).toHaveLength(5);
});

test('FA11: back in use it alarms again, from then on', async () => {
  await hear('back', 0, 9, 9, 9);
  await post('back', 'retire');
  api.clock.at = NOON + 60 * MINUTE;
  expect(await post('back', 'unretire')).toMatchObject({ retired: null });
  expect(await facts('back')).not.toHaveProperty('retired');
  expect((await journal('back'))[0]).toMatchObject({ what: 'freezer unretired', who: 'Ana' });
  await hear('back', 61, 9);
  expect(await open('back')).toEqual([]);
  await hear('back', 62, 9, 9);
  expect(await open('back')).toMatchObject([
    { raisedAt: NOON + 63 * MINUTE },
    { raisedAt: NOON + 63 * MINUTE },
  ]);
});

test('AP2: what is not there cannot be retired', async () => {
  for (const verb of ['retire', 'unretire']) {
    expect(
      await api.refused('POST', freezerPath('no/such', `/${verb}`), { body: {} }),
    ).toMatchObject({
      status: 404,
    });
  }
});

test.each([
  ['words', 'x'],
  ['a note too long', { note: 'x'.repeat(1001) }],
  ['more', { why: 'x' }],
])('AP3: %s is not what it takes', async (_what, body) => {
  await hear('f1', 0, 1);
  expect((await api.refused('POST', freezerPath('f1', '/retire'), { body })).status).toBe(400);
  expect(await api.get(freezerPath('f1'))).toMatchObject({ retired: null });
});
