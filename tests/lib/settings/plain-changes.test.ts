import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainChanges, plainFields } from '#lib/settings/plain-changes.ts';

test('JO4: what differs is told field by field, by the way to it', () => {
  const before = { name: 'A', on: true, limits: { low: 1, high: 5 }, list: [1, 2], gone: null };
  const after = { name: 'A', on: false, limits: { low: 1, high: 6 }, list: [1, 3], new: 'x' };
  expect(plainChanges(before, after)).toEqual([
    { field: 'on', before: true, after: false },
    { field: 'limits.high', before: 5, after: 6 },
    { field: 'list', before: '1; 2', after: '1; 3' },
    { field: 'gone', before: null, after: undefined },
    { field: 'new', before: undefined, after: 'x' },
  ]);
  expect(plainFields(before, after)).toHaveLength(7);
});

test('JO4: a list of things, and what lies deep, are told too', () => {
  expect(
    plainChanges(null, { faults: [{ kind: 'burst' }], a: { b: { c: { d: { e: 1 } } } } }),
  ).toEqual([
    { field: 'faults.0.kind', before: undefined, after: 'burst' },
    { field: 'a.b.c.d', before: undefined, after: '{"e":1}' },
  ]);
});

test('JO4: whatever was written down, a bounded list of plain values comes of it', () => {
  const details = fc.option(fc.dictionary(fc.string(), fc.jsonValue()));
  fc.assert(
    fc.property(details, details, (before, after) => {
      const fields = plainFields(before, after);
      expect(fields.length).toBeLessThanOrEqual(100);
      for (const { before: had, after: has } of fields) {
        expect(typeof had === 'object' ? had : null).toBeNull();
        expect(typeof has === 'object' ? has : null).toBeNull();
      }
      expect(plainChanges(before, before)).toEqual([]);
    }),
  );
});
