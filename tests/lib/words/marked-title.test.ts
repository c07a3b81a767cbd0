import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedTitle } from '#lib/words/marked-title.ts';

test('AT1: the number stands before the title, and goes with the last alarm', () => {
  expect(markedTitle('Gelo', 2)).toBe('(2) ⚠ Gelo');
  expect(markedTitle('(2) ⚠ Gelo', 11)).toBe('(11) ⚠ Gelo');
  expect(markedTitle('(11) ⚠ Gelo', 0)).toBe('Gelo');
});

test('AT1: marked again and again, it has one mark and the title stays', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.nat(20), { minLength: 1 }), (title, counts) => {
      fc.pre(!/^\(\d+\) ⚠ /.test(title));
      const last = counts.reduce((before, count) => markedTitle(before, count), title);
      expect(last).toBe(markedTitle(title, counts.at(-1) ?? 0));
      expect(markedTitle(last, 0)).toBe(title);
    }),
  );
});
