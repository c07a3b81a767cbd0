import fc from 'fast-check';
import { expect, test } from 'vitest';
import { midnights } from '#lib/time/midnight.ts';

const HOUR = 3_600_000;

test.each([
  ['UTC', '2026-11-21T12:00:00Z', '2026-11-22T00:00:00Z'],
  ['UTC', '2026-11-22T00:00:00Z', '2026-11-23T00:00:00Z'],
  ['America/Sao_Paulo', '2026-11-22T02:59:59.999Z', '2026-11-22T03:00:00Z'],
  ['Asia/Kolkata', '2026-11-21T12:00:00Z', '2026-11-21T18:30:00Z'],
  // Clocks go forward and back: days of 23 and of 25 hours.
  ['Europe/Lisbon', '2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z'],
  ['Europe/Lisbon', '2026-10-25T00:00:00Z', '2026-10-26T00:00:00Z'],
  // Where midnight itself is skipped, the day begins at one o’clock.
  ['America/Sao_Paulo', '2018-11-03T12:00:00Z', '2018-11-04T03:00:00Z'],
])('AL4: in %s the day of %s ends at %s', (zone, at, ends) => {
  expect(new Date(midnights(zone)(Date.parse(at))).toISOString()).toBe(
    new Date(ends).toISOString(),
  );
});

test('AL4: a midnight is later than its time, by a day and two hours at most, and every time before it has the same', () => {
  const nextMidnight = midnights('America/Sao_Paulo');
  const time = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 0, 1) });
  fc.assert(
    fc.property(
      time,
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (at, share) => {
        const midnight = nextMidnight(at);
        expect(midnight).toBeGreaterThan(at);
        expect(midnight - at).toBeLessThanOrEqual(26 * HOUR);
        expect(nextMidnight(at + Math.floor((midnight - at) * share))).toBe(midnight);
      },
    ),
  );
});
