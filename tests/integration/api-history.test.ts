import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { historyView, statisticsView } from '#lib/api/history.ts';
import { HOUR_MS, MINUTE_MS, meanOf } from '#lib/history/rollup.ts';
import { type Api, freezerPath, startApi } from '#tests/support/api.ts';
import { NOON } from '#tests/support/builders.ts';
import { openNewDatabase } from '#tests/support/recorder.ts';

type History = z.output<typeof historyView>;
type Statistics = z.output<typeof statisticsView>;

const DAY_MS = 24 * HOUR_MS;
/** Two hours of readings, one every ten seconds, with a peak and a probe that fails. */
const READINGS = Array.from({ length: 720 }, (_, index) => ({
  at: NOON - 2 * HOUR_MS + index * 10_000,
  celsius: index === 400 ? 9.5 : index === 500 ? 85 : (index % 60) / 100,
}));
/** Three days ago one, and a day ago one every quarter of an hour, all of them too warm. */
const QUARTERS = [72 * 60, ...Array.from({ length: 112 }, (_, nth) => 28 * 60 - 15 * nth + 7)].map(
  (minutesAgo) => ({ at: NOON - minutesAgo * MINUTE_MS, celsius: 9 }),
);

let api: Api;
beforeAll(async () => {
  api = await startApi({ database: await openNewDatabase() });
  await api.record('f1', READINGS);
  await api.record('quarters', QUARTERS);
  await api.record('ahead', [
    { at: NOON - 90_000, celsius: 9 },
    { at: NOON + 2 * MINUTE_MS, celsius: 9 },
  ]);
});
afterEach(() => {
  api.clock.at = NOON;
});
afterAll(async () => {
  await api.stop();
  await api.database.close();
});

const history = (query: string, id = 'f1') =>
  api.get<History>(freezerPath(id, `/history?${query}`));
const statistics = (query: string, id = 'f1') =>
  api.get<Statistics>(freezerPath(id, `/statistics?${query}`));
const refused = (what: string) => api.refused('GET', freezerPath('f1', `/${what}`));

describe('GET /api/freezers/{id}/history', () => {
  test.each([
    ['raw', 10 * MINUTE_MS, 600, 1000],
    ['raw', 10 * MINUTE_MS, 60, 10_000],
    ['minute', 2 * HOUR_MS, 120, MINUTE_MS],
    ['minute', DAY_MS, 500, 5 * MINUTE_MS],
    ['hour', 7 * DAY_MS, 200, HOUR_MS],
    ['hour', 30 * DAY_MS, 500, 2 * HOUR_MS],
  ])(
    'HS2, HS3: from %s over %d ms in %d points: what the readings give',
    async (source, ms, points, width) => {
      const answer = await history(`from=${NOON - ms}&to=${NOON}&points=${points}`);
      const aligned = (at: number) => Math.floor(at / width) * width;
      expect(answer).toMatchObject({ freezer: 'f1', source, width, from: aligned(NOON - ms) });
      const inRange = READINGS.filter(({ at }) => at >= answer.from && at < answer.to);
      const starts = [...new Set(inRange.map(({ at }) => aligned(at)))];
      expect(answer.buckets.map(({ from }) => from)).toEqual(starts);
      expect(answer.buckets.length).toBeLessThanOrEqual(points);
      for (const bucket of answer.buckets) {
        const own = inRange.filter(({ at }) => aligned(at) === bucket.from);
        const values = own.map(({ celsius }) => celsius).filter((celsius) => celsius !== 85);
        expect(bucket.count).toBe(values.length);
        expect(bucket.faulty).toBe(own.length - values.length);
        expect(bucket.above).toBe(values.filter((celsius) => celsius > 5).length);
        expect(bucket.min).toBe(values.length === 0 ? null : Math.min(...values));
        expect(bucket.max).toBe(values.length === 0 ? null : Math.max(...values));
      }
    },
  );

  test('HS2: a bucket of nothing but probe errors has no values', async () => {
    const at = NOON - 2 * HOUR_MS + 500 * 10_000;
    const { buckets } = await history(`from=${at}&to=${at + 10_000}&points=1`);
    const none = { min: null, max: null, mean: null };
    expect(buckets).toEqual([
      { from: at, ...none, count: 0, faulty: 1, below: 0, above: 0, simulated: 0 },
    ]);
  });

  test('HS2: a stretch without readings has no bucket', async () => {
    expect(await history(`from=${NOON + DAY_MS}&to=${NOON + 2 * DAY_MS}`)).toMatchObject({
      buckets: [],
    });
  });

  test('HS2: the last day in at most 500 points unless asked otherwise', async () => {
    const answer = await api.get<History>(freezerPath('f1', '/history'));
    expect(answer).toMatchObject({ from: NOON - DAY_MS, to: NOON, width: 5 * MINUTE_MS });
  });

  test('HS2: a time may be epoch ms or ISO 8601, in UTC unless it names a zone', async () => {
    const want = await history(`from=${NOON}&to=${NOON + HOUR_MS}&points=60`);
    for (const from of ['2026-01-01T12:00', '2026-01-01T12:00:00.000Z', '2026-01-01T09:00-03:00']) {
      for (const to of ['2026-01-01T13:00:00Z', encodeURIComponent('2026-01-01T15:30+02:30')]) {
        expect(await history(`from=${from}&to=${to}&points=60`)).toEqual(want);
      }
    }
    const day = await history('from=2026-01-01&to=2026-01-02&points=24');
    expect(day).toMatchObject({ from: NOON - DAY_MS / 2, to: NOON + DAY_MS / 2, width: HOUR_MS });
  });

  test('HS2: no range is too long', async () => {
    const { buckets } = await history('from=0&to=9999-12-31T23:59:59.999Z&points=1');
    expect(buckets).toMatchObject([{ from: 0, count: 719, faulty: 1, max: 9.5 }]);
  });

  test.each([
    ['points=0', 'points'],
    ['points=5001', 'points'],
    ['points=many', 'points'],
    ['points=1.5', 'points'],
    ['points=5&points=6', 'points'],
    ['from=yesterday', 'from'],
    ['from=2026-02-30', 'from'],
    ['from=2026-01-01T12:00:00+02:00', 'from'],
    ['to=-1', 'to'],
    ['to=10000-01-01T00:00Z', 'to'],
    ['form=2026-01-01', 'form'],
  ])('AP2: %s is refused, and which is wrong is said', async (query, field) => {
    const told = await refused(`history?${query}`);
    expect(told.status).toBe(400);
    expect(told.detail).toContain(field);
  });

  test.each(['history', 'statistics', 'readings.csv'])(
    'AP2: %s of a range that ends before it begins is refused',
    async (what) => {
      for (const to of [NOON, NOON - 1]) {
        const told = await refused(`${what}?from=${NOON}&to=${to}`);
        expect(told).toMatchObject({ status: 400, detail: expect.stringContaining('`from`') });
      }
    },
  );
});

