import { crc32 as zipSum } from 'node:zlib';
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

test.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
  ['', 275646681],
])('SM9: murmur2 of “%s” is what Kafka’s Java client says', (key, hash) => {
  expect(murmur2(bytes(key))).toBe(hash);
});

test('SM9: crc32 puts every key, an empty one too, where its checksum as of zip says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 50 }), (key, many) => {
      expect(partitionOf('crc32', key, many)).toBe(zipSum(bytes(key)) % many);
    }),
  );
  expect(partitionOf('crc32', '', 7)).toBe(0);
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
