import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMe, writeMe } from '#lib/people/me.ts';
import { ROLES } from '#lib/people/roles.ts';

test('WH2: who looks comes to the page as the server knew it, whatever the name', () => {
  const name = fc.oneof(fc.constant(null), fc.string({ unit: 'grapheme', minLength: 1 }));
  const role = fc.constantFrom(null, ...ROLES);
  fc.assert(
    fc.property(name, role, fc.boolean(), (person, given, unfinished) => {
      const me = { person, role: given, ...(unfinished && { unfinished }) };
      const header = writeMe(me);
      expect(header).toMatch(/^[\x21-\x7e]+$/);
      expect(readMe(header)).toEqual(me);
    }),
  );
});

test('WH2: without the server’s word it is nobody, who may nothing', () => {
  expect(readMe(null)).toEqual({ person: null, role: null });
});
