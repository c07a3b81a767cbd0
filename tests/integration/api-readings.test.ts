import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { readingsView } from '#lib/api/history.ts';
import { type Api, freezerPath, startApi } from '#tests/support/api.ts';
import { NOON } from '#tests/support/builders.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

type Readings = z.output<typeof readingsView>;

let api: Api;
beforeAll(async () => {
  api = await startApi({ database: await openNewDatabase() });
  await api.record('a/b', [
    { at: NOON - 3000, celsius: -3.42 },
    { at: NOON - 1000, celsius: 9 },
    { at: NOON - 2000, celsius: 85 },
    { at: NOON - 1000, celsius: -9.5 },
    { at: NOON, celsius: 1 },
  ]);
  const seconds = Array.from({ length: 1500 }, (_, nth) => ({
    at: NOON - 1_500_000 + nth * 1000,
    celsius: nth / 100,
  }));
  await api.record('f1', seconds);
});
afterAll(async () => {
  await api.stop();
  await api.database.close();
});

const readings = (query: string, id = 'a/b') =>
  api.get<Readings>(freezerPath(id, `/readings?${query}`));

test('HS7: the newest first, each with its place in the log and how it was judged', async () => {
  const range = { from: NOON - 3000, to: NOON };
  const answer = await readings(`from=${range.from}&to=${range.to}`);
  const fine = { partition: 0, faulty: false, below: false, above: false, simulated: false };
  expect(answer).toEqual({
    ...{ freezer: 'a/b', ...range },
    readings: [
      { ...fine, at: NOON - 1000, celsius: -9.5, offset: '3', below: true },
      { ...fine, at: NOON - 1000, celsius: 9, offset: '1', above: true },
      { ...fine, at: NOON - 2000, celsius: 85, offset: '2', faulty: true },
      { ...fine, at: NOON - 3000, celsius: -3.42, offset: '0' },
    ],
  });
});

test('HS7: as many as were asked for, 100 of the last day unless said otherwise, 1000 at most', async () => {
  const newest = (await readings('', 'f1')).readings;
  expect(newest.map(({ at }) => at)).toEqual(
    Array.from({ length: 100 }, (_, nth) => NOON - 1000 - nth * 1000),
  );
  expect((await readings('limit=3', 'f1')).readings).toEqual(newest.slice(0, 3));
  expect((await readings('limit=1000', 'f1')).readings).toHaveLength(1000);
  for (const limit of ['0', '1001', 'all']) {
    const told = await api.refused('GET', freezerPath('f1', `/readings?limit=${limit}`));
    expect(told).toMatchObject({ status: 400, detail: expect.stringContaining('limit') });
  }
});

test('HS7: of a range without readings there are none; of a freezer that is not, none can be told', async () => {
  expect((await readings(`from=0&to=${NOON - 3000}`)).readings).toEqual([]);
  const told = await api.refused('GET', freezerPath('nobody', '/readings'));
  expect(told.status).toBe(404);
  const backwards = freezerPath('a/b', `/readings?from=${NOON}&to=${NOON}`);
  expect((await api.refused('GET', backwards)).detail).toContain('`from`');
});

test('HS7: a topic that was made anew is another log, and both tell their offsets', async () => {
  await api.database.query(
    `with anew as (insert into log (topic, partition, generation, began, position)
       values ('readings', 7, 1, 0, 1) returning id)
     insert into reading (at, celsius, kafka_offset, freezer, log, flags)
     select to_timestamp($1::float8 / 1000), 2, 0, f.id, anew.id, 0
     from anew, freezer f where f.key = 'a/b'`,
    [NOON],
  );
  const places = (await readings(`from=${NOON}&to=${NOON + 1}`)).readings;
  expect(places.map(({ partition, offset }) => [partition, offset])).toEqual([
    [7, '0'],
    [0, '4'],
  ]);
});
