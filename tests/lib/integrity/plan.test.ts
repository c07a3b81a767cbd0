import { crc32 as zipSum } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keysOf } from '#lib/integrity/keys.ts';
import { createPlan } from '#lib/integrity/plan.ts';
import { crc32 } from '#lib/reading/crc32.ts';
import { partitionOf } from '#lib/simulation/partitioner.ts';

const somePlan = fc.record({
  count: fc.integer({ min: 1, max: 1_000_000 }),
  keys: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 20 }),
  seed: fc.integer(),
});

test('IC1: a sum is that of zip, and goes on from the one before', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (one, other) => {
      expect(crc32(one)).toBe(zipSum(one));
      expect(crc32(other, crc32(one))).toBe(zipSum(Buffer.concat([one, other])));
    }),
  );
});

test('IC1: a message can be made again from its number, and says its number, key and sum', () => {
  fc.assert(
    fc.property(somePlan, fc.nat(), (given, any) => {
      const [one, again] = [createPlan(given), createPlan(given)];
      const number = any % given.count;
      const { key, value, sum } = one.message(number);
      expect(again.message(number)).toEqual({ number, key, value, sum });
      expect(given.keys[one.keyOf(number)]).toBe(key);
      expect(sum).toBe(zipSum(value, zipSum(Buffer.from(key))));
      expect(Buffer.from(value).toString('latin1')).toMatch(new RegExp(`^${number} .{40}$`, 's'));
    }),
  );
});

test('IC1: another seed is another check, in values and in the order of keys', () => {
  const keys = ['a', 'b', 'c'];
  const [one, other] = [1, 2].map((seed) => createPlan({ count: 200, keys, seed }));
  const orders = [one, other].map((plan) =>
    Array.from({ length: 200 }, (_, number) => plan?.keyOf(number)).join(''),
  );
  expect(orders[0]).not.toBe(orders[1]);
  expect(one?.message(0).value).not.toEqual(other?.message(0).value);
});

test('IC1: bytes of every value occur, and keys come about equally often', () => {
  const plan = createPlan({ count: 3000, keys: ['a', 'b', 'c'], seed: 7 });
  const values = new Set<number>();
  const often = [0, 0, 0];
  for (let number = 0; number < plan.count; number++) {
    for (const byte of plan.message(number).value) values.add(byte);
    often[plan.keyOf(number)] = (often[plan.keyOf(number)] ?? 0) + 1;
  }
  expect(values.size).toBe(256);
  for (const count of often) expect(count).toBeGreaterThan(850);
});

test('IC1: every key comes once before any comes twice', () => {
  const keys = Array.from({ length: 50 }, (_, nth) => `k${nth}`);
  const plan = createPlan({ count: 60, keys, seed: 3 });
  const first = Array.from({ length: 50 }, (_, number) => plan.message(number).key);
  expect(new Set(first).size).toBe(50);
});

test.each([1, 3, 6, 12, 50])('IC1: spread keys leave out none of %d partitions', (partitions) => {
  for (const partitioner of ['murmur2', 'crc32'] as const) {
    const keys = keysOf({ strategy: 'spread' }, partitions);
    const met = new Set(keys.map((key) => partitionOf(partitioner, key, partitions)));
    expect(met.size).toBe(partitions);
  }
});

test('IC1: keys are those that are wished', () => {
  expect(keysOf({ strategy: 'spread', keys: 2 }, 3)).toEqual(['gelo-check-0', 'gelo-check-1']);
  expect(keysOf({ strategy: 'one', key: 'sensor0' }, 3)).toEqual(['sensor0']);
  expect(keysOf({ strategy: 'list', list: ['a', 'b'] }, 3)).toEqual(['a', 'b']);
});