describe('GET /api/freezers/{id}/statistics', () => {
  test('HS4: of a range, out to whole minutes', async () => {
    const from = NOON - HOUR_MS + 17_000;
    const answer = await statistics(`from=${from}&to=${NOON - 1}`);
    expect(answer).toMatchObject({ freezer: 'f1', from: NOON - HOUR_MS, to: NOON });
    const counted = READINGS.slice(360).filter(({ celsius }) => celsius !== 85);
    expect(answer.statistics).toMatchObject({
      count: counted.length,
      faulty: 1,
      min: 0,
      max: 9.5,
      coveredMs: HOUR_MS,
      outsideMs: 10_000,
      aboveMs: 10_000,
      belowMs: 0,
      longestExcursion: { warmest: 9.5, coldest: null },
    });
    const sum = counted.reduce((total, { celsius }) => total + celsius, 0);
    const plain = meanOf({ ...EMPTY, count: counted.length, sum: sum * 1e6, max: 9.5 });
    expect(answer.statistics?.mean).toBeCloseTo(plain, 2);
    expect(answer.statistics?.mkt).toBeGreaterThan(answer.statistics?.mean ?? 0);
  });

  test('HS4: the minute that is still open belongs to it', async () => {
    const { statistics: found } = await statistics(`from=${NOON - MINUTE_MS}&to=${NOON}`);
    expect(found).toMatchObject({ count: 6, coveredMs: MINUTE_MS });
  });

  test('HS4, HS5: the hours of a day add up to the day, though a minute reaches into the next', async () => {
    const [from, to] = [NOON - 25 * HOUR_MS, NOON - HOUR_MS];
    const all = { coveredMs: DAY_MS, outsideMs: DAY_MS, aboveMs: DAY_MS };
    const whole = await statistics(`from=${from}&to=${to}`, 'quarters');
    expect(whole.statistics).toMatchObject({ count: 96, ...all });
    expect(whole.statistics?.longestExcursion).toMatchObject({ from, to, outsideMs: DAY_MS });
    for (let hour = from; hour < to; hour += HOUR_MS) {
      const part = await statistics(`from=${hour}&to=${hour + HOUR_MS}`, 'quarters');
      const full = { coveredMs: HOUR_MS, outsideMs: HOUR_MS, aboveMs: HOUR_MS };
      expect(part.statistics).toMatchObject({ count: 4, ...full });
    }
  });

  test('HS4: the last minute of a range is told by the next, however much later that comes', async () => {
    const from = NOON - 72 * HOUR_MS;
    const { statistics: found } = await statistics(`from=${from}&to=${from + HOUR_MS}`, 'quarters');
    expect(found).toMatchObject({ count: 1, coveredMs: 15 * MINUTE_MS });
  });

  test('HS4: a range that one before it reaches into has times, and no extremes', async () => {
    const from = NOON - 25 * HOUR_MS;
    const query = `from=${from - 5 * MINUTE_MS}&to=${from - MINUTE_MS}`;
    const { statistics: found } = await statistics(query, 'quarters');
    const none = { count: 0, min: null, max: null };
    expect(found).toMatchObject({ ...none, mean: 9, coveredMs: 4 * MINUTE_MS });
  });

  test('HS4: no time that has not passed counts', async () => {
    const query = `from=${NOON - HOUR_MS}&to=${NOON + HOUR_MS}`;
    expect(await statistics(query, 'ahead')).toMatchObject({
      to: NOON + HOUR_MS,
      statistics: { count: 1, coveredMs: 2 * MINUTE_MS, outsideMs: 2 * MINUTE_MS },
    });
    api.clock.at = NOON - 30_000;
    const sooner = await statistics(query, 'ahead');
    expect(sooner.statistics).toMatchObject({ count: 1, coveredMs: 90_000 });
    api.clock.at = NOON + 10 * MINUTE_MS;
    const later = await statistics(query, 'ahead');
    expect(later.statistics).toMatchObject({ count: 2, coveredMs: 5 * MINUTE_MS });
    expect(await statistics(`from=${NOON + HOUR_MS}&to=${NOON + DAY_MS}`, 'ahead')).toMatchObject({
      statistics: null,
    });
  });

  test('HS4: null when nothing was measured', async () => {
    expect(await statistics(`from=0&to=${NOON - DAY_MS}`)).toMatchObject({ statistics: null });
  });
});

const EMPTY = {
  from: 0,
  count: 0,
  faulty: 0,
  min: 0,
  max: 0,
  sum: 0,
  below: 0,
  above: 0,
  heat: 0,
  simulated: 0,
};
