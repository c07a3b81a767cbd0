import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FLOW_MS, type FlowSample, noteFlow, rateScale, ratesOf } from '#lib/delivery/flow.ts';
import { flowPaths } from '#lib/delivery/flow-paths.ts';

const one = (at: number, high: number, position: number): FlowSample => ({
  at,
  places: [{ partition: 0, high, position, waitsSince: null }],
});
const noted = (...samples: FlowSample[]) =>
  samples.reduce<readonly FlowSample[]>((all, each) => noteFlow(all, each), []);

test('DE4: rates are what came, and was recorded, between two looks', () => {
  const samples = noted(one(0, 0, 0), one(2000, 100, 40), one(4000, 100, 100));
  expect(ratesOf(samples, 0)).toEqual([
    { in: 50, out: 20 },
    { in: 0, out: 30 },
  ]);
  expect(ratesOf(samples, 7)).toEqual([
    { in: null, out: null },
    { in: null, out: null },
  ]);
});

test('DE4: a look that did not come, or a log that was made anew, is a gap and no rate', () => {
  const samples = noted(one(0, 0, 0), one(20_000, 100, 100), one(22_000, 10, 10));
  expect(ratesOf(samples, 0)).toEqual([
    { in: null, out: null },
    { in: null, out: null },
  ]);
});

test('DE4: of looks that come each second the newest is always there, and the others every two seconds', () => {
  const looks = Array.from({ length: 600 }, (_, n) => one(n * 1000, n * 5, n * 5));
  let samples: readonly FlowSample[] = [];
  for (const look of looks) {
    samples = noteFlow(samples, look);
    expect(samples.at(-1)).toBe(look);
  }
  expect(samples.length).toBeGreaterThan(FLOW_MS / 2000 - 2);
  expect(samples.length).toBeLessThan(FLOW_MS / 2000 + 5);
  for (const rates of ratesOf(samples, 0)) expect(rates).toEqual({ in: 5, out: 5 });
});

test('DE4: what is shown adds up to what came, whenever one looked', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 4000 }), fc.nat(9999)), {
    minLength: 2,
    maxLength: 60,
  });
  fc.assert(
    fc.property(steps, (given) => {
      let [at, high] = [0, 0];
      let samples: readonly FlowSample[] = [];
      for (const [ms, count] of given) {
        at += ms;
        high += count;
        samples = noteFlow(samples, one(at, high, 0));
      }
      const rates = ratesOf(samples, 0);
      const sum = rates.reduce((total, each, n) => {
        const ms = (samples[n + 1]?.at ?? 0) - (samples[n]?.at ?? 0);
        return total + ((each.in ?? 0) * ms) / 1000;
      }, 0);
      expect(sum).toBeCloseTo(high - (samples[0]?.places[0]?.high ?? 0), 3);
    }),
  );
});

test('DE4: a clock that was set back begins anew', () => {
  expect(noted(one(9000, 10, 10), one(1000, 20, 20))).toEqual([one(1000, 20, 20)]);
});

test('DE4: the scale holds all rates, and ends on a round number', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }))), (rates) => {
      const { top, ticks } = rateScale(rates);
      for (const rate of rates) expect(rate ?? 0).toBeLessThanOrEqual(top);
      expect(ticks).toEqual([0, top / 2, top]);
    }),
  );
  expect(rateScale([]).top).toBe(1);
  expect(rateScale([3333, null]).top).toBe(4000);
  expect(rateScale([9]).top).toBe(10);
});

test('DE4: a gap breaks area and line, and nothing is drawn outside', () => {
  const some = fc.option(fc.integer({ min: 0, max: 50 }), { nil: null });
  const points = fc.array(fc.record({ at: fc.nat(300_000), in: some, out: some }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(points, (given) => {
      const ordered = given.toSorted((a, b) => a.at - b.at);
      const { area, line } = flowPaths(ordered, 50, { width: 200, height: 80 });
      const runs = (of: 'in' | 'out') =>
        ordered.filter((one, n) => one[of] !== null && (ordered[n - 1]?.[of] ?? null) === null)
          .length;
      expect((area.match(/M/g) ?? []).length).toBe(runs('in'));
      expect((line.match(/M/g) ?? []).length).toBe(runs('out'));
      for (const [, x, y] of `${area}${line}`.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(200);
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(80);
      }
    }),
  );
});

test('DE4: the area stands on nought, and the line lies where the rates say', () => {
  const points = [
    { at: 0, in: 10, out: 0 },
    { at: 1000, in: 5, out: 10 },
  ];
  expect(flowPaths(points, 10, { width: 100, height: 50 })).toEqual({
    area: 'M0,50L0,0L100,25L100,50Z',
    line: 'M0,50L100,0',
  });
});
