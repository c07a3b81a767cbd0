import fc from 'fast-check';
import { expect, test } from 'vitest';
import { journeyOf, STEPS, type StepTimes } from '#lib/delivery/steps.ts';

const none: StepTimes = {
  ...{ sent: null, acknowledged: null, appended: null },
  ...{ received: null, recorded: null, arrived: null },
};

test('DE9: each step says how long after sending it came', () => {
  const times = { ...none, sent: 1000, acknowledged: 1004, received: 1003, recorded: 1050 };
  const { steps, wholeMs, aheadMs } = journeyOf({ ...times, arrived: 1010 });
  expect(steps.map(({ name, afterMs }) => [name, afterMs])).toEqual([
    ['sent', 0],
    ['acknowledged', 4],
    ['appended', null],
    ['received', 3],
    ['recorded', 50],
    ['arrived', 10],
  ]);
  expect({ wholeMs, aheadMs }).toEqual({ wholeMs: 50, aheadMs: 0 });
});

test('DE9: where the sender’s clock runs ahead, times count from what was seen first', () => {
  const { steps, aheadMs } = journeyOf({ ...none, sent: 5000, received: 1000, recorded: 1030 });
  expect(aheadMs).toBe(4000);
  expect(steps.map(({ afterMs }) => afterMs)).toEqual([null, null, null, 0, 30, null]);
});

test('DE9: of a message that does not say when it was sent no time is made up', () => {
  const { steps, wholeMs } = journeyOf({ ...none, received: 1000, recorded: 1030 });
  expect(steps.map(({ afterMs }) => afterMs)).toEqual([null, null, null, null, null, null]);
  expect(wholeMs).toBe(0);
});

test('DE9: no step ever comes before it was sent, nor after the last', () => {
  const time = fc.option(fc.integer({ min: 0, max: 10_000 }));
  const times = fc.record(
    Object.fromEntries(STEPS.map((name) => [name, time])) as Record<keyof StepTimes, typeof time>,
  );
  fc.assert(
    fc.property(times, (given) => {
      const { steps, wholeMs, aheadMs } = journeyOf(given);
      expect(steps.map(({ name }) => name)).toEqual([...STEPS]);
      expect(aheadMs).toBeGreaterThanOrEqual(0);
      for (const { afterMs } of steps) {
        expect(afterMs ?? 0).toBeGreaterThanOrEqual(0);
        expect(afterMs ?? 0).toBeLessThanOrEqual(wholeMs);
      }
    }),
  );
});

test('DE9: a minute or more before anything was seen is told; less is a message’s way', () => {
  const behind = (sent: number) =>
    journeyOf({ ...none, sent, received: 100_000, recorded: 100_050 }).behindMs;
  expect(behind(40_000)).toBe(60_000);
  expect(behind(40_001)).toBe(0);
  expect(behind(200_000)).toBe(0);
  expect(journeyOf({ ...none, sent: 1 }).behindMs).toBe(0);
});
