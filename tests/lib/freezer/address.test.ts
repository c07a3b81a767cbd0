import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freezerOfAddress } from '#lib/freezer/address.ts';
import { validId } from '#lib/freezer/key.ts';

test('UI8: whatever an id holds, its address names it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), (text) => {
      const id = validId(text);
      fc.pre(id !== undefined);
      expect(freezerOfAddress(encodeURIComponent(id ?? ''))).toBe(id);
    }),
  );
});

test.each(['%', '%E0%A4%A', '%00', '', '%20', 'x'.repeat(201)])(
  'UI9: %j names no freezer',
  (part) => {
    expect(freezerOfAddress(part)).toBeUndefined();
  },
);

test('UI9: whatever is typed, it is no error', () => {
  fc.assert(
    fc.property(fc.string(), (part) => {
      expect(() => freezerOfAddress(part)).not.toThrow();
    }),
  );
});
