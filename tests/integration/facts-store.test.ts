import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AlarmView } from '#lib/alarm/view.ts';
import { DEFAULT_LIMITS } from '#lib/freezer/facts.ts';
import { MINUTE_MS } from '#lib/history/rollup.ts';
import { PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import { type Api, freezerPath, startApi } from '#tests/support/api.ts';
import { factsOf, NOON } from '#tests/support/builders.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi({ database: await openNewDatabase() });
});
afterAll(async () => {
  await api.stop();
  await api.database.close();
});

const USUAL = { name: null, place: null, profile: 'beverage', overrides: {} };
const settle = (freezer: string, given: object) =>
  api.send('PUT', freezerPath(freezer, '/settings'), { body: { ...USUAL, ...given } });
const numberOf = async (key: string) => {
  const rows = await api.database.query<{ id: number }>('select id from freezer where key = $1', [
    key,
  ]);
  return rows[0]?.id ?? 0;
};
const factsOfOne = async (key: string) => (await api.stores.facts([await numberOf(key)]))[0];
/** Without an alarm so far it has been well since it was first recorded. */
const calm = (key: string, given = {}) =>
  factsOf(key, { calmSince: expect.closeTo(Date.now(), -5), ...given });
const hear = (key: string, ...celsius: number[]) =>
  api.record(
    key,
    celsius.map((value, n) => ({ at: NOON + n * MINUTE_MS, celsius: value })),
  );

test('AL14: every freezer is listed, and of one that is as all are there is no card', async () => {
  await hear('usual', 0);
  await hear('usual too', 0);
  const listed = (await api.stores.facts()).map(({ freezer }) => freezer);
  expect(listed).toEqual(expect.arrayContaining(['usual', 'usual too']));
  expect(new Set(listed).size).toBe(listed.length);
  expect(await factsOfOne('usual')).toEqual(calm('usual'));
});

test('AL14: of those that are asked for, no others are told', async () => {
  await hear('one', 0);
  await hear('other', 0);
  const facts = await api.stores.facts([await numberOf('one'), 123_456]);
  expect(facts.map(({ freezer }) => freezer)).toEqual(['one']);
  expect(await api.stores.facts([])).toEqual([]);
});

test.each([
  ['named', { name: 'Bar' }, { ...DEFAULT_LIMITS, name: 'Bar', place: null }],
  ['placed', { place: 'Deck 2' }, { ...DEFAULT_LIMITS, name: null, place: 'Deck 2' }],
  [
    'frozen',
    { profile: 'frozen-food', overrides: { silentAfterSeconds: 600 } },
    { low: null, high: -18, silentAfterMs: 600_000, name: null, place: null },
  ],
  ['own', { overrides: { low: -7 } }, { ...DEFAULT_LIMITS, low: -7, name: null, place: null }],
])('AL14: one that is %s has a card, until it is as all are again', async (key, given, card) => {
  await hear(key, 0);
  await settle(key, given);
  expect(await factsOfOne(key)).toEqual(calm(key, { card }));
  await settle(key, {});
  expect(await factsOfOne(key)).toEqual(calm(key));
});

test('AL14: its alarms are there from their raising until they are closed', async () => {
  await hear('warm', 9, 9, 9);
  const raised = await factsOfOne('warm');
  expect(raised).toMatchObject({ freezer: 'warm', card: null });
  expect(raised?.alarms.map(({ kind }) => kind).sort()).toEqual(['high', 'warning']);
  for (const { id } of raised?.alarms ?? []) {
    await api.send<AlarmView>('POST', `/api/alarms/${id}/acknowledge`, { body: {} });
  }
  expect((await factsOfOne('warm'))?.alarms).toMatchObject([
    { standing: 'acknowledged' },
    { standing: 'acknowledged' },
  ]);
  await api.record(
    'warm',
    [3, 4, 5].map((n) => ({ at: NOON + n * MINUTE_MS, celsius: 0 })),
  );
  const after = await factsOfOne('warm');
  expect(after).toMatchObject({ freezer: 'warm', card: null, alarms: [] });
});

/** A freezer that was too warm and is well again since `end`, which somebody has seen. */
async function alarmThatEnded(key: string, end: number) {
  const readings = [9, 9, 9, 0, 0, 0].map((celsius, n) => ({
    at: end + (n - 4) * MINUTE_MS,
    celsius,
  }));
  await api.record(key, readings.slice(0, 3));
  for (const { id } of (await factsOfOne(key))?.alarms ?? []) {
    await api.send<AlarmView>('POST', `/api/alarms/${id}/acknowledge`, { body: {} });
  }
  await api.record(key, readings.slice(3));
}

test('FL2: one without an open alarm has been well since its last ended, else since its first reading', async () => {
  const end = Date.now() - 3_600_000;
  await alarmThatEnded('better', end);
  expect(await factsOfOne('better')).toMatchObject({ alarms: [], calmSince: end });
});

test('FL2: an alarm that ended more than ninety days ago says nothing of that any more', async () => {
  await alarmThatEnded('long ago', Date.now() - 91 * 86_400_000);
  expect(await factsOfOne('long ago')).toEqual(calm('long ago'));
});

test('AL14: the limits are those of the profile that freezers have unless chosen', async () => {
  expect(await api.stores.limits()).toEqual(DEFAULT_LIMITS);
  const settings = { ...PROFILE_SETTINGS.beverage, high: 8, silentAfterSeconds: 90 };
  await api.send('PUT', '/api/profiles/beverage', { body: { name: null, settings } });
  expect(await api.stores.limits()).toEqual({ low: -5, high: 8, silentAfterMs: 90_000 });
});

test('LV7: every freezer’s newest recorded value, as it was measured and heard of', async () => {
  await hear('steady', 1, 2, 3);
  await hear('failing', 4, -127);
  await hear('failed', -127);
  const newest = new Map((await api.stores.newest()).map((each) => [each.id, each]));
  expect(newest.get('steady')).toEqual({
    ...{ id: 'steady', celsius: 3, at: NOON + 2 * MINUTE_MS },
    ...{ heardAt: NOON + 2 * MINUTE_MS, partition: 0, simulated: false },
  });
  expect(newest.get('failing')).toMatchObject({ celsius: 4, at: NOON, heardAt: NOON + MINUTE_MS });
  expect(newest.get('failed')).toMatchObject({ celsius: -127, at: NOON });
});

test('SM13, LV7: a freezer is simulated while its newest recorded reading is', async () => {
  await api.record('made up', [{ at: NOON, celsius: 1, simulated: true }]);
  const seeded = async () => (await api.stores.newest()).find(({ id }) => id === 'made up');
  expect(await seeded()).toMatchObject({ celsius: 1, simulated: true });
  const path = freezerPath('made up');
  expect(await api.get(path)).toMatchObject({ newest: { simulated: true } });
  await api.record('made up', [{ at: NOON + 1000, celsius: 2 }]);
  expect(await seeded()).toMatchObject({ celsius: 2, simulated: false });
  expect(await api.get(path)).toMatchObject({ newest: { simulated: false } });
  const range = `from=${NOON}&to=${NOON + MINUTE_MS}`;
  const { text } = await api.ask('GET', `${path}/readings.csv?${range}`);
  expect(text.split('\r\n').slice(1, 3)).toEqual([
    '2026-01-01T12:00:00.000Z,1,,,simulated',
    '2026-01-01T12:00:01.000Z,2,,,',
  ]);
});
