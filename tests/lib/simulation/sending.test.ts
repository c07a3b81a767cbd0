import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '#lib/reading/reading.ts';
import {
  KEY_STRATEGIES,
  keyFor,
  partitionFor,
  partitionMap,
  USUAL_SENDING,
  valueFor,
} from '#lib/simulation/sending.ts';
import { sensorId } from '#lib/simulation/sensor.ts';
import { bytes, NOON } from '#tests/support/builders.ts';

const SENSORS = Array.from({ length: 9 }, (_, number) => sensorId(number));

test('SM1: a sensor sends its value with two decimals as text, its id is the key', () => {
  expect(keyFor('sensor', 'sensor7')).toBe('sensor7');
  expect(valueFor('sensor', 'sensor7', -3.4, NOON)).toBe('-3.40');
  expect(valueFor('sensor', 'sensor7', -0.001, NOON)).toBe('0.00');
});

test('SM8: without a key of its own its id stands in the value', () => {
  expect(keyFor('none', 'sensor7')).toBeNull();
  expect(keyFor('one', 'sensor7')).toBe(keyFor('one', 'sensor8'));
  const value = `{"id":"sensor7","temperature":-3.4,"timestamp":${NOON}}`;
  expect(valueFor('none', 'sensor7', -3.404, NOON)).toBe(value);
});

test('SM1, SM8: whatever is measured, and however the key is chosen, Gelo reads it as that sensor’s', () => {
  const celsius = fc.double({ min: -200, max: 200, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(...KEY_STRATEGIES), celsius, (keys, celsius) => {
      const key = keyFor(keys, 'sensor3');
      const value = bytes(valueFor(keys, 'sensor3', celsius, NOON));
      const raw = { key: key === null ? null : bytes(key), value, timestamp: String(NOON) };
      const read = decode(raw, NOON);
      expect(read).toMatchObject({ freezer: 'sensor3', at: NOON });
      expect(Math.abs((read as { celsius: number }).celsius - celsius)).toBeLessThan(0.00501);
    }),
  );
});

test('SM9: the map says before the start which partition stays empty', () => {
  const three = SENSORS.slice(0, 3);
  expect(partitionMap(USUAL_SENDING, three, 3)).toEqual([['sensor2'], ['sensor0', 'sensor1'], []]);
  const crc32 = { ...USUAL_SENDING, partitioner: 'crc32' } as const;
  expect(partitionMap(crc32, three, 3)).toEqual([['sensor0'], [], ['sensor1', 'sensor2']]);
  const one = partitionMap({ ...USUAL_SENDING, keys: 'one' }, three, 3);
  expect(one.filter((each) => each.length > 0)).toEqual([three]);
  expect(partitionMap({ ...USUAL_SENDING, keys: 'none' }, three, 3)).toEqual(['all', 'all', 'all']);
});

test('SM9: every message goes where the map says', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...KEY_STRATEGIES),
      fc.constantFrom('murmur2' as const, 'crc32' as const),
      fc.integer({ min: 1, max: 12 }),
      fc.nat(),
      (keys, partitioner, partitions, turn) => {
        const settings = { ...USUAL_SENDING, keys, partitioner };
        const map = partitionMap(settings, SENSORS, partitions);
        for (const sensor of SENSORS) {
          const told = map[partitionFor(settings, sensor, turn, partitions)];
          expect(told === 'all' || told?.includes(sensor)).toBe(true);
        }
      },
    ),
  );
});

test('SM8: without a key sensors take turns, so that no partition gets more than one beyond another', () => {
  const counts = [0, 0, 0, 0];
  const settings = { ...USUAL_SENDING, keys: 'none' } as const;
  for (let turn = 0; turn < 1002; turn++) {
    const partition = partitionFor(settings, 'sensor0', turn, counts.length);
    counts[partition] = (counts[partition] ?? 0) + 1;
  }
  expect(Math.max(...counts) - Math.min(...counts)).toBe(1);
});
