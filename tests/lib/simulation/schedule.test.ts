import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueBy, firstDue, mostWaiting } from '#lib/simulation/schedule.ts';
import { RATE } from '#lib/simulation/sensor.ts';

const someRate = fc.double({ min: RATE.least, max: RATE.most, noNaN: true });

test('SM2: however unevenly it is asked, as many readings come as the rate says', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 60 });
  fc.assert(
    fc.property(someRate, gaps, (rate, gaps) => {
      let now = 0;
      let next = 0;
      let count = 0;
      for (const gap of gaps) {
        now += gap;
        const due = dueBy(now, next, rate);
        count += due.count;
        next = due.next;
        expect(next).toBeGreaterThan(now - 1e-6);
      }
      // One at the very beginning, and one for each period that has passed.
      if (gaps.length > 0) expect(Math.abs(count - (now * rate) / 1000 - 1)).toBeLessThan(1.001);
    }),
  );
});

test('SM5: what a process slept through is not made up for, but for a second of it', () => {
  fc.assert(
    fc.property(someRate, fc.integer({ min: 2000, max: 1e9 }), (rate, slept) => {
      expect(dueBy(slept, 0, rate).count).toBeLessThanOrEqual(Math.floor(rate) + 1);
      expect(dueBy(slept, 0, rate).next).toBeGreaterThan(slept - 1e-3);
    }),
  );
});

test('SM2: sensors are spread over their period, wherever one begins', () => {
  for (const sensors of [3, 10, 1000]) {
    const starts = Array.from({ length: sensors }, (_, number) => firstDue(number, 1, 0));
    const sorted = starts.toSorted((a, b) => a - b);
    const gaps = sorted.map((start, n) => (sorted[n + 1] ?? 1000) - start);
    expect(Math.min(...starts)).toBe(0);
    expect(Math.max(...gaps)).toBeLessThan((1000 / sensors) * 2.7);
  }
});

test.each([
  [0.1, 1],
  [1, 1],
  [1.5, 2],
  [100, 100],
])('SM5: of a sensor of %d Hz at most %d readings wait', (rate, most) => {
  expect(mostWaiting(rate)).toBe(most);
});
