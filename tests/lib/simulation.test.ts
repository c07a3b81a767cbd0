import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '#lib/reading.ts';
import { sensorKey, simulatedCelsius } from '#lib/simulation.ts';
import { bytes, NOON } from '#tests/support/builders.ts';

test('SM1: sensors are keyed sensor0, sensor1, …', () => {
  expect([0, 1, 999].map(sensorKey)).toEqual(['sensor0', 'sensor1', 'sensor999']);
});

test.each([
  [0, '-5.00'],
  [0.158, '-3.42'],
  [0.5, '0.00'],
  [0.9999999, '5.00'],
])('SM1: chance %d sends %s', (chance, text) => {
  expect(simulatedCelsius(() => chance)).toBe(text);
});

test('SM1: whatever the chance, a text with two decimals between −5 and 5 that Gelo reads', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (chance) => {
      const text = simulatedCelsius(() => chance);
      expect(text).toMatch(/^(-?[0-4]\.\d\d|-?5\.00)$/);
      expect(text).not.toBe('-0.00');
      const raw = { key: bytes('sensor0'), value: bytes(text), timestamp: String(NOON) };
      expect(decode(raw, NOON)).toMatchObject({ celsius: Number(text) });
    }),
  );
});
