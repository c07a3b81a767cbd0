import fc from 'fast-check';
import { Partitioners } from 'kafkajs';
import { expect, test } from 'vitest';
import { murmur2, partitionOf } from '#lib/simulation/partitioner.ts';
import { bytes } from '#tests/support/builders.ts';

const someKey = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });

/** Where a client's own partitioner puts a key. */
function inKafkajs(key: string, partitions: number): number {
  const partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({
    ...{ partitionId, partitionErrorCode: 0, leader: 1, replicas: [1], isr: [1] },
  }));
  const place = Partitioners.DefaultPartitioner();
  return place({ topic: 't', partitionMetadata, message: { key, value: '' } });
}

test('SM9: murmur2 puts every key where kafkajs puts it', () => {
  fc.assert(
    fc.property(someKey, fc.integer({ min: 1, max: 50 }), (key, partitions) => {
      expect(partitionOf('murmur2', key, partitions)).toBe(inKafkajs(key, partitions));
    }),
  );
});

test('SM9: a piece of a larger buffer is hashed alone', () => {
  const inside = bytes('xx sensor0 xx').subarray(3, 10);
  expect(murmur2(inside)).toBe(murmur2(bytes('sensor0')));
});

test.each([
  ['murmur2', { sensor0: 1, sensor1: 1, sensor2: 0, sensor8: 2 }],
  ['crc32', { sensor0: 0, sensor1: 2, sensor2: 2 }],
] as const)(
  'SM9: on three partitions %s puts the first sensors where clients put them',
  (partitioner, places) => {
    const found = Object.keys(places).map((key) => [key, partitionOf(partitioner, key, 3)]);
    expect(Object.fromEntries(found)).toEqual(places);
  },
);
