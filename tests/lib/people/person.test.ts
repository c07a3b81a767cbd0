import fc from 'fast-check';
import { expect, test } from 'vitest';
import { line } from '#lib/api/text.ts';
import { isReserved, personName } from '#lib/people/person.ts';

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

test.each([
  ['Ana\u200b', 'Ana'],
  ['\u202eAna\u2066', 'Ana'],
  ['A\u00adna\u3164', 'Ana'],
  ['Jose\u0301', 'José'],
  ['Jose\u200d\u0301', 'José'],
  ['Ana\u00a0\u2003 Silva', 'Ana Silva'],
  ['\u200d', undefined],
  ['Ana\u2028Silva', undefined],
])('WH5: %j looks as %j does, and is it', (typed, name) => {
  expect(personName(typed)).toBe(name);
});

test('WH5, JO1: a name stays what it is, and the journal can be asked for it', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ maxLength: 120, minLength: 90 }),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const name = personName(typed);
      fc.pre(name !== undefined);
      expect(personName(name)).toBe(name);
      expect(line(100).safeParse(name).data).toBe(name);
    }),
  );
});

test.each(['Gelo', 'gelo', 'npm run user'])('WH5: nobody is called %s', (name) => {
  expect(isReserved(name)).toBe(true);
  expect(isReserved(`${name} 2`)).toBe(false);
});
