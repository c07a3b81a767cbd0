import fc from 'fast-check';
import { expect, test } from 'vitest';
import { line } from '#lib/api/text.ts';
import { personName } from '#lib/person.ts';

test.each([
  [' José Silva ', 'José Silva'],
  ['Ana', 'Ana'],
  ['', undefined],
  ['   ', undefined],
  ['a\nb', undefined],
  ['x'.repeat(100), 'x'.repeat(100)],
  ['x'.repeat(101), undefined],
  ['🧊'.repeat(100), '🧊'.repeat(100)],
])('UI10: the name in %j is %j', (typed, name) => {
  expect(personName(typed)).toBe(name);
});

test('UI10, AP4: a name is one exactly where the API takes it', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ maxLength: 120, minLength: 90 }),
  );
  fc.assert(
    fc.property(text, (typed) => {
      expect(personName(typed)).toBe(line(100).safeParse(typed).data);
    }),
  );
});
