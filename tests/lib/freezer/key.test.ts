import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyReader, freezerOfKey } from '#lib/freezer/key.ts';
import { bytes } from '#tests/support/builders.ts';

test('RD3, RD8: a reader that knows keys reads each as if it were the first', () => {
  const some = fc.constantFrom('f1', ' f1', 'f2', '', 'a\nb', 'é', 'a'.repeat(300)).map(bytes);
  const key = fc.option(fc.oneof({ weight: 3, arbitrary: some }, fc.uint8Array({ maxLength: 3 })));
  fc.assert(
    fc.property(fc.array(key, { maxLength: 50, size: 'max' }), (keys) => {
      const readKey = createKeyReader();
      expect(keys.map(readKey)).toEqual(keys.map(freezerOfKey));
    }),
    { numRuns: 300 },
  );
});

test('RD3: keys with the same hash are told apart', () => {
  const readKey = createKeyReader();
  const collisions = ['costarring', 'liquid', 'declinate', 'macallums', 'costarring', 'declinate'];
  expect(collisions.map((key) => readKey(bytes(key)))).toEqual(collisions);
});

test('RD3: a key is known by its bytes as they were, also when their buffer is used again', () => {
  const readKey = createKeyReader();
  const buffer = bytes('f1');
  readKey(buffer);
  buffer.set(bytes('f2'));
  expect([readKey(buffer), readKey(bytes('f1'))]).toEqual(['f2', 'f1']);
});

test('RD3: more keys than can be known are read all the same', () => {
  const readKey = createKeyReader();
  const keys = Array.from({ length: 50_000 }, (_, n) => `f${n % 30_000}`);
  expect(keys.map((key) => readKey(bytes(key)))).toEqual(keys);
});

test('LV5: huge keys, each another, do not fill the memory', () => {
  const readKey = createKeyReader();
  const key = new Uint8Array(1024 * 1024).fill(97);
  const before = process.memoryUsage().arrayBuffers;
  for (let n = 0; n < 100; n++) {
    key[n] = 98;
    expect(readKey(key)).toBeUndefined();
  }
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
});
