import fc from 'fast-check';
import { Partitioners } from 'kafkajs';
import { expect, test } from 'vitest';
import { explainedBy, workOut } from '#lib/delivery/hash-worked-out.ts';
import { exampleFor, splitKeys } from '#lib/delivery/placement.ts';

const someKey = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
const somePartitions = fc.integer({ min: 1, max: 50 });

test('DE7: the example of the documentation, worked out by hand', () => {
  // zlib.crc32(b'sensor0') and kafkajs's murmur2 of the same.
  expect(workOut('crc32', 'sensor0', 3)).toMatchObject({ partition: 0 });
  expect(workOut('murmur2', 'sensor0', 3)).toMatchObject({ partition: 1 });
});

test('DE7: what is worked out is where kafkajs’s own partitioner sends the key', () => {
  fc.assert(
    fc.property(someKey, somePartitions, (key, partitions) => {
      const partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({
        ...{ partitionId, partitionErrorCode: 0, leader: 1, replicas: [1], isr: [1] },
      }));
      const place = Partitioners.DefaultPartitioner();
      const theirs = place({ topic: 't', partitionMetadata, message: { key, value: '' } });
      expect(workOut('murmur2', key, partitions).partition).toBe(theirs);
    }),
  );
});

test('DE7: each step follows from the one before', () => {
  fc.assert(
    fc.property(someKey, somePartitions, (key, partitions) => {
      const murmur2 = workOut('murmur2', key, partitions);
      const unsigned = murmur2.hash < 0 ? murmur2.hash + 2 ** 31 : murmur2.hash;
      expect(murmur2.dividend).toBe(unsigned);
      const crc32 = workOut('crc32', key, partitions);
      expect(crc32.dividend).toBe(crc32.hash);
      for (const worked of [murmur2, crc32]) {
        expect(worked.dividend % partitions).toBe(worked.partition);
        expect(explainedBy(key, worked.partition, partitions)).toContain(worked.partitioner);
      }
    }),
  );
});

test('DE7: three sensors leave one of three partitions empty, by either rule', () => {
  const keys = ['sensor0', 'sensor1', 'sensor2'];
  const of = (rule: 'murmur2' | 'crc32') => keys.map((key) => workOut(rule, key, 3).partition);
  expect(of('murmur2')).toEqual([1, 1, 0]);
  expect(of('crc32')).toEqual([0, 2, 2]);
  expect(exampleFor('murmur2', 2, 3)).toBe('sensor8');
  expect(workOut('crc32', exampleFor('crc32', 1, 3) ?? '', 3).partition).toBe(1);
});

test('DE7: a key on two partitions is named, with the rule that put it on each', () => {
  const seen = [
    { partition: 1, keys: ['sensor0', 'sensor1'] },
    { partition: 0, keys: ['sensor0', 'sensor2'] },
    { partition: 2, keys: [] },
  ];
  expect(splitKeys(seen, 3)).toEqual([
    {
      key: 'sensor0',
      seen: [
        { partition: 0, by: ['crc32'] },
        { partition: 1, by: ['murmur2'] },
      ],
    },
  ]);
});

test('DE7: where neither rule explains a place, none is named', () => {
  const seen = [0, 1, 2].map((partition) => ({ partition, keys: ['sensor0'] }));
  expect(splitKeys(seen, 3)[0]?.seen[2]).toEqual({ partition: 2, by: [] });
});
