import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listSensors, MAX_SENSORS, sensorId, sensorNumber } from '#lib/simulation/sensor.ts';

test('SM1: sensors are called sensor0, sensor1, …', () => {
  expect([0, 1, 999].map(sensorId)).toEqual(['sensor0', 'sensor1', 'sensor999']);
});

test('SM1: an id tells its number, and nothing else is an id', () => {
  fc.assert(
    fc.property(fc.nat(MAX_SENSORS - 1), (number) => {
      expect(sensorNumber(sensorId(number))).toBe(number);
    }),
  );
  for (const other of [
    'sensor',
    'sensor01',
    'sensor1000',
    'sensor-1',
    'Sensor1',
    ' sensor1',
    '1',
  ]) {
    expect(sensorNumber(other)).toBeUndefined();
  }
});

test.each([
  [[], ''],
  [[4], 'sensor4'],
  [[2, 0, 1], 'sensor0–sensor2'],
  [[0, 2, 3, 9], 'sensor0, sensor2–sensor3, sensor9'],
])('SM14: the journal tells %j in few words', (numbers, words) => {
  expect(listSensors(numbers)).toBe(words);
});
