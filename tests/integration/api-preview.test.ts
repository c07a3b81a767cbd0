import { get } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AlarmView } from '#lib/alarm/view.ts';
import type { PreviewView } from '#lib/api/preview.ts';
import { PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import type { Settings } from '#lib/settings/settings.ts';
import type { Stores } from '#server/store/stores.ts';
import { type Api, freezerPath, startApi } from '#tests/support/api.ts';
import { NOON } from '#tests/support/builders.ts';
import { signal } from '#tests/support/pieces.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const { beverage } = PROFILE_SETTINGS;
/** The readings of 05:00 to 06:00 are too warm. */
const BEGIN = NOON - DAY - 15 * HOUR;

/** Readings as the store gives them, and who is held up by them. */
const begun = { asked: 0, pieces: 0, ended: 0, hold: undefined as Promise<void> | undefined };
const seen = { ...begun };
beforeEach(() => {
  Object.assign(seen, begun);
});
type Readings = Stores['history']['readings'];
const held = (readings: Readings): Readings =>
  async function* (...asked) {
    seen.asked++;
    try {
      for await (const piece of readings(...asked)) {
        for (let at = 0; at < piece.length; at += 100) {
          await seen.hold;
          seen.pieces++;
          yield piece.slice(at, at + 100);
        }
      }
    } finally {
      seen.ended++;
    }
  };

let api: Api;
beforeAll(async () => {
  const wrap = (stores: Stores): Stores => ({
    ...stores,
    history: { ...stores.history, readings: held(stores.history.readings) },
  });
  api = await startApi({ database: await openNewDatabase(), wrap });
  const minutes = Array.from({ length: (NOON - BEGIN) / MINUTE }, (_, n) => BEGIN + n * MINUTE);
  const isWarm = (at: number) => at >= NOON - 7 * HOUR && at < NOON - 6 * HOUR;
  const readings = minutes.map((at) => ({ at, celsius: isWarm(at) ? 6 : (at / MINUTE) % 2 }));
  for (let at = 0; at < readings.length; at += 500) {
    await api.record('f1', readings.slice(at, at + 500));
  }
  api.clock.at = NOON;
});
afterAll(async () => {
  await api.stop();
  await api.database.close();
});

const path = (settings: Partial<Settings> | string, id = 'f1') => {
  const given = typeof settings === 'string' ? settings : { ...beverage, ...settings };
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  return freezerPath(id, `/preview?settings=${encodeURIComponent(text)}`);
};

test('FA6: with the settings that were in force it is what was raised', async () => {
  const { would, now, from, to } = await api.get<PreviewView>(path({}));
  expect({ from, to }).toEqual({ from: NOON - DAY, to: NOON });
  expect(would).toEqual(now);
  const { alarms } = await api.get<{ alarms: AlarmView[] }>('/api/alarms?freezer=f1&state=all');
  const raised = alarms.map(({ kind, raisedAt, returnedAt }) => ({
    ...{ kind, from: raisedAt, to: returnedAt },
  }));
  expect(would.stretches.map(({ limit: _, ...stretch }) => stretch)).toEqual(
    raised.toSorted((a, b) => a.from - b.from || (a.kind < b.kind ? -1 : 1)),
  );
  expect(would.loud).toEqual({ times: 1, ms: HOUR - MINUTE });
});

test.each([
  ['a higher limit', { high: 7 }, 0],
  ['a longer delay', { onDelaySeconds: 7200 }, 0],
  ['a lower limit', { high: 0.5, deadband: 0, warningBand: 0, onDelaySeconds: 0 }, 691],
] as const)('FA6: with %s it would have been otherwise', async (_what, given, times) => {
  const { would, now } = await api.get<PreviewView>(path(given));
  expect(would.kinds.find(({ kind }) => kind === 'high')?.times ?? 0).toBe(times);
  expect(now?.loud.times).toBe(1);
});

test('FA6: the day in which it begins is known from its midnight', async () => {
  const given = { high: 0.5, deadband: 0, warningBand: 0, cumulativeMinutes: 60 };
  const { would } = await api.get<PreviewView>(path(given));
  const [first] = would.stretches.filter(({ kind }) => kind === 'cumulative');
  // At its beginning there had been more than an hour since that midnight.
  expect(first?.from).toBeLessThan(NOON - DAY);
  expect(would.kinds.find(({ kind }) => kind === 'cumulative')).toMatchObject({ times: 2 });
});

test('FA6: what holds now is left out where it is known already', async () => {
  const { would, now } = await api.get<PreviewView>(`${path({ high: 7 })}&compare=false`);
  expect(would.loud.times).toBe(0);
  expect(now).toBeNull();
});

test('FA6: it changes nothing', async () => {
  const traces = () =>
    api.database.query('select state, due_at, (select count(*) from journal) from freezer_state');
  const before = await traces();
  await api.get(path({ high: 0.5, silentAfterSeconds: 5 }));
  expect(await traces()).toEqual(before);
});

test.each([
  ['no JSON', 'x'],
  ['not all of them', '{"high": 4}'],
  ['what does not go together', JSON.stringify({ ...beverage, low: 9 })],
])('AP3: %s is no settings', async (_what, settings) => {
  expect((await api.refused('GET', path(settings))).status).toBe(400);
});

test('AP2: of a freezer that is none there is no preview', async () => {
  expect((await api.refused('GET', path({}, 'no/such'))).status).toBe(404);
});

test('FA6: one at a time for whoever asks; a newer question takes the place of one that waits', async () => {
  const goOn = signal();
  seen.hold = goOn.told;
  const first = api.ask('GET', path({ high: 5.5 }));
  await waitFor('the first to begin', () => seen.asked === 1);
  const second = api.refused('GET', path({ high: 5.6 }));
  const newest = api.ask('GET', path({ high: 5.7 }));
  expect(await second).toMatchObject({ status: 429 });
  expect(seen.asked).toBe(1);
  seen.hold = undefined;
  goOn.tell();
  expect((await first).status).toBe(200);
  expect((await newest).status).toBe(200);
  expect(seen).toMatchObject({ asked: 2, ended: 2 });
});

test('FA6: what nobody waits for any more is not reckoned', async () => {
  const goOn = signal();
  seen.hold = goOn.told;
  const { hostname, port } = new URL(api.address);
  const hungUp = signal();
  api.http.once('request', (_request, response) => response.once('close', hungUp.tell));
  const asking = get({ hostname, port, path: path({ high: 5.5 }) });
  asking.on('error', () => undefined); // Hanging up is one to Node.
  await waitFor('it to begin', () => seen.asked === 1);
  asking.destroy();
  await hungUp.told;
  goOn.tell();
  await waitFor('it to end', () => seen.ended === 1);
  expect(seen.pieces).toBe(1);
  // The next is not kept waiting by it.
  expect((await api.ask('GET', path({}))).status).toBe(200);
});
