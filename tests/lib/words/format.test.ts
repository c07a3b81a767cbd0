import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ageOf,
  canonicalCelsius,
  formatCelsius,
  formatDegrees,
  spanOf,
} from '#lib/words/format.ts';

test.each([
  [-3.42, '−3,42', '−3.42'],
  [0, '0,00', '0.00'],
  [7, '7,00', '7.00'],
  [-17.7778, '−17,78', '−17.78'],
  [1000, '1.000,00', '1,000.00'],
  [-273.15, '−273,15', '−273.15'],
])('UI4: %d is %s in Portuguese and %s in English', (celsius, portuguese, english) => {
  expect(formatCelsius(celsius, 'pt-BR')).toBe(portuguese);
  expect(formatCelsius(celsius, 'en')).toBe(english);
});

test('UI4: a value and its unit are not torn apart', () => {
  expect(formatDegrees(-3.42, 'pt-BR')).toBe('−3,42\u00a0°C');
});

const anyCelsius = fc.double({ min: -273.15, max: 1000, noNaN: true });

test('UI4: any value reads the same in both languages but for its marks', () => {
  const swap = { ',': '.', '.': ',' } as Record<string, string>;
  fc.assert(
    fc.property(anyCelsius, (celsius) => {
      const english = formatCelsius(celsius, 'en').replace(/[.,]/g, (mark) => swap[mark] ?? mark);
      expect(formatCelsius(celsius, 'pt-BR')).toBe(english);
    }),
  );
});

test('UI1: the canonical text gives back exactly the value', () => {
  expect(canonicalCelsius(-3.42)).toBe('-3.42');
  fc.assert(
    fc.property(anyCelsius, (celsius) => {
      expect(Number(canonicalCelsius(celsius))).toBe(celsius + 0);
    }),
  );
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [-5000, { unit: 'now' }],
  [0, { unit: 'now' }],
  [3 * SECOND - 1, { unit: 'now' }],
  [3 * SECOND, { unit: 'seconds', count: 3 }],
  [MINUTE - 1, { unit: 'seconds', count: 59 }],
  [MINUTE, { unit: 'minutes', count: 1 }],
  [HOUR - 1, { unit: 'minutes', count: 59 }],
  [HOUR, { unit: 'hours', count: 1 }],
  [DAY - 1, { unit: 'hours', count: 23 }],
  [DAY, { unit: 'days', count: 1 }],
  [100 * DAY, { unit: 'days', count: 100 }],
])('UI1: an age of %d ms is %j', (ms, age) => {
  expect(ageOf(ms)).toEqual(age);
});

test('UI1: an age is rounded down to whole units, of which there is at least one', () => {
  const size = { seconds: SECOND, minutes: MINUTE, hours: HOUR, days: DAY };
  fc.assert(
    fc.property(fc.integer({ min: 3 * SECOND, max: 1000 * DAY }), (ms) => {
      const age = ageOf(ms);
      if (age.unit === 'now') return expect.unreachable();
      expect(age.count).toBe(Math.floor(ms / size[age.unit]));
      expect(age.count).toBeGreaterThan(0);
    }),
  );
});

test.each([
  [-5000, { unit: 'seconds', count: 0 }],
  [999, { unit: 'seconds', count: 0 }],
  [MINUTE - 1, { unit: 'seconds', count: 59 }],
  [MINUTE, { unit: 'minutes', count: 1 }],
  [HOUR - 1, { unit: 'minutes', count: 59 }],
  [HOUR, { unit: 'hours', hours: 1, minutes: 0 }],
  [DAY - 1, { unit: 'hours', hours: 23, minutes: 59 }],
  [DAY, { unit: 'days', count: 1, hours: 0 }],
  [9 * DAY + 5 * HOUR + 59 * MINUTE, { unit: 'days', count: 9, hours: 5 }],
])('FL2: a time of %d ms is told as %j', (ms, span) => {
  expect(spanOf(ms)).toEqual(span);
});

test('FL2: a time is told in its two largest units, rounded down, and never goes back', () => {
  const told = (ms: number) => {
    const span = spanOf(ms);
    if (span.unit === 'hours') return span.hours * HOUR + span.minutes * MINUTE;
    if (span.unit === 'days') return span.count * DAY + span.hours * HOUR;
    return span.count * (span.unit === 'seconds' ? SECOND : MINUTE);
  };
  const size = { seconds: SECOND, minutes: MINUTE, hours: MINUTE, days: HOUR };
  fc.assert(
    fc.property(fc.nat(1000 * DAY), fc.nat(DAY), (ms, later) => {
      expect(ms - told(ms)).toBeGreaterThanOrEqual(0);
      expect(ms - told(ms)).toBeLessThan(size[spanOf(ms).unit]);
      expect(told(ms + later)).toBeGreaterThanOrEqual(told(ms));
    }),
  );
});
