import { afterEach, expect, test } from 'vitest';
import type { FaultView, SensorList, SimulationView } from '#lib/api/simulation.ts';
import { USUAL_SENDING } from '#lib/simulation/sending.ts';
import { startApi } from '#tests/support/api.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** The API; its producer takes what it is given. */
async function open() {
  const database = await openNewDatabase();
  undo.push(database.close);
  const api = await startApi({
    database,
    openProducer: () => ({
      send: async () => new Map([0, 1, 2].map((partition) => [partition, 7n])),
      stop: async () => undefined,
    }),
  });
  undo.push(api.stop);
  api.simulation.sawPartitions(3);
  const post = (path: string, body: object) =>
    api.send<SimulationView>('POST', `/api/simulation/${path}`, { body });
  const journal = async () => {
    const { entries } = await api.get<{ entries: { who: string; what: string; after: object }[] }>(
      '/api/journal?limit=50',
    );
    return entries.map(({ who, what, after }) => [who, what, after]).toReversed();
  };
  return {
    ...api,
    post,
    journal,
    view: () => api.get<SimulationView>('/api/simulation'),
    sensors: async () => (await api.get<SensorList>('/api/simulation/sensors')).sensors,
  };
}

test('SM2, SM7: one click starts three sensors, and the answer says who runs them', async () => {
  const { post, view, sensors, journal } = await open();
  const started = await post('start', {});
  expect(started).toMatchObject({ sensors: 3, running: 3, wishedPerSecond: 3, partitions: 3 });
  expect(started.owner?.name).toBe('here');
  const usual = { running: true, model: 'plain', rate: 1, profile: 'beverage' };
  expect(await sensors()).toEqual([0, 1, 2].map((n) => ({ id: `sensor${n}`, ...usual, seed: n })));
  await waitFor('a reading', async () => (await view()).acknowledged > 0);
  expect((await view()).receipts[0]).toMatchObject({ topic: 'readings', offset: '7' });
  const again = await post('start', {});
  const { owner, revision } = started;
  expect(again).toMatchObject({ sensors: 3, running: 3, owner, revision });
  expect(await journal()).toHaveLength(1);
});

test('SM2, SM3: what is said of sensors counts for those that are started', async () => {
  const { post, sensors } = await open();
  const given = { rate: 2, model: 'physical', profile: 'frozen-food', seed: 70 };
  await post('start', { count: 2, ...given });
  await post('start', { sensors: ['sensor1'], rate: 4 });
  await post('stop', { sensors: ['sensor0'] });
  expect(await sensors()).toEqual([
    { id: 'sensor0', running: false, ...given },
    { id: 'sensor1', running: true, ...given, rate: 4, seed: 71 },
  ]);
});

test('AP6, SM2: the last seed there is has others behind it: the first ones', async () => {
  const { post, sensors } = await open();
  await post('start', { count: 2, seed: 2 ** 31 - 1 });
  expect((await sensors()).map(({ seed }) => seed)).toEqual([2 ** 31 - 1, 0]);
  await post('start', { sensors: ['sensor1'], seed: 2 ** 31 - 1 });
  expect((await sensors()).map(({ seed }) => seed)).toEqual([2 ** 31 - 1, 0]);
});

test('SM14: each change is in the journal, with who did it and to which sensors', async () => {
  const { post, send, ask, journal } = await open();
  await post('start', { count: 4, rate: 2 });
  await post('stop', { sensors: ['sensor0', 'sensor1'] });
  await post('stop', { sensors: ['sensor0'] });
  for (let n = 0; n < 2; n++) {
    await send('PUT', '/api/simulation/settings', { body: { ...USUAL_SENDING, acks: '1' } });
  }
  const { id } = await send<FaultView>('POST', '/api/simulation/faults', {
    body: { kind: 'stuck', seconds: 60, sensors: ['sensor3'] },
  });
  expect((await ask('DELETE', `/api/simulation/faults/${id}`)).status).toBe(200);
  expect(await journal()).toEqual([
    ['Ana', 'simulation started', { sensors: 'sensor0–sensor3', rate: 2 }],
    ['Ana', 'simulation stopped', { sensors: 'sensor0–sensor1' }],
    ['Ana', 'simulation settings saved', { ...USUAL_SENDING, acks: '1' }],
    ['Ana', 'simulated fault begun', { kind: 'stuck', seconds: 60, sensors: 'sensor3' }],
    ['Ana', 'simulated fault ended', { kind: 'stuck', sensors: 'sensor3' }],
  ]);
});

test.each([
  ['POST', 'start', { profile: 'nonsense' }, 422, /no profile “nonsense”/],
  ['POST', 'faults', { kind: 'silence', sensors: ['sensor9'] }, 422, /not there: sensor9/],
  ['POST', 'faults', { kind: 'door' }, 422, /plain model do not have: sensor0–sensor2/],
  ['DELETE', 'faults/77', undefined, 404, /no such fault/],
  ['PUT', 'settings', { ...USUAL_SENDING, acks: '0', idempotent: true }, 400, /idempotent/],
])('AP2, SM6: %s %s %j is refused and says why', async (method, path, body, status, words) => {
  const { post, refused, view, journal } = await open();
  await post('start', {});
  const told = await refused(method, `/api/simulation/${path}`, { body });
  expect(told.status).toBe(status);
  expect(told.detail).toMatch(words);
  expect(await view()).toMatchObject({ faults: [], settings: USUAL_SENDING });
  expect(await journal()).toHaveLength(1);
});

test('SM3: a freezer that its simulated sensor makes begins with the sensor’s profile', async () => {
  const { post, record, get, clock } = await open();
  await post('start', { count: 2, profile: 'frozen-food' });
  await record('sensor1', [{ at: clock.at, celsius: -20 }]);
  await record('other', [{ at: clock.at, celsius: 1 }]);
  expect(await get('/api/freezers/sensor1')).toMatchObject({ profile: 'frozen-food' });
  expect(await get('/api/freezers/other')).toMatchObject({ profile: 'beverage' });
});
